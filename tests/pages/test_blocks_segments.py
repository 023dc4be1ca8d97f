"""Which passages of each block translators get, and what stays as it is in every language."""

import json
import re

import pytest

from pages.models import StandardPage
from tests.factories import blocks
from tests.factories.blocks import NO_PHOTO, item
from tests.factories.pages import StandardPageFactory, body, locale_of, section, text
from translations import memory

pytestmark = pytest.mark.django_db

TRANSLATED = " (en)"


PASSAGES = {
    "call_to_action": ["Los", "Gleich.", "Mitmachen"],
    "download": ["Satzung"],
    "table": ["Zeiten", "Tag", "Zeit", "Montag", "9 Uhr", "Montag"],
    "columns": ["A", "B", "C", "D", "E", "F"],
    "people": ["Mira Beispiel", "Vorsitz", "Eine Frau", "Spricht.", "Mira Beispiel"],
    "accordion": ["Wer?", "Wir.", "Alle."],
    "figure": ["Vereine"],
    "embed": ["Film"],
    "contact": ["Büro", "Beispielstraße 1", "Montag"],
}


@pytest.fixture(params=PASSAGES)
def block(request):
    return request.param


@pytest.fixture
def source(block):
    return source_of(blocks.raw(block))


def source_of(content):
    """Return the source of a page that holds a block as it was stored."""
    raw = section(content)
    raw["value"]["look"] = "plain"
    page = StandardPageFactory(title="Titel", body=body(raw))
    return memory.synchronise_source(StandardPage.objects.get(pk=page.pk))


def stored(page):
    """Return what is stored of a body, without the keys that rich text carries for editors."""
    raw = without_keys_of_text(list(page.body.raw_data))
    return json.dumps(raw, ensure_ascii=False, sort_keys=True)


def without_keys_of_text(raw):
    return json.loads(re.sub(r' data-block-key=\\"[^"]*\\"', "", json.dumps(raw)))


def test_translators_get_every_word_of_a_block_and_nothing_else(source, block):
    words = [passage.text for passage in memory.passages(source)]

    assert words == ["Titel", *PASSAGES[block]]


def test_translated_block_has_all_translated_words_and_is_otherwise_the_same(source, block):
    english = locale_of("en")
    for passage in memory.passages(source):
        memory.write(passage, english, passage.text + TRANSLATED)

    page = StandardPage.objects.get(pk=memory.publish_translation(source, english).pk)
    original = StandardPage.objects.get(title="Titel")

    assert stored(page).count(TRANSLATED) == len(PASSAGES[block])
    assert stored(page).replace(TRANSLATED, "") == stored(original)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"type": "table", "value": {"columns": {"cell_1": "A"}, "rows": [item({"cell_1": "B"})]}}, ["A", "B"]),
        ({"type": "people", "value": {"items": [item({"name": "A"})]}}, ["A"]),
        ({"type": "people", "value": {"items": [item({"name": "A", "photo": NO_PHOTO})]}}, ["A"]),
        ({"type": "contact", "value": {"name": "A"}}, ["A"]),
        ({"type": "call_to_action", "value": {"heading": "A", "button": {"label": "B"}}}, ["A", "B"]),
        ({"type": "quotation", "value": {"quotation": "A"}}, ["A"]),
    ],
)  # fmt: skip
def test_words_that_are_missing_in_stored_data_are_no_passages(content, words):
    assert [passage.text for passage in memory.passages(source_of(content))] == ["Titel", *words]


def test_look_of_a_section_is_the_same_in_every_language():
    raw = section(text("<p>A</p>"), heading="Vision", anchor="vision")
    raw["value"]["look"] = "statement"
    page = StandardPageFactory(title="Titel", body=body(raw))
    source = memory.synchronise_source(page)

    assert [passage.text for passage in memory.passages(source)] == ["Titel", "Vision", "A"]
