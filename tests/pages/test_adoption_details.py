"""What is on record of an adoption beside its words: put right in the admin; minutes that stay."""

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import PageLogEntry

from accounts.choices import Role
from pages import adopting, adoption_details
from pages.models import AssociationDocument, SiteSettings, StatementPage
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.files import DocumentFactory
from tests.factories.pages import StatementPageFactory, body, locale_of, section, text
from tests.translations.conftest import translate
from translations import memory

pytestmark = pytest.mark.django_db

EARLIER, DAY = date(2019, 6, 15), date(2025, 5, 3)
GIVEN = {"adopted_by": "members", "adopted_in": "Halle", "minutes": "", "minutes_reference": ""}


def words(said):
    return body(section(text(f"<p>{said}</p>"), heading="Vision", anchor="vision"))


@pytest.fixture(scope="module")
def module_page(module_db):
    """A statement with two versions, the town of the second one wrong, a translation and a draft."""
    page = StatementPageFactory(
        title="Grundsätze", slug="grundsaetze", body=words("Damals."), adopted_on=EARLIER
    )
    page.body = words("Heute.")
    page.save_revision()
    adopting.record(page, adopting.Facts(DAY, "members", "Leipzig"))
    page = StatementPage.objects.get(pk=page.pk)
    source = memory.synchronise_source(page)
    translate(source, locale_of("en"), {"Grundsätze": "Principles"})
    memory.publish_translation(source, locale_of("en"))
    page.body = words("Künftig.")
    page.save_revision()
    return page


@pytest.fixture
def page(module_page):
    return StatementPage.objects.get(pk=module_page.pk)


@pytest.fixture
def minutes(page):
    collection = SiteSettings.objects.get(site__hostname="localhost").collection
    return DocumentFactory(title="Protokoll", name="protokoll.pdf", size=10, collection=collection)


@pytest.fixture(scope="module")
def editor(module_db):
    return signed_in(user_with_role(Role.EDITOR, "localhost"))


def address(page, version=None):
    path = f"/admin/pages/{page.pk}/adoption-details/"
    return f"{path}?version={version.pk}" if version else path


def read(path):
    """Return what visitors read at an address."""
    response = Client(SERVER_NAME="localhost").get(path)
    return BeautifulSoup(response.content, "html.parser").select_one("main").get_text(" ")


# ------------------------------------------------------------------------------- the facts
def test_what_is_put_right_is_public_at_once_in_all_languages(page, editor):
    english = page.get_translation(locale_of("en"))

    answer = editor.post(address(page), GIVEN)

    version = page.version_in_force
    assert answer.headers["Location"] == address(page)
    for path in (page.get_url(), english.get_url(), f"{page.get_url()}2025-05-03/"):
        assert "Halle" in read(path)
        assert "Leipzig" not in read(path)
    assert "Heute." in read(page.get_url())
    assert version.is_intact


def test_draft_of_the_next_version_stays_the_newest(page, editor):
    editor.post(address(page), GIVEN)

    stored = StatementPage.objects.get(pk=page.pk)
    assert stored.has_unpublished_changes
    newest = stored.get_latest_revision_as_object()
    assert newest.adopted_in == "Halle"
    assert "Künftig." in str(newest.body.get_prep_value())
    assert adopting.is_new(stored, newest)


def test_minutes_come_later(page, editor, minutes):
    editor.post(address(page), GIVEN | {"adopted_in": "Leipzig", "minutes": minutes.pk})
    with_minutes = read(f"{page.get_url()}2025-05-03/")
    editor.post(address(page), GIVEN | {"minutes_reference": "Punkt 7"})

    assert "Protokoll" in with_minutes
    assert "PDF" in with_minutes
    version = page.version_in_force
    assert (version.minutes, version.minutes_reference) == (None, "Punkt 7")
    assert "Punkt 7" in read(f"{page.get_url()}2025-05-03/")


def test_earlier_version_is_put_right_and_the_one_in_force_stays(page, editor):
    _in_force, earlier = page.adopted_versions.all()
    soup = BeautifulSoup(editor.get(address(page)).content, "html.parser")
    [link] = soup.select("main section a")
    assert link["href"] == f"?version={earlier.pk}"

    editor.post(address(page, earlier), GIVEN)

    assert [version.adopted_in for version in page.adopted_versions.all()] == ["Leipzig", "Halle"]
    assert "Leipzig" in read(page.get_url())
    assert "Halle" in read(f"{page.get_url()}2019-06-15/")


def test_form_shows_what_is_on_record(page, editor):
    form = editor.get(address(page)).context["form"]

    assert {name: form[name].value() for name in form.fields} == {
        "adopted_by": "members", "adopted_in": "Leipzig", "minutes": None, "minutes_reference": "",
    }  # fmt: skip


