"""Adopted statements: what is public are the words in force, by whatever road others come."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from accounts.choices import Role
from pages import adopting
from pages.models import StatementPage
from tests.factories.accounts import signed_in, user_with_role
from tests.factories.pages import (
    StandardPageFactory,
    StatementPageFactory,
    body,
    home_of,
    locale_of,
    section,
    text,
)
from translations import memory

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


# ------------------------------------------------------------------------------------- the gate
def by_form(page, editor, **more):
    raw = page.get_latest_revision_as_object().body.get_prep_value()
    blocks = streamfield(
        [("section", {
            "heading": raw[0]["value"]["heading"], "look": "", "anchor": "vision",
            "content": streamfield([("text", '{"entityMap": {}, "blocks": [{"key": "a", "text": "Neu", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}]}')]),
        })]
    )  # fmt: skip
    data = {"title": page.title, "slug": page.slug, "body": blocks, "action-publish": "1"}
    address = f"/admin/pages/{page.pk}/edit/"
    editor.post(address, nested_form_data(data | {"comments": inline_formset([])} | more))


def by_schedule_in_form(page, editor):
    by_form(page, editor, go_live_at="2099-01-01 12:00")


def by_bulk(page, editor):
    editor.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {"next": "/admin/"})


def by_workflow(page, editor):
    page.get_workflow().start(page, editor.get("/admin/account/").wsgi_request.user)
    task = page.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{page.pk}/approve/{task.pk}/"
    editor.post(address, {"next": "/admin/"})


def by_revision(page, editor):
    with pytest.raises(ValidationError):
        page.get_latest_revision().publish()


def by_command(page, editor):
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = draft(page, "Neu auf die Minute.")
    revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
    revision.save()
    call_command("publish_scheduled")


def by_saving(page, editor):
    page.body = words("Neu am Entwurf vorbei.")
    with pytest.raises(ValidationError):
        page.save()


def by_saving_a_field(page, editor):
    page.title = "Neuer Titel"
    with pytest.raises(ValidationError):
        page.save(update_fields=["title"])


def by_revert(page, editor):
    """Publish an older revision that was never public."""
    first = page.revisions.order_by("pk").first()
    draft(page, "Noch neuer.")
    editor.post(
        f"/admin/pages/{page.pk}/edit/",
        nested_form_data({
            "title": "Neuer Titel", "slug": page.slug, "body": streamfield([]),
            "comments": inline_formset([]), "action-publish": "1", "revision": first.pk,
        }),
    )  # fmt: skip


def by_unpublishing_first(page, editor):
    page.unpublish()
    with pytest.raises(ValidationError):
        page.get_latest_revision().publish()


ROADS = [
    by_form, by_schedule_in_form, by_bulk, by_workflow, by_revision, by_command, by_saving,
    by_saving_a_field, by_revert, by_unpublishing_first,
]  # fmt: skip


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.__name__)
def test_no_road_makes_words_public_that_nobody_adopted(page, editor, road):
    road(page, editor)

    stored = StatementPage.objects.get(pk=page.pk)
    assert stored.version_in_force.says(stored)
    assert (stored.title, stored.adopted_on) == ("Grundsätze", DAY)
    assert public(page) == (None if road is by_unpublishing_first else "Alt und gut.")
    assert not stored.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_words_are_checked_once_nobody_else_writes(page):
    live = StatementPage.objects.get(pk=page.pk)

    with CaptureQueriesContext(connection) as context:
        live.save()

    asked = [query["sql"] for query in context if query["sql"].startswith("SELECT")]
    assert 'FROM "wagtailcore_page"' in asked[0]
    assert ("FOR UPDATE" in asked[0]) == connection.features.has_select_for_update


def test_form_says_why_and_keeps_what_was_typed(page, editor):
    answer = editor.post(
        f"/admin/pages/{page.pk}/edit/",
        nested_form_data({
            "title": "Neuer Titel", "slug": page.slug, "body": streamfield([]),
            "comments": inline_formset([]), "action-publish": "1",
        }),
    )  # fmt: skip

    [error] = answer.context["form"].non_field_errors()
    assert "3. Mai 2025" in error
    assert answer.context["form"]["title"].value() == "Neuer Titel"


def test_title_is_kept_where_the_page_is_saved_as_of_no_type(page):
    plain, free = Page.objects.get(pk=page.pk), Page.objects.get(pk=StandardPageFactory().pk)
    plain.title = free.title = "Neuer Titel"

    with pytest.raises(ValidationError, match="Der Wortlaut weicht"):
        plain.save()
    free.save()
    plain.title, plain.show_in_menus = page.title, not page.show_in_menus
    plain.save()

    stored = StatementPage.objects.get(pk=page.pk)
    assert (stored.title, stored.show_in_menus) == ("Grundsätze", not page.show_in_menus)
    assert Page.objects.get(pk=free.pk).title == "Neuer Titel"


def test_schedule_that_is_refused_stops_no_later_page(page):
    page.body = words("Neu zur vollen Stunde.")
    other = StandardPageFactory(live=False)
    for one in (page, other):
        revision = one.save_revision()
        revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
        revision.save()

    call_command("publish_scheduled")

    other.refresh_from_db()
    assert other.live
    assert PageLogEntry.objects.filter(page=page.pk, action=adopting.NOT_ADOPTED).count() == 1


def test_what_is_no_word_is_free(page):
    live = StatementPage.objects.get(pk=page.pk)
    live.slug, live.search_description, live.show_in_menus = "satzung", "Neu gesagt.", False
    raw = live.body.get_prep_value()
    raw[0]["value"] |= {"look": "tinted", "anchor": "unsere-vision", "heading": "Vi\u00adsion"}
    live.body = StatementPage._meta.get_field("body").stream_block.to_python(raw)

    live.save()

    assert public(StatementPage.objects.get(pk=page.pk)) == "Alt und gut."


def test_statement_that_nobody_adopted_is_published_as_any_page(editor):
    page = StatementPageFactory(body=words("Frei."))

    draft(page, "Noch freier.").publish()

    page.refresh_from_db()
    assert public(page) == "Noch freier."
    assert (page.adopted_on, page.version_in_force) == (None, None)


def test_translation_of_an_adopted_statement_is_free_and_keeps_its_line(page):
    source = memory.synchronise_source(StatementPage.objects.get(pk=page.pk))
    english = memory.publish_translation(source, locale_of("en"))
    english.body = words("Old but good.")

    english.save_revision().publish()

    english.refresh_from_db()
    assert (public(english), english.adopted_on) == ("Old but good.", DAY)


def test_copy_of_an_adopted_statement_is_a_draft_that_nobody_adopted(page, editor):
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": home_of().pk}

    editor.post(f"/admin/pages/{page.pk}/copy/", data | {"publish_copies": "on"})
    copied = page.copy(update_attrs={"slug": "zweite-kopie"})

    by_hand = StatementPage.objects.get(slug="kopie")
    assert [(one.live, one.version_in_force) for one in (by_hand, copied)] == [(False, None)] * 2
    by_hand.get_latest_revision().publish()
    assert StatementPage.objects.get(slug="kopie").adopted_on is None


@pytest.mark.parametrize("address", ["pages/{}/delete/", "bulk/wagtailcore/page/delete/?id={}"])
def test_adopted_statement_is_not_deleted(page, editor, address):
    editor.post(f"/admin/{address.format(page.pk)}", {"next": "/admin/"})

    assert StatementPage.objects.filter(pk=page.pk).exists()


def test_adopted_statement_is_taken_down_and_put_up_again(page):
    page.unpublish()
    assert public(page) is None
    never_changed = page.version_in_force
    page.body = never_changed.body
    page.save_revision().publish()

    assert public(page) == "Alt und gut."


def test_draft_is_shown_without_a_seal(page, editor):
    answer = editor.get(f"/admin/pages/{page.pk}/view_draft/")

    soup = BeautifulSoup(answer.content, "html.parser")
    assert "Neu und besser." in soup.select_one(".page__text").get_text()
    assert soup.select(".page-head .seal") == []
