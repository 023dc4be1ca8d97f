"""Publishing a page's translation from what is translated so far."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation, TranslationLog

from pages import adopting
from tests.factories.pages import StandardPageFactory, StatementPageFactory
from tests.translations.conftest import translate, words_of
from translations import memory

pytestmark = pytest.mark.django_db


def get(address):
    return Client(SERVER_NAME="localhost").get(address)


def test_translation_is_live_within_the_transaction(
    source, english, django_capture_on_commit_callbacks
):
    translate(source, english)

    with django_capture_on_commit_callbacks(execute=False):
        page = memory.publish_translation(source, english)

    assert page.live is True
    assert get("/en/showing-greatness/").status_code == 200
    assert words_of(page)[:2] == ("Showing greatness", "Beginning")
    assert 'Good <b data-block-key="' not in words_of(page)[2]
    assert "Good <b>day</b>." in words_of(page)[2]
    assert "We are {{ member_count }}." in words_of(page)[2]


def test_translation_keeps_blocks_and_anchors_of_its_original(source, english, german_page):
    translate(source, english)

    page = memory.publish_translation(source, english)

    assert page.translation_key == german_page.translation_key
    assert page.body[0].id == german_page.body[0].id
    assert page.body[0].value["anchor"] == "anfang"
    assert page.body[0].value["content"][0].id == german_page.body[0].value["content"][0].id


def test_translation_is_one_revision_and_one_entry_of_its_own_log(source, german_page, english):
    draft = german_page.copy_for_translation(english)
    before = draft.revisions.count()
    translate(source, english)

    page = memory.publish_translation(source, english)

    assert page.revisions.count() == before + 1
    assert page.live_revision == page.latest_revision
    assert page.has_unpublished_changes is False
    log = TranslationLog.objects.get(source=source)
    assert (log.locale, log.revision) == (english, page.latest_revision)


def test_missing_passages_stay_in_the_originals_words(source, english):
    translate(source, english, {"Größe zeigen": "Showing greatness"})

    page = memory.publish_translation(source, english)

    title, heading, paragraphs = words_of(page)
    assert (title, heading) == ("Showing greatness", "Anfang")
    assert "Guten <b>Tag</b>." in paragraphs


def test_untouched_translation_is_left_alone(source, english):
    translate(source, english)
    page = memory.publish_translation(source, english)
    revisions = page.revisions.count()

    assert memory.publish_translation(source, english) is None

    again = Page.objects.get(pk=page.pk)
    assert again.last_published_at == page.last_published_at
    assert again.revisions.count() == revisions


def test_translation_that_was_unpublished_stays_so_until_its_words_change(source, english):
    translate(source, english)
    memory.publish_translation(source, english).unpublish()

    assert memory.publish_translation(source, english) is None

    translate(source, english, {"Anfang": "Start"})
    assert memory.publish_translation(source, english).live is True


def test_changed_passage_is_published(source, english):
    translate(source, english)
    before = memory.publish_translation(source, english).revisions.count()
    translate(source, english, {"Anfang": "Start"})

    page = memory.publish_translation(source, english)

    assert words_of(page)[:2] == ("Showing greatness", "Start")
    assert page.revisions.count() == before + 1


def test_passage_whose_translation_is_removed_turns_german_again(source, english):
    translate(source, english)
    memory.publish_translation(source, english)
    StringTranslation.objects.filter(data="Beginning", locale=english).delete()

    assert words_of(memory.publish_translation(source, english))[1] == "Anfang"


def test_synchronised_fields_follow_the_original(english):
    page = StatementPageFactory(adopted_on=date(2020, 1, 1), adopted_in="Dresden")
    source = memory.synchronise_source(page)
    memory.publish_translation(source, english)
    adopting.record(page, adopting.Facts(date(2021, 2, 2), town="Leipzig"))
    page.refresh_from_db()

    translated = memory.publish_translation(memory.synchronise_source(page), english)

    assert (str(translated.adopted_on), translated.adopted_in) == ("2021-02-02", "Leipzig")


def test_draft_of_the_original_stays_a_draft(source, german_page, english):
    german_page.title = "Entwurf"
    german_page.save_revision()

    assert memory.publish_translation(source, english).title == "Größe zeigen"


# ---------------------------------------------------------------------------------------- slugs
def test_slug_follows_the_translated_title(source, english):
    translate(source, english)

    assert memory.publish_translation(source, english).slug == "showing-greatness"


def test_slug_follows_the_translated_title_from_a_slug_that_was_chosen(english):
    page = StandardPageFactory(title="Größe zeigen", slug="kurz")
    source = memory.synchronise_source(page)
    translate(source, english)

    assert memory.publish_translation(source, english).slug == "showing-greatness"


def test_slug_of_an_untranslated_title_is_the_originals(source, english):
    assert memory.publish_translation(source, english).slug == "groesse-zeigen"


def test_slug_that_is_taken_gets_a_number(source, english):
    StandardPageFactory(
        parent=Page.objects.get(url_path="/dsm-en/").specific, title="Showing greatness"
    )
    translate(source, english)

    assert memory.publish_translation(source, english).slug == "showing-greatness-2"


def test_old_address_leads_to_the_new_one_when_the_translated_title_changes(
    source, english, django_capture_on_commit_callbacks
):
    translate(source, english)
    memory.publish_translation(source, english)
    translate(source, english, {"Größe zeigen": "A better title"})

    with django_capture_on_commit_callbacks(execute=True):
        page = memory.publish_translation(source, english)

    assert page.slug == "a-better-title"
    response = get("/en/showing-greatness/")
    assert (response.status_code, response.headers["Location"]) == (
        301,
        "/en/a-better-title/",
    )
    assert get("/en/a-better-title/").status_code == 200


def test_slug_that_somebody_chose_for_the_translation_is_kept(source, english):
    translate(source, english)
    page = memory.publish_translation(source, english)
    page.slug = "chosen"
    page.save_revision().publish()
    translate(source, english, {"Größe zeigen": "A better title"})

    page = memory.publish_translation(source, english)

    assert (page.title, page.slug) == ("A better title", "chosen")


def test_slug_of_the_original_is_no_matter_of_the_translation(source, german_page, english):
    translate(source, english)
    memory.publish_translation(source, english)
    german_page.slug = "anders"
    german_page.save_revision().publish()

    assert memory.publish_translation(memory.source_of(german_page), english) is None
    assert get("/en/showing-greatness/").status_code == 200


# ------------------------------------------------------------------- what is not ours to overwrite
def test_freely_edited_translation_is_left_alone(source, english):
    translate(source, english)
    page = memory.publish_translation(source, english)
    Translation.objects.filter(source=source).update(enabled=False)
    page.title = "Freely written"
    page.save_revision().publish()
    translate(source, english, {"Größe zeigen": "From the memory"})

    assert memory.publish_translation(source, english) is None

    assert Page.objects.get(pk=page.pk).title == "Freely written"
    assert get("/en/showing-greatness/").status_code == 200


def test_alias_becomes_the_translation(source, german_page, english):
    alias = german_page.copy_for_translation(english, alias=True)
    assert get(f"/en/{alias.slug}/").status_code == 404
    translate(source, english)

    page = memory.publish_translation(source, english)

    assert (page.pk, page.alias_of_id) == (alias.pk, None)
    assert Page.objects.get(pk=alias.pk).alias_of_id is None
    assert get("/en/showing-greatness/").status_code == 200


def test_translation_that_was_an_alias_no_longer_follows_the_original(source, german_page, english):
    german_page.copy_for_translation(english, alias=True)
    translate(source, english)
    page = memory.publish_translation(source, english)

    german_page.title = "Neuer deutscher Titel"
    german_page.save_revision().publish()

    assert Page.objects.get(pk=page.pk).title == "Showing greatness"


def test_draft_of_a_translator_is_replaced_by_what_is_published(source, german_page, english):
    draft = german_page.copy_for_translation(english)
    translate(source, english)

    page = memory.publish_translation(source, english)

    assert (page.pk, page.live, page.title) == (draft.pk, True, "Showing greatness")


def test_translation_below_an_untranslated_page_is_refused(english):
    page = StandardPageFactory(parent=StandardPageFactory())
    source = memory.synchronise_source(page)

    with pytest.raises(ParentNotTranslatedError):
        memory.publish_translation(source, english)

    assert memory.has_translation(source, english) is False
    assert Translation.objects.filter(source=source).count() == 0


def test_translation_that_its_form_would_refuse_is_not_published(english):
    page = StandardPageFactory(seo_title="Kurz")
    source = memory.synchronise_source(page)
    translate(source, english, {"Kurz": "x" * 300})

    with pytest.raises(ValidationError) as refused:
        memory.publish_translation(source, english)

    assert list(refused.value.message_dict) == ["seo_title"]
    assert memory.has_translation(source, english) is False


def test_translation_of_a_page_with_a_password_asks_for_it_too(source, english, german_page):
    restriction = {"restriction_type": PageViewRestriction.PASSWORD, "password": "beispiel"}
    PageViewRestriction.objects.create(page=german_page, **restriction)
    translate(source, english)

    page = memory.publish_translation(source, english)

    assert PageViewRestriction.objects.filter(page=page, **restriction).count() == 1
    assert "Good" not in get("/en/showing-greatness/").content.decode()
