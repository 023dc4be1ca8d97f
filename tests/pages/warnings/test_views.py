"""The whole way in the admin: a warning before publishing, a reason, and what is published then."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts.choices import Role
from pages.models import OverriddenWarning, StandardPage
from pages.warnings import editing
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.members import OrganisationFactory
from tests.factories.pages import home_of
from tests.pages.warnings.writing import members_today, page_with

pytestmark = pytest.mark.django_db

REASON = "Das war der Stand bei der Gründung."


def client_of(role, hostname="localhost"):
    user = user_with_role(role, hostname)
    client = signed_in(user, hostname)
    client.user = user
    return client


@pytest.fixture
def editor():
    return client_of(Role.EDITOR)


def form_of(page, words, **action):
    """Return what the form of a page sends."""
    section = {
        "heading": "Abschnitt",
        "look": "",
        "anchor": "abschnitt",
        "content": streamfield([("text", rich_text(words))]),
    }
    data = {"title": page.title, "slug": page.slug, "body": streamfield([("section", section)])}
    return nested_form_data(data | {"comments": inline_formset([])} | action)


def publish(client, page, words):
    address = f"/admin/pages/{page.pk}/edit/"
    return client.post(address, form_of(page, words, **{"action-publish": "1"}))


def question(page):
    return f"/admin/page-warnings/{page.pk}/"


def hidden(response):
    soup = BeautifulSoup(response.content, "html.parser")
    return {
        field["name"]: field.get("value", "") for field in soup.select("form input[type=hidden]")
    }


def nevertheless(client, address, reason=REASON, **sent):
    fields = hidden(client.get(address)) | {"reason": reason} | sent
    return client.post(address, fields)


def text_of(page):
    return StandardPage.objects.get(pk=page.pk).body[0].value["content"][0].value.source


def wrong(number=2):
    return f"<p>Wir sind {members_today() - number} Mitgliedsorganisationen.</p>"


# ------------------------------------------------------------------------------ the form
def test_page_in_order_is_published_at_once(editor):
    page = page_with("<p>Alt.</p>")

    response = publish(editor, page, "<p>Neu.</p>")

    assert response.headers["Location"] == f"/admin/pages/{page.get_parent().pk}/"
    assert "Neu." in text_of(page)


def test_warning_keeps_what_was_typed_as_a_draft_and_explains_itself(editor):
    page = page_with("<p>Alt.</p>")

    response = publish(editor, page, wrong())

    assert response.headers["Location"] == question(page)
    assert "Alt." in text_of(page)
    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert str(members_today() - 2) in draft.body[0].value["content"][0].value.source
    soup = BeautifulSoup(editor.get(question(page)).content, "html.parser")
    found = soup.select_one(".desk-warning__found").get_text()
    assert f"{members_today() - 2} Mitgliedsorganisationen" in found
    assert str(members_today()) in found
    assert "{{ member_count }}" in found
    assert "Abschnitt" in soup.select_one(".desk-warning__place").get_text()


def test_reason_publishes_the_page_and_is_kept(editor):
    page = page_with("<p>Alt.</p>")
    publish(editor, page, wrong())

    response = nevertheless(editor, question(page))

    assert response.headers["Location"] == f"/admin/pages/{page.pk}/edit/"
    assert "Mitgliedsorganisationen" in text_of(page)
    row = OverriddenWarning.objects.get(page_id=page.pk)
    assert (row.reason, row.overridden_by, row.kind) == (REASON, editor.user, "number")
    entry = PageLogEntry.objects.get(page=page.pk, action="pages.warnings_overridden")
    assert (entry.user, entry.data["reason"]) == (editor.user, REASON)
    assert REASON in editor.get(f"/admin/pages/{page.pk}/history/").content.decode()


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
def test_without_a_reason_nothing_is_published(editor, reason):
    page = page_with("<p>Alt.</p>")
    publish(editor, page, wrong())

    response = nevertheless(editor, question(page), reason)

    assert response.context["form"].errors.keys() == {"reason"}
    assert "Alt." in text_of(page)
    assert not OverriddenWarning.objects.exists()


def test_what_was_let_pass_is_not_asked_again(editor):
    page = page_with("<p>Alt.</p>")
    publish(editor, page, wrong())
    nevertheless(editor, question(page))

    page = StandardPage.objects.get(pk=page.pk)
    with_ids = page.get_latest_revision()
    response = editor.get(f"/admin/pages/{page.pk}/edit/")
    assert response.status_code == 200
    again = with_ids.as_object()
    again.title = "Anderer Titel"
    again.save_revision()

    assert editor.get(question(page)).headers["Location"] == f"/admin/pages/{page.pk}/edit/"


def test_other_number_in_the_register_is_asked_again(editor):
    page = page_with("<p>Alt.</p>")
    publish(editor, page, wrong())
    nevertheless(editor, question(page))

    OrganisationFactory(member=True)

    assert editor.get(question(page)).status_code == 200


def test_warning_that_nobody_has_read_is_shown_first(editor):
    page = page_with("<p>Alt.</p>")
    publish(editor, page, wrong())
    sent = hidden(editor.get(question(page))) | {"reason": REASON}
    OrganisationFactory(member=True)

    response = editor.post(question(page), sent)

    assert list(response.context["form"].errors) == ["__all__"]
    assert REASON in response.content.decode()
    assert "Alt." in text_of(page)
    again = editor.post(question(page), hidden(response) | {"reason": REASON})
    assert again.status_code == 302
    assert "Mitgliedsorganisationen" in text_of(page)


def test_words_typed_into_the_same_draft_are_shown_first(editor):
    page = page_with("<p>Alt.</p>")
    publish(editor, page, wrong())
    sent = hidden(editor.get(question(page))) | {"reason": REASON}
    stored = StandardPage.objects.get(pk=page.pk)
    typed = stored.get_latest_revision_as_object()
    typed.title = "Ungelesen"
    typed.save_revision(user=editor.user, overwrite_revision=stored.latest_revision)

    response = editor.post(question(page), sent)

    assert list(response.context["form"].errors) == ["__all__"]
    assert StandardPage.objects.get(pk=page.pk).title == page.title


def test_new_page_waits_as_a_draft(editor):
    page = StandardPage(title="Ganz neu", slug="ganz-neu")
    address = f"/admin/pages/add/pages/standardpage/{home_of().pk}/"

    response = editor.post(address, form_of(page, wrong(), **{"action-publish": "1"}))

    page = StandardPage.objects.get(slug="ganz-neu")
    assert response.headers["Location"] == question(page)
    assert (page.live, page.has_unpublished_changes) == (False, True)
    nevertheless(editor, question(page))
    assert StandardPage.objects.get(slug="ganz-neu").live


def test_new_page_in_order_is_public_at_once(editor):
    page = StandardPage(title="Ganz neu", slug="ganz-neu")
    address = f"/admin/pages/add/pages/standardpage/{home_of().pk}/"

    editor.post(address, form_of(page, "<p>Gut.</p>", **{"action-publish": "1"}))

    page = StandardPage.objects.get(slug="ganz-neu")
    assert (page.live, page.has_unpublished_changes) == (True, False)
    assert page.first_published_at is not None


def test_new_page_is_not_public_where_the_question_fails(editor, monkeypatch):
    def broken(page):
        raise RuntimeError("no warnings today")

    monkeypatch.setattr(editing, "Asked", broken)
    page = StandardPage(title="Ganz neu", slug="ganz-neu")
    address = f"/admin/pages/add/pages/standardpage/{home_of().pk}/"

    with pytest.raises(RuntimeError):
        editor.post(address, form_of(page, "<p>Gut.</p>", **{"action-publish": "1"}))

    assert not StandardPage.objects.get(slug="ganz-neu").live


def test_draft_is_saved_without_a_question(editor):
    page = page_with("<p>Alt.</p>")

    response = editor.post(f"/admin/pages/{page.pk}/edit/", form_of(page, wrong()))

    assert response.headers["Location"] == f"/admin/pages/{page.pk}/edit/"


def test_time_that_was_set_is_kept(editor):
    page = page_with("<p>Alt.</p>")
    page.save_revision().publish()
    form = form_of(page, wrong(), **{"action-publish": "1", "go_live_at": "2099-01-01 12:00"})
    editor.post(f"/admin/pages/{page.pk}/edit/", form)

    nevertheless(editor, question(page))

    assert "Alt." in text_of(page)
    assert Page.objects.get(pk=page.pk).approved_schedule


# ------------------------------------------------------------------------------ borders
@pytest.mark.parametrize(
    ("role", "hostname"),
    [
        (Role.BOARD, "localhost"),
        (Role.TRANSLATOR, "localhost"),
        (Role.EDITOR, "auslaenderrat.localhost"),
        (Role.ADMINISTRATION, "auslaenderrat.localhost"),
    ],
)
def test_nobody_else_lets_a_warning_pass(editor, role, hostname):
    page = page_with("<p>Alt.</p>")
    publish(editor, page, wrong())
    sent = hidden(editor.get(question(page))) | {"reason": REASON}

    response = client_of(role, hostname).post(question(page), sent)

    assert response.status_code == 302
    assert not OverriddenWarning.objects.exists()
    assert "Alt." in text_of(page)
