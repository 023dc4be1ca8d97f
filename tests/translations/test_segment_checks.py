"""Checks of single passages, as a translator's editor, a PO file and the loader save them."""

import pytest
from django.utils.translation import override
from wagtail_localize.models import StringTranslation, Translation

from pages import figures
from tests.factories.pages import home_of
from tests.translations.conftest import WORDS, translate, words_of
from translations import memory, segment_checks

pytestmark = pytest.mark.django_db

GERMAN = "Wir sind {{ member_count }}."
BROKEN = ["We are many.", "We are {{ member_cuont }}.", "{{ member_count", "{{ member_count }} {{ member_count }}"]  # fmt: skip


@pytest.fixture
def passage(source):
    return next(found for found in memory.passages(source) if found.text == GERMAN)


def row_of(passage, locale):
    return StringTranslation.objects.get(translation_of_id=passage.string_id, locale=locale)


@pytest.mark.parametrize("words", BROKEN)
def test_broken_figure_is_flagged_with_its_reason(passage, english, words):
    memory.write(passage, english, words)

    row = row_of(passage, english)
    reason = figures.translation_problem(GERMAN, words)
    assert reason is not None
    assert (row.has_error, row.field_error, row.get_error()) == (True, reason, reason)


def test_sound_figure_is_not_flagged(passage, english):
    memory.write(passage, english, "There are {{member_count}} of us.")

    row = row_of(passage, english)
    assert (row.has_error, row.field_error, row.get_error()) == (False, "", None)


def test_figure_that_the_original_does_not_have_is_flagged(source, english):
    translate(source, english, {"Anfang": "{{ member_count }}"})

    assert StringTranslation.objects.get(
        locale=english, translation_of__data="Anfang"
    ).field_error == figures.translation_problem("Anfang", "{{ member_count }}")


def test_saved_instance_knows_its_error_at_once(passage, english):
    row = StringTranslation(
        translation_of_id=passage.string_id,
        context_id=passage.context_id,
        locale=english,
        data="We are many.",
    )
    row.save()

    assert (row.has_error, row.get_error()) == (True, row_of(passage, english).field_error)


def test_same_mistake_made_again_is_flagged_again(passage, english):
    memory.write(passage, english, "We are many.")
    row = row_of(passage, english)
    # Importing a PO file takes the flag away and leaves the reason.
    row.data, row.has_error = "We are quite many.", False
    row.save()

    assert row_of(passage, english).has_error is True


@pytest.mark.parametrize("words", BROKEN)
def test_broken_passage_is_published_in_german(source, passage, english, words):
    translate(source, english, WORDS | {GERMAN: words})

    page = memory.publish_translation(source, english)

    assert words_of(page)[:2] == ("Showing greatness", "Beginning")
    assert GERMAN in words_of(page)[2]
    assert "many" not in words_of(page)[2]


def test_corrected_passage_is_published(source, passage, english):
    translate(source, english, WORDS | {GERMAN: "We are many."})
    memory.publish_translation(source, english)
    memory.write(passage, english, "{{ member_count }} of us.")

    page = memory.publish_translation(source, english)

    assert "{{ member_count }} of us." in words_of(page)[2]


def test_translators_editor_shows_the_reason(source, passage, english, german_page, admin_client):
    german_page.copy_for_translation(english)
    translation = Translation.objects.create(source=source, target_locale=english)
    segment = source.stringsegment_set.get(string_id=passage.string_id)
    address = f"/admin/localize/translate/{translation.pk}/strings/{segment.pk}/edit/"

    answers = [
        admin_client.put(address, f"value={words}", "application/x-www-form-urlencoded").json()
        for words in ("We are many.", "We are many.", "We are {{ member_count }}.")
    ]

    with override("de"):
        reason = figures.translation_problem(GERMAN, "We are many.")
    assert [answer["error"] for answer in answers] == [reason, reason, None]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Bread & <butter>", "Bread & <butter>"),
        ("&" * 255, "&" * 255),
        ("x" * 256, "Größe zeigen"),
    ],
)
def test_draft_is_called_by_a_title_that_fits(source, english, german_page, words, shown):
    page = german_page.copy_for_translation(english)

    translate(source, english, {"Größe zeigen": words})

    page.refresh_from_db()
    assert page.draft_title == shown


def test_checks_are_asked_in_order_and_once_each(monkeypatch):
    def first(source, translation):
        return "first" if "1" in translation else None

    def second(source, translation):
        return f"{source}: second" if "2" in translation else None

    monkeypatch.setattr(segment_checks, "_checks", [])
    for check in (first, second, first):
        segment_checks.register(check)

    assert segment_checks._checks == [first, second]
    assert [segment_checks.problem("a", words) for words in ("", "1", "2", "12")] == [
        None,
        "first",
        "a: second",
        "first",
    ]


def test_demo_has_no_flagged_passage():
    assert home_of(language_code="en").live is True
    assert list(StringTranslation.objects.filter(has_error=True)) == []
