"""Publishing a choice of pages at once."""

import re

import pytest
from bs4 import BeautifulSoup

from accounts.choices import Role
from pages.choices import LegalKind
from pages.models import LegalPage, StandardPage
from tests.factories.accounts import person
from tests.factories.pages import StandardPageFactory, body, home_of, section, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return person(Role.EDITOR)


def draft(html, parent=None):
    """A legal page that was never published, with a text."""
    LegalPage.objects.filter(kind=LegalKind.PRIVACY).delete()
    page = LegalPage(
        title="Entwurf", kind=LegalKind.PRIVACY, live=False, body=body(section(text(html)))
    )
    (parent or home_of()).add_child(instance=page)
    page.save_revision()
    return page


def publish(client, *pages, **data):
    ids = "&".join(f"id={page.pk}" for page in pages)
    return client.post(
        f"/admin/bulk/wagtailcore/page/publish/?{ids}&next=/admin/pages/", data, follow=True
    )


def words(answer):
    soup = BeautifulSoup(answer.content, "html.parser")
    return " ".join(soup.select_one(".messages li").find(string=re.compile("„")).split())


def test_unfinished_page_among_others_is_refused_with_a_sentence(editor):
    page, other = draft("<p>Daten liegen bei [[Anbieter]].</p>"), StandardPageFactory(live=False)
    other.save_revision()

    answer = publish(editor, page, other)

    assert answer.status_code == 200
    assert words(answer) == (
        "„Entwurf“ kann noch nicht veröffentlicht werden: Text: Hier ist noch eine Lücke:"
        " „Anbieter“. Füllen Sie sie aus, oder löschen Sie sie samt Klammern."
    )
    assert not LegalPage.objects.get(pk=page.pk).live
    assert not StandardPage.objects.get(pk=other.pk).live


def test_unfinished_page_below_a_chosen_one_is_refused(editor):
    home = home_of()
    page = draft("<p>[[Lücke]]</p>", home)

    publish(editor, home, include_descendants="on")

    assert not LegalPage.objects.get(pk=page.pk).live


def test_finished_pages_are_published(editor):
    page = draft("<p>Wir speichern nichts.</p>")

    publish(editor, page)

    assert LegalPage.objects.get(pk=page.pk).live


def test_legal_page_cannot_be_copied(editor):
    page = draft("<p>Wir speichern nichts.</p>")
    data = {
        "new_title": "Kopie",
        "new_slug": "kopie",
        "new_parent_page": home_of().pk,
        "publish_copies": "on",
    }

    answer = editor.post(f"/admin/pages/{page.pk}/copy/", data, follow=True)

    assert words(answer) == (
        "„Entwurf“ kann nicht kopiert werden: Eine Website hat von dieser Art eine Seite."
    )
    assert LegalPage.objects.filter(kind=LegalKind.PRIVACY, locale=page.locale).count() == 1
