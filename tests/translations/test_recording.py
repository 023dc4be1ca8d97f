"""What is noted when pages are published, approved, handed in and deleted."""

import pytest
from django.core.management import call_command
from wagtail_localize.models import StringTranslation, Translation

from tests.factories.accounts import UserFactory
from tests.factories.pages import locale_of
from tests.translations.situation import (
    begin,
    body_of,
    english,
    german,
    publish,
    raw,
    replace,
    versions_in_force,
)
from translations import content, handing_in, memory, recording
from translations.carrying import PREVIOUS_VERSION, without_lost_links
from translations.models import SourceRecord, TranslationRecord
from translations.panels import FollowsOriginalPanel

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(db):
    with versions_in_force():
        begin()
        yield german(), english()


def told():
    rows = TranslationRecord.objects.filter(source__translation_key=german().translation_key)
    return list(rows.order_by("pk").values_list("content_digest", "live", "standing", "basis"))


def test_passages_keep_who_translated_them_and_who_approved_them(pages):
    translator, reviewer = UserFactory(first_name="Mira"), UserFactory(is_superuser=True)
    StringTranslation.objects.filter(translation_of__data="Wege").update(
        data="Paths", last_translated_by=translator
    )
    translation = Translation.objects.get(
        source=memory.source_of(pages[0]), target_locale=locale_of("en")
    )
    handing_in.hand_in(translation, translator)
    handing_in.waiting(english()).task.approve(user=reviewer)

    noted = {one["source"]: one for one in recording.live_of(english()).passages}
    heading = noted[content.mark_of("Wege")]
    assert (heading["user"], heading["machine"]) == (translator.pk, False)
    assert heading["reviewer"] == (reviewer.get_full_name() or reviewer.get_username())
    assert heading["reviewed_at"]


def test_command_makes_records_where_there_are_none_and_changes_none_that_are_right(pages):
    before = told()

    call_command("record_translations", verbosity=0)
    again = told()
    SourceRecord.objects.all().delete()
    call_command("record_translations", verbosity=0)

    assert again == before
    assert [row for row in told() if row[1]] == [row for row in before if row[1]]


def test_records_go_with_the_last_version_of_a_page(pages):
    key = pages[0].translation_key
    pages[0].delete()
    assert SourceRecord.objects.filter(translation_key=key).exists()

    pages[1].delete()

    assert not SourceRecord.objects.filter(translation_key=key).exists()


def test_alias_has_no_record(pages):
    pages[0].copy_for_translation(locale_of("ar"), copy_parents=True, alias=True)
    publish(german())

    records = TranslationRecord.objects.filter(locale=locale_of("ar"))
    assert not records.filter(source__translation_key=pages[0].translation_key).exists()


def test_changed_passage_keeps_its_old_translation_as_one_of_a_previous_version(pages):
    replace("Alle reden mit.", "Alle entscheiden mit.")

    carried = StringTranslation.objects.get(translation_of__data="Alle entscheiden mit.")
    assert (carried.data, carried.tool_name) == ("Everybody has a say.", PREVIOUS_VERSION)


def test_carried_translation_loses_the_links_that_the_original_lost():
    assert (
        without_lost_links('<a id="a1">Join</a> or <a id="a2">ask</a>', '<a id="a2">fragt</a>')
        == 'Join or <a id="a2">ask</a>'
    )


def test_section_that_is_pasted_anew_keeps_its_translation(pages):
    page = german()
    sections = raw(page)
    pasted = {name: value for name, value in sections[1].items() if name != "id"}
    page.body = body_of(page, [sections[0], pasted])
    publish(page)

    paths = StringTranslation.objects.filter(
        translation_of__data="Wege", context__object_id=page.translation_key, tool_name=""
    )
    assert paths.count() == 2


def test_box_is_offered_for_translations_that_are_written_freely(pages):
    def is_shown(page):
        panel = FollowsOriginalPanel().bind_to_model(type(page))
        return panel.get_bound_panel(instance=page).is_shown()

    Translation.objects.filter(source__object_id=pages[0].translation_key).update(enabled=False)

    assert [is_shown(page) for page in pages] == [False, True]
