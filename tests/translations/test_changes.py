"""What an original says since its translation was made."""

import pytest

from tests.factories.pages import StandardPageFactory, body, section, text
from tests.translations.conftest import translate
from translations import changes, memory, recording
from translations.models import TranslationRecord

pytestmark = pytest.mark.django_db

WORDS = {
    "Leitbild": "Mission",
    "Vision": "Vision statement",
    "Wir sind 66.": "We are 66.",
    "Wir gehen.": "We walk.",
}


def content_of(*paragraphs, heading="Vision"):
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return body(section(text(html), heading=heading, anchor="vision"))


@pytest.fixture
def translated(english):
    """A German page of two paragraphs and its English translation, both public."""
    page = StandardPageFactory(title="Leitbild", body=content_of("Wir sind 66.", "Wir gehen."))
    source = memory.synchronise_source(page)
    translate(source, english, WORDS)
    return page, memory.publish_translation(source, english)


def republish(page, *paragraphs, **fields):
    """Publish the German page with other paragraphs in the same block."""
    stream = page.body
    if paragraphs:
        block = stream[0].value["content"][0]
        block.value.source = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def found(page):
    record = TranslationRecord.objects.get(pk=recording.live_of(page).pk)
    return [
        (change.section, change.before, change.after, change.translation)
        for change in changes.changes_of(record, page)
    ]


def test_changed_passage_stands_beside_its_old_translation(translated):
    german, english_page = translated

    republish(german, "Wir sind 68.", "Wir gehen.")

    assert found(english_page) == [("Vision", "Wir sind 66.", "Wir sind 68.", "We are 66.")]
    assert changes.changed_sections(recording.live_of(english_page)) == ["Vision"]


def test_new_and_removed_passages_are_named(translated):
    german, english_page = translated

    republish(german, "Wir sind 66.", "Wir gehen.", "Ein ganz neuer Absatz.")
    assert found(english_page) == [("Vision", "", "Ein ganz neuer Absatz.", "")]

    republish(german, "Wir gehen.")
    assert found(english_page) == [("Vision", "Wir sind 66.", "", "We are 66.")]


def test_changed_title_stands_in_no_section(translated):
    german, english_page = translated

    republish(german, title="Unser Leitbild")

    assert found(english_page) == [("", "Leitbild", "Unser Leitbild", "Mission")]
    assert changes.changed_sections(recording.live_of(english_page)) == []


def test_page_that_follows_its_original_has_no_changes(translated):
    assert found(translated[1]) == []


def test_changed_passages_are_found_in_the_editor(translated):
    german, english_page = translated
    republish(german, "Wir sind 68.", "Wir gehen.")
    record = recording.live_of(english_page)

    numbers = changes.segments_of(english_page, changes.changes_of(record, english_page))

    source = memory.source_of(german)
    segment = source.stringsegment_set.get(string__data="Wir sind 68.")
    assert list(numbers.values()) == [segment.pk]
