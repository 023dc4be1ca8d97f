"""What is on record of an adoption beside its words, put right in the admin."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageLogEntry

from accounts.choices import Role
from pages import adopting, adoption_details
from pages.models import SiteSettings, StatementPage
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.files import DocumentFactory
from tests.factories.pages import StatementPageFactory, body, locale_of, section, text
from tests.translations.conftest import translate
from translations import memory

pytestmark = pytest.mark.django_db

EARLIER, DAY = date(2019, 6, 15), date(2025, 5, 3)


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


def sent(page, version=None, **given):
    """Return what the form sends: the facts on record, but for those that are given."""
    version = version or page.version_in_force
    return {
        "seen": adoption_details.seen_of(version), "adopted_by": version.adopted_by,
        "adopted_in": version.adopted_in, "minutes": version.minutes_id or "",
        "minutes_reference": version.minutes_reference,
    } | given  # fmt: skip


def shown(path):
    """Return what visitors see at an address."""
    response = Client(SERVER_NAME="localhost").get(path)
    return BeautifulSoup(response.content, "html.parser").select_one("main")


def read(path):
    return shown(path).get_text(" ")


def translation(page):
    return StatementPage.objects.get(translation_key=page.translation_key, locale=locale_of("en"))


def test_what_is_put_right_is_public_at_once_in_all_languages(page, editor):
    answer = editor.post(address(page), sent(page, adopted_in="Halle"))

    version = page.version_in_force
    assert answer.headers["Location"] == address(page, version)
    for path in (
        page.get_url(), translation(page).get_url(), f"{page.get_url()}2025-05-03/",
    ):  # fmt: skip
        assert "Halle" in read(path)
        assert "Leipzig" not in read(path)
    assert "Heute." in read(page.get_url())
    assert version.is_intact


def test_draft_of_the_next_version_stays_the_newest_and_is_not_published(page, editor):
    before = page.latest_revision_id, page.live_revision_id

    editor.post(address(page), sent(page, adopted_in="Halle"))

    stored = StatementPage.objects.get(pk=page.pk)
    assert (stored.latest_revision_id, stored.live_revision_id) == before
    newest = stored.get_latest_revision_as_object()
    assert newest.adopted_in == "Halle"
    assert "Künftig." in str(newest.body.get_prep_value())


def test_draft_of_a_translation_tells_it_too_when_it_is_published(page, editor):
    draft = translation(page)
    draft.title = "Our principles"
    revision = draft.save_revision()

    editor.post(address(page), sent(page, adopted_in="Halle"))
    type(revision).objects.get(pk=revision.pk).publish()

    english = translation(page)
    assert (english.title, english.adopted_in) == ("Our principles", "Halle")


def test_translation_that_is_brought_up_to_date_later_tells_it(page, editor):
    editor.post(address(page), sent(page, adopted_in="Halle"))

    memory.publish_translation(memory.source_of(page), locale_of("en"))

    assert translation(page).adopted_in == "Halle"


def test_statement_that_was_taken_down_stays_down(page, editor):
    page.unpublish()

    editor.post(address(page), sent(page, adopted_in="Halle"))

    stored = StatementPage.objects.get(pk=page.pk)
    assert (stored.live, stored.adopted_in) == (False, "Halle")
    assert stored.get_latest_revision_as_object().adopted_in == "Halle"


def test_minutes_come_later(page, editor, minutes):
    path = f"{page.get_url()}2025-05-03/"

    editor.post(address(page), sent(page, minutes=minutes.pk))
    [link] = shown(path).select(".version-minutes a")
    editor.post(address(page), sent(page, minutes="", minutes_reference="Punkt 7"))

    assert link["href"] == minutes.url
    assert not shown(path).select(".version-minutes a")
    assert "Punkt 7" in shown(path).select_one(".version-minutes").get_text()


def test_earlier_version_is_put_right_and_the_one_in_force_stays(page, editor):
    _in_force, earlier = page.adopted_versions.all()
    soup = BeautifulSoup(editor.get(address(page)).content, "html.parser")
    [link] = soup.select("main section a")
    assert link["href"] == f"?version={earlier.pk}"

    editor.post(address(page, earlier), sent(page, earlier, adopted_in="Halle"))

    assert [version.adopted_in for version in page.adopted_versions.all()] == ["Leipzig", "Halle"]
    assert "Leipzig" in read(page.get_url())
    assert "Halle" in read(f"{page.get_url()}2019-06-15/")


def test_form_shows_what_is_on_record_and_names_its_version(page, editor):
    answer = editor.get(address(page))

    form = answer.context["form"]
    assert {name: form[name].value() for name in ("adopted_by", "adopted_in")} == {
        "adopted_by": "members", "adopted_in": "Leipzig",
    }  # fmt: skip
    sends = BeautifulSoup(answer.content, "html.parser").select_one("form.adoption-form")
    assert sends["action"] == address(page, page.version_in_force)


def test_history_says_who_put_what_right_and_nothing_of_what_stayed(page, editor):
    answer = editor.post(address(page), sent(page, adopted_in="Halle"))
    editor.post(address(page), sent(page))

    [entry] = PageLogEntry.objects.filter(page=page.pk, action=adopting.AMEND)
    assert entry.user == answer.wsgi_request.user
    assert entry.data["fields"] == ["adopted_in"]
    assert "3. Mai 2025" in str(entry.formatter.format_message(entry))


def test_second_of_two_people_is_told_and_loses_nothing(page, editor, minutes):
    late = sent(page, adopted_in="Halle")
    editor.post(address(page), sent(page, minutes=minutes.pk))

    answer = editor.post(address(page), late)

    [told] = answer.context["form"].non_field_errors()
    assert "Mitgliederversammlung, Leipzig, Protokoll" in told
    assert answer.context["form"]["adopted_in"].value() == "Halle"
    version = page.version_in_force
    assert (version.adopted_in, version.minutes) == ("Leipzig", minutes)
    [seen] = BeautifulSoup(answer.content, "html.parser").select("input[name=seen]")
    again = late | {"seen": seen["value"], "minutes": minutes.pk}
    assert editor.post(address(page, version), again).status_code == 302
    with pytest.raises(adopting.OvertakenError):
        adoption_details.put_right(version, adopting.Facts(DAY), None, late["seen"])


def test_form_of_a_version_that_was_replaced_meanwhile_changes_that_version(page, editor):
    shown_first = page.version_in_force
    late = sent(page, adopted_in="Halle")
    adopting.record(page, adopting.Facts(date(2026, 6, 1), "members", "Plauen"))

    editor.post(address(page, shown_first), late)
    refused = editor.post(address(page), late)

    assert len(refused.context["form"].non_field_errors()) == 1
    towns = [version.adopted_in for version in page.adopted_versions.all()]
    assert towns == ["Plauen", "Halle", ""]


def test_what_a_translator_wrote_of_the_town_stays(page, editor):
    StatementPage.objects.filter(pk=translation(page).pk).update(adopted_in="Leipsic")

    editor.post(address(page), sent(page, adopted_by="board", adopted_in="Halle"))

    english = translation(page)
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
    answer = editor.post(address(page), sent(page, **given))

    assert list(answer.context["form"].errors) == [field]
    assert page.version_in_force.adopted_in == "Leipzig"


def test_minutes_of_another_site_are_refused(page, editor):
    other = SiteSettings.objects.get(site__hostname="auslaenderrat.localhost").collection
    document = DocumentFactory(name="fremd.pdf", size=10, collection=other)

    answer = editor.post(address(page), sent(page, minutes=document.pk))

    assert list(answer.context["form"].errors) == ["minutes"]


def test_minutes_that_somebody_else_chose_do_not_stand_in_the_way(page, editor):
    version = page.version_in_force
    other = SiteSettings.objects.get(site__hostname="auslaenderrat.localhost").collection
    version.minutes = DocumentFactory(name="fremd.pdf", size=10, collection=other)
    version.save()

    editor.post(address(page), sent(page, adopted_in="Halle"))

    assert page.version_in_force.adopted_in == "Halle"


def test_only_adoptions_of_the_page_are_there(page, editor):
    free = StatementPageFactory()

    assert editor.get(address(free)).status_code == 404
    assert editor.get(address(free, page.version_in_force)).status_code == 404
    assert editor.get(f"{address(page)}?version=x").status_code == 404
    assert editor.get(address(translation(page))).status_code == 404
    assert (
        editor.post(
            address(free, page.version_in_force), sent(page, adopted_in="Halle")
        ).status_code
        == 404
    )


def test_nobody_else_puts_anything_right(page):
    for role in (Role.TRANSLATOR, Role.BOARD):
        signed_in(user_with_role(role, "localhost")).post(
            address(page), sent(page, adopted_in="Halle")
        )
    signed_in(user_with_role(Role.EDITOR, "auslaenderrat.localhost")).post(
        address(page), sent(page, adopted_in="Halle")
    )

    assert page.version_in_force.adopted_in == "Leipzig"
