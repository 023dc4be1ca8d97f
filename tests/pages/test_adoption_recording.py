"""Recording adoptions and correcting slips of the pen, in the admin."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import PageLogEntry, ReferenceIndex
from wagtail.signals import page_published
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from accounts.choices import Role
from pages import adopting
from pages.choices import AdoptingBody
from pages.models import EditorialCorrection, StatementPage
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.files import DocumentFactory
from tests.factories.pages import (
    StatementPageFactory,
    body,
    locale_of,
    section,
    text,
)
from translations import corrections, memory, versions

pytestmark = pytest.mark.django_db

DAY = date(2025, 5, 3)
LATER = date(2026, 6, 1)


def words(said):
    return body(section(text(f"<p>{said}</p>"), heading="Vision", anchor="vision"))


@pytest.fixture
def page(module_page):
    return StatementPage.objects.get(pk=module_page.pk)


@pytest.fixture(scope="module")
def module_page(module_db):
    """A statement that was adopted, with a draft of other words."""
    page = StatementPageFactory(
        title="Grundsätze", slug="grundsaetze", body=words("Alt und gut."), adopted_on=DAY
    )
    draft(page, "Neu und besser.")
    return page


@pytest.fixture(scope="module")
def editor(module_db):
    return signed_in(user_with_role(Role.EDITOR, "localhost"))


def draft(page, said):
    page.body = words(said)
    return page.save_revision()


def public(page):
    """Return what visitors read of a page."""
    soup = BeautifulSoup(Client(SERVER_NAME="localhost").get(page.get_url()).content, "html.parser")
    return soup.select_one(".page__text p").get_text() if soup.select_one(".page__text p") else None


# ------------------------------------------------------------------------------------- recording
def record_address(page):
    return f"/admin/pages/{page.pk}/adoption/"


def seen_of(page):
    stored = StatementPage.objects.get(pk=page.pk)
    return str(adopting.Seen.of(stored, stored.version_in_force, adopting.draft_of(stored)))


def sent(page, **more):
    return {"seen": seen_of(page), "adopted_on": "2026-06-01", "adopted_by": "members"} | more


def test_editor_offers_to_record_and_to_correct_in_the_place_of_publishing(page, editor):
    free = StatementPageFactory()

    names = {
        one: {button["name"] for button in BeautifulSoup(
            editor.get(f"/admin/pages/{one.pk}/edit/").content, "html.parser"
        ).select("footer button[name^=action]")} for one in (page, free)
    }  # fmt: skip

    ours = {"action-publish", "action-submit", "action-adopt", "action-correct"}
    assert names[page] & ours == {"action-adopt", "action-correct"}
    assert names[free] & ours == {"action-publish", "action-adopt"}


def test_button_saves_the_draft_and_leads_to_recording(page, editor):
    answer = editor.post(
        f"/admin/pages/{page.pk}/edit/",
        nested_form_data({
            "title": "Neuer Titel", "slug": page.slug, "body": streamfield([]),
            "comments": inline_formset([]), "action-adopt": "1",
        }),
    )  # fmt: skip

    assert answer.headers["Location"] == record_address(page)
    stored = StatementPage.objects.get(pk=page.pk)
    assert (stored.title, stored.draft_title) == ("Grundsätze", "Neuer Titel")


def test_recording_puts_the_draft_in_force(page, editor):
    answer = editor.post(
        record_address(page), sent(page, adopted_in="Leipzig", minutes_reference="Punkt 7")
    )

    assert answer.headers["Location"] == f"/admin/pages/{page.pk}/edit/"
    stored = StatementPage.objects.get(pk=page.pk)
    new, old = stored.adopted_versions.all()
    assert (new.adopted_on, new.adopted_by, new.adopted_in) == (LATER, "members", "Leipzig")
    assert new.minutes_reference == "Punkt 7"
    assert new.recorded_by == answer.wsgi_request.user
    assert (public(stored), stored.adopted_on, stored.adopted_in) == (
        "Neu und besser.", LATER, "Leipzig",
    )  # fmt: skip
    assert stored.get_latest_revision_as_object().adopted_on == LATER
    assert stored.has_unpublished_changes is False
    assert old.says(StatementPage(title="Grundsätze", body=words("Alt und gut.")))
    assert (old.is_intact, new.is_intact) == (True, True)
    [entry] = PageLogEntry.objects.filter(page=page.pk, action=adopting.ADOPT)
    assert "1. Juni 2026" in str(entry.formatter.format_message(entry))
    assert versions.in_force(stored) == LATER


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"adopted_on": "2190-01-01"}, "adopted_on"),
        ({"adopted_on": "2025-05-03"}, "adopted_on"),
        ({"adopted_on": "2024-01-01"}, "adopted_on"),
        ({"adopted_on": ""}, "adopted_on"),
        ({"adopted_by": "stammtisch"}, "adopted_by"),
        ({"minutes": "999999"}, "minutes"),
    ],
)
def test_adoption_that_cannot_be_is_not_recorded(page, editor, given, field):
    answer = editor.post(record_address(page), sent(page) | given)

    assert list(answer.context["form"].errors) == [field]
    assert page.adopted_versions.count() == 1


def test_text_with_a_gap_is_not_adopted(page, editor):
    draft(page, "Wir sind [[Zahl]] Vereine.")

    answer = editor.post(record_address(page), sent(page))

    [error] = answer.context["form"].non_field_errors()
    assert "„Zahl“" in error
    assert public(page) == "Alt und gut."


def test_second_of_two_people_is_told(page, editor):
    data = sent(page, adopted_in="Leipzig", minutes="")
    draft(StatementPage.objects.get(pk=page.pk), "Inzwischen anders.")

    answer = editor.post(record_address(page), data)

    form = answer.context["form"]
    assert len(form.non_field_errors()) == 1
    assert (form["adopted_by"].value(), form["adopted_in"].value()) == ("members", "Leipzig")
    assert page.adopted_versions.count() == 1
    again = editor.post(record_address(page), sent(page))
    assert again.status_code == 302
    with pytest.raises(adopting.OvertakenError):
        adopting.record(page, adopting.Facts(LATER + timedelta(1)), seen=adopting.Seen(0, 0, 0, ""))


@pytest.mark.parametrize("address", ["adoption", "correction"])
def test_words_typed_into_the_same_draft_are_not_published_unseen(page, editor, address):
    data = sent(page, reason="Tippfehler")
    stored = StatementPage.objects.get(pk=page.pk)
    stored.body = words("Im selben Entwurf.")
    stored.save_revision(overwrite_revision=stored.latest_revision)

    answer = editor.post(f"/admin/pages/{page.pk}/{address}/", data)

    assert len(answer.context["form"].non_field_errors()) == 1
    assert public(page) == "Alt und gut."
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.select_one("input[name=seen]")["value"] == seen_of(page)


def test_recording_compares_the_words_that_it_publishes(page):
    seen = adopting.Seen.of(page, page.version_in_force, adopting.draft_of(page))
    page.body = words("Im selben Entwurf.")
    page.save_revision(overwrite_revision=page.latest_revision)

    for act in (
        lambda: adopting.record(page, adopting.Facts(LATER), seen=seen),
        lambda: adopting.correct(page, "Tippfehler", seen=seen),
    ):
        with pytest.raises(adopting.OvertakenError):
            act()


def test_recording_shows_what_the_draft_changes(page, editor):
    soup = BeautifulSoup(editor.get(record_address(page)).content, "html.parser")

    changed = shown_words(soup.select_one(".adoption-words"))
    assert changed == [("del", "Alt und gut."), ("ins", "Neu und besser.")]


def test_first_adoption_takes_what_is_there(editor):
    page = StatementPageFactory(body=words("Frei."))

    editor.post(record_address(page), sent(page))

    page.refresh_from_db()
    assert (page.adopted_on, page.adopted_by) == (LATER, AdoptingBody.MEMBERS)
    assert page.version_in_force.says(page)


def test_translation_has_no_adoption_to_record(page, editor):
    source = memory.synchronise_source(StatementPage.objects.get(pk=page.pk))
    english = memory.publish_translation(source, locale_of("en"))

    assert editor.get(record_address(english)).status_code == 404


# ------------------------------------------------------------------------------------- correcting
def test_correction_keeps_the_adoption_and_is_on_record(page, editor):
    draft(page, "Alt und sehr gut.")
    address = f"/admin/pages/{page.pk}/correction/"

    refused = editor.post(address, {"seen": seen_of(page), "reason": " "})
    editor.post(address, {"seen": seen_of(page), "reason": "Ein Wort fehlte."})

    assert list(refused.context["form"].errors) == ["reason"]
    stored = StatementPage.objects.get(pk=page.pk)
    [correction] = EditorialCorrection.objects.filter(version__page=page)
    assert (correction.reason, correction.version.adopted_on) == ("Ein Wort fehlte.", DAY)
    assert (public(stored), stored.adopted_on) == ("Alt und sehr gut.", DAY)
    assert PageLogEntry.objects.filter(page=page.pk, action=adopting.CORRECT).count() == 1
    soup = soup_of(f"{stored.get_url()}2025-05-03/")
    assert shown_words(soup.select_one("#site-corrections")) == [("ins", "sehr ")]
    assert "Ein Wort fehlte." in soup.select_one("#site-corrections").get_text()


def test_correction_is_published_as_one(page):
    seen = []

    def note(**_):
        seen.append(corrections.is_editorial())

    page_published.connect(note)
    try:
        adopting.correct(page, "Tippfehler")
        adopting.record(draft(page, "Ganz neu.").as_object(), adopting.Facts(LATER))
    finally:
        page_published.disconnect(note)

    assert seen == [True, False]


def test_nothing_is_corrected_where_nothing_differs(page):
    draft(page, "Alt und gut.")

    with pytest.raises(ValidationError):
        adopting.correct(page, "Grundlos")


def shown_words(part):
    """Return what was removed and added in a part of a page, without what only ears are told."""
    for hidden in part.select("ins .visually-hidden, del .visually-hidden"):
        hidden.extract()
    return [(one.name, one.get_text()) for one in part.select("ins, del")]


def soup_of(address):
    return BeautifulSoup(Client(SERVER_NAME="localhost").get(address).content, "html.parser")


# ------------------------------------------------------------------------------------- what is used
def test_minutes_are_in_use(page):
    document = DocumentFactory()
    version = page.version_in_force
    version.minutes = document

    version.save()

    assert (
        ReferenceIndex.get_references_to(document)
        .filter(base_content_type__model="adoptedversion")
        .exists()
    )
