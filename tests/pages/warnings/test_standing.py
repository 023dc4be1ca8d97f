"""What stands on the desk: found when pages are published by whatever road, and every day."""

import logging

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from wagtail.models import Page

from accounts.choices import Role
from pages.models import OverriddenWarning, StandardPage, StandingWarning
from pages.warnings import kinds
from pages.warnings.standing import renew, renew_all, renew_daily
from tests.factories.accounts import UserFactory, person, signed_in
from tests.factories.files import DocumentFactory
from tests.factories.members import OrganisationFactory
from tests.factories.pages import StandardPageFactory, body, home_of, locale_of, section, text
from tests.pages.warnings.writing import in_english, members_today, outdated, page_with, same_ids

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/warnings/"


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do something as in a transaction of its own."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def standing(page):
    return list(
        StandingWarning.objects.filter(page_id=page.pk)
        .order_by("kind", "pk")
        .values_list("kind", flat=True)
    )


def look():
    """Do what the daily job does, for the pages of the test alone."""
    renew(Page.objects.filter(title__regex="^(Testseite|HALLO)"))


def link_to(number, kind="page"):
    return f'<p><a linktype="{kind}" id="{number}">mehr</a></p>'


# ------------------------------------------------------------------------------ the table
def test_demo_has_no_warnings():
    renew_all()

    assert list(StandingWarning.objects.values_list("page__title", "kind", "facts")) == []


def test_revision_that_is_published_by_a_program_stands_on_the_desk(committed):
    page = page_with("<p>Gut.</p>")
    page.body = outdated().body

    with committed():
        page.save_revision().publish()

    assert standing(page) == ["number"]


def test_page_that_was_mended_stands_there_no_more(committed):
    page = outdated()
    look()
    assert standing(page) == ["number"]
    page.body = page_with("<p>Gut.</p>").body

    with committed():
        page.save_revision().publish()

    assert standing(page) == []


def test_bulk_publishing_asks_nothing_and_stands_on_the_desk(committed):
    page = outdated()
    page.save_revision()
    page.unpublish()
    StandingWarning.objects.all().delete()

    with committed():
        person(Role.EDITOR).post(
            f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {"next": "/admin/"}
        )

    assert Page.objects.get(pk=page.pk).live
    assert standing(page) == ["number"]


def test_day_of_a_warning_stays_until_it_is_another_one():
    page = outdated()
    look()
    first = StandingWarning.objects.get(page_id=page.pk)
    look()
    again = StandingWarning.objects.get(page_id=page.pk)
    OrganisationFactory(member=True)
    look()
    other = StandingWarning.objects.get(page_id=page.pk)

    assert (again.pk, again.since) == (first.pk, first.since)
    assert other.key != first.key


def test_daily_job_looks_at_every_page_and_forgets_those_that_are_gone():
    page, draft = outdated(), outdated()
    renew([draft])
    Page.objects.filter(pk=draft.pk).update(live=False)

    renew_daily.call()

    assert (standing(page), standing(draft)) == (["number"], [])


def test_number_that_was_right_is_found_by_the_daily_job():
    page = page_with(f"<p>Wir sind {members_today()} Mitgliedsorganisationen.</p>")
    look()
    assert standing(page) == []

    OrganisationFactory(member=True)
    look()

    assert standing(page) == ["number"]


def test_page_that_a_link_led_to_comes_and_goes(committed):
    target = page_with("<p>Ziel</p>")
    page = page_with(link_to(target.pk))
    with committed():
        page.save_revision().publish()
    assert standing(page) == []

    with committed():
        StandardPage.objects.get(pk=target.pk).unpublish()
    assert standing(page) == ["link"]

    with committed():
        StandardPage.objects.get(pk=target.pk).save_revision().publish()
    assert standing(page) == []

    with committed():
        StandardPage.objects.get(pk=target.pk).delete()
    assert standing(page) == ["link"]


def test_document_that_was_deleted_is_missed_at_once(committed):
    document = DocumentFactory()
    page = page_with(link_to(document.pk, "document"))
    with committed():
        page.save_revision().publish()

    with committed():
        document.delete()

    assert standing(page) == ["link"]


def test_original_that_grew_stands_against_its_translation(committed):
    german = page_with("<p>Gut.</p>")
    english = in_english(german)
    german.body = same_ids(
        german, lambda raw: raw.append({**section(text("<p>Neu.</p>"), heading="Neu"), "id": "neu"})
    )

    with committed():
        german.save_revision().publish()

    assert (standing(german), standing(english)) == ([], ["parity"])