def test_history_says_who_put_it_right_and_nothing_of_what_stayed(page, editor):
    answer = editor.post(address(page), GIVEN)
    editor.post(address(page), GIVEN)

    [entry] = PageLogEntry.objects.filter(page=page.pk, action=adopting.AMEND)
    assert entry.user == answer.wsgi_request.user
    assert entry.data == {"fields": ["adopted_in"]}


def test_what_a_translator_wrote_of_the_town_stays(page):
    english = page.get_translation(locale_of("en"))
    StatementPage.objects.filter(pk=english.pk).update(adopted_in="Leipsic")

    version = page.version_in_force
    adoption_details.put_right(version, adopting.Facts(DAY, "board", "Halle"), None)

    english.refresh_from_db()
    assert (english.adopted_by, english.adopted_in) == ("board", "Leipsic")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"adopted_by": "stammtisch"}, "adopted_by"),
        ({"adopted_in": "x" * 101}, "adopted_in"),
        ({"minutes": "999999"}, "minutes"),
    ],
)
def test_what_cannot_be_is_refused(page, editor, given, field):
    answer = editor.post(address(page), GIVEN | given)

    assert list(answer.context["form"].errors) == [field]
    assert page.version_in_force.adopted_in == "Leipzig"


def test_minutes_of_another_site_are_refused(page, editor):
    other = SiteSettings.objects.get(site__hostname="auslaenderrat.localhost").collection
    document = DocumentFactory(name="fremd.pdf", size=10, collection=other)

    answer = editor.post(address(page), GIVEN | {"minutes": document.pk})

    assert list(answer.context["form"].errors) == ["minutes"]


def test_only_adoptions_of_the_page_are_there(page, editor):
    free = StatementPageFactory()

    assert editor.get(address(free)).status_code == 404
    assert editor.get(address(free, page.version_in_force)).status_code == 404
    assert editor.get(f"{address(page)}?version=x").status_code == 404
    translated = page.get_translation(locale_of("en"))
    assert editor.get(address(translated)).status_code == 404
    assert editor.post(address(free, page.version_in_force), GIVEN).status_code == 404


def test_nobody_else_puts_anything_right(page):
    for role in (Role.TRANSLATOR, Role.BOARD):
        signed_in(user_with_role(role, "localhost")).post(address(page), GIVEN)
    signed_in(user_with_role(Role.EDITOR, "auslaenderrat.localhost")).post(address(page), GIVEN)

    assert page.version_in_force.adopted_in == "Leipzig"


# ------------------------------------------------------------------------------ the minutes
@pytest.fixture
def kept(page, minutes):
    adoption_details.put_right(
        page.version_in_force, adopting.Facts(DAY, "members", "Leipzig", minutes), None
    )
    return minutes


def test_other_file_of_the_minutes_is_refused_in_words(editor, kept):
    path = f"/admin/documents/edit/{kept.pk}/"
    data = {"title": "Anderer Titel", "collection": kept.collection_id, "tags": ""}
    asked = editor.get(path).content.decode()

    answer = editor.post(path, data | {"file": SimpleUploadedFile("neu.pdf", b"neu")})

    [refused] = answer.context["form"].errors["file"]
    assert refused.startswith("Das ist das Protokoll zu „Grundsätze“, beschlossen am 3. Mai 2025")
    assert "Das ist das Protokoll zu" in asked
    editor.post(path, data)
    before, kept_file = kept.file.name, AssociationDocument.objects.get(pk=kept.pk)
    assert (kept_file.title, kept_file.file.name) == ("Anderer Titel", before)


def test_other_file_of_the_minutes_is_refused_past_the_forms(kept):
    document = AssociationDocument.objects.get(pk=kept.pk)
    document.file = ContentFile(b"neu", "protokoll.pdf")

    with pytest.raises(ValidationError, match="Grundsätze"):
        document.save()


def test_same_file_of_the_minutes_may_be_sent_again(kept):
    document = AssociationDocument.objects.get(pk=kept.pk)
    same = Path(document.file.path).read_bytes()
    document.file = ContentFile(same, "protokoll.pdf")

    document.save()

    assert Path(AssociationDocument.objects.get(pk=kept.pk).file.path).read_bytes() == same


def test_minutes_that_no_version_names_any_more_are_free(page, editor, kept):
    editor.post(address(page), GIVEN)
    document = AssociationDocument.objects.get(pk=kept.pk)
    document.file = ContentFile(b"neu", "protokoll.pdf")

    document.save()
    document.delete()

    assert not AssociationDocument.objects.filter(pk=kept.pk).exists()