def test_page_that_is_taken_off_the_site_says_nothing(committed):
    page = outdated()
    look()

    with committed():
        StandardPage.objects.get(pk=page.pk).unpublish()

    assert standing(page) == []


def test_error_while_looking_never_keeps_a_page_from_being_published(committed, caplog):
    def fail(reading):
        raise RuntimeError("broken")

    before = dict(kinds._kinds)
    kinds.register(kinds.Kind("broken", "Kaputt", "", fail, str))
    page = page_with("<p>Gut.</p>", live=False)
    try:
        with caplog.at_level(logging.ERROR), committed():
            page.save_revision().publish()
    finally:
        kinds._kinds.clear()
        kinds._kinds.update(before)

    assert Page.objects.get(pk=page.pk).live
    assert f"Page {page.pk} could not be looked through for warnings" in caplog.text


def test_rooms_above_add_kinds_of_their_own():
    before = dict(kinds._kinds)
    place = kinds.Place("title")
    kinds.register(
        kinds.Kind(
            "loud",
            "Zu laut",
            "Leiser.",
            lambda reading: [kinds.PageWarning("loud", place, {"word": reading.page.title})],
            lambda facts: f"„{facts['word']}“ ist laut.",
        )
    )
    page = page_with("<p>Gut.</p>", title="HALLO")
    try:
        look()
        response = person(Role.EDITOR).get(REPORT)
    finally:
        kinds._kinds.clear()
        kinds._kinds.update(before)

    assert standing(page) == ["loud"]
    assert "„HALLO“ ist laut." in response.content.decode()


def test_command_publishes_on_time_without_a_question(committed):
    page = page_with("<p>Gut.</p>")
    page.save_revision().publish()
    draft = StandardPage.objects.get(pk=page.pk)
    draft.body = outdated().body
    revision = draft.save_revision()
    revision.approved_go_live_at = "2020-01-01T00:00Z"
    revision.save()

    with committed():
        call_command("publish_scheduled")

    assert standing(page) == ["number"]


# ------------------------------------------------------------------------------ the report
def titles(client, query=""):
    soup = BeautifulSoup(client.get(REPORT + query).content, "html.parser")
    return [title.get_text() for title in soup.select(".desk-found__title")]


@pytest.fixture
def found():
    """Pages of two sites and languages with something on them."""
    german = outdated()
    english = StandardPageFactory(
        parent=home_of(language_code="en"),
        locale=locale_of("en"),
        body=body(section(text('<p><a href="#nowhere">more</a></p>'))),
    )
    other = StandardPageFactory(
        parent=home_of("auslaenderrat.localhost"),
        body=body(section(text('<p><a href="#nirgends">mehr</a></p>'))),
    )
    look()
    return german.title, english.title, other.title


def test_report_keeps_to_own_sites_and_languages(found):
    german, english, other = found

    assert titles(person(Role.EDITOR)) == sorted([german, english])
    assert titles(person(Role.TRANSLATOR)) == [english]
    assert titles(person(Role.EDITOR, "auslaenderrat.localhost")) == [other]
    assert titles(signed_in(UserFactory(is_superuser=True))) == sorted(found)


def test_report_leads_to_the_form_and_says_what_and_since_when():
    page = outdated()
    look()

    soup = BeautifulSoup(person(Role.EDITOR).get(REPORT).content, "html.parser")

    row = soup.select_one(".desk-found > li")
    assert row.select_one("a")["href"] == f"/admin/pages/{page.pk}/edit/"
    assert f"{members_today() - 2} Mitgliedsorganisationen" in row.get_text()
    assert "Abschnitt" in row.select_one(".desk-warning__place").get_text()


def test_what_was_let_pass_is_listed_apart_with_its_reason(found):
    row = StandingWarning.objects.get(page__title=found[0])
    OverriddenWarning.objects.create(
        page_id=row.page_id, key=row.key, kind=row.kind, facts=row.facts, reason="So gewollt."
    )
    editor = person(Role.EDITOR)

    assert titles(editor) == [found[1]]
    assert titles(editor, "?state=passed") == [found[0]]
    assert "So gewollt." in editor.get(f"{REPORT}?state=passed").content.decode()


def test_empty_report_says_that_all_is_well():
    response = person(Role.EDITOR).get(f"{REPORT}?state=anything&p=99")

    assert BeautifulSoup(response.content, "html.parser").select_one(".desk-done")


def test_report_asks_little_however_many_pages_it_lists(found, django_assert_max_num_queries):
    editor = person(Role.EDITOR)
    editor.get(REPORT)
    for _number in range(10):
        outdated()
    look()

    with django_assert_max_num_queries(25):
        assert len(titles(editor)) == 12
