"""Looks that sections have by their place, where nobody chose one."""

import pytest

from pages.blocks import BodyBlock
from pages.blocks.sections import StatementBodyBlock
from pages.choices import SectionLook
from pages.models import StandardPage, StatementPage
from tests.factories.pages import (
    StandardPageFactory,
    StatementPageFactory,
    body,
    home_of,
    locale_of,
    section,
    text,
)
from tests.pages.visiting import soup_of
from translations import memory

pytestmark = pytest.mark.django_db

TEXT = text("<p>Ein Absatz.</p>")
LIST = {
    "type": "traits",
    "value": {"kind": "bulleted", "style": "", "items": [{"type": "item", "value": "<p>a</p>"}]},
}
WORDS = "words"
ITEMS = "list"
CONTENT = {WORDS: [TEXT], ITEMS: [LIST], "both": [TEXT, LIST], "twice": [TEXT, TEXT], "empty": []}


def stream(*kinds, **looks):
    """Return raw sections: of each kind one, with a look where one is given by its number."""
    sections = []
    for number, kind in enumerate(kinds):
        heading = "" if kind == "note" else f"Teil {number}"
        raw = section(*CONTENT.get(kind, [TEXT]), heading=heading, anchor=f"teil-{number}")
        if f"at_{number}" in looks:
            raw["value"]["look"] = looks[f"at_{number}"]
        sections.append(raw)
    return sections


def looks_of(value):
    return [child.value.shown_as for child in value]


@pytest.mark.parametrize(
    ("kinds", "looks"),
    [
        ([], []),
        ([WORDS], ["statement"]),
        ([ITEMS], ["plain"]),
        ([WORDS, ITEMS, WORDS], ["statement", "plain", "closing"]),
        ([ITEMS, WORDS, WORDS], ["plain", "statement", "closing"]),
        ([WORDS, WORDS, ITEMS], ["statement", "plain", "plain"]),
        ([WORDS, WORDS, WORDS], ["statement", "plain", "closing"]),
        ([ITEMS, WORDS], ["plain", "statement"]),
        (["note", WORDS, ITEMS, WORDS], ["plain", "statement", "plain", "closing"]),
        ([WORDS, ITEMS, "note"], ["statement", "plain", "plain"]),
        (["both", "empty", "twice", "both"], ["plain", "plain", "statement", "plain"]),
    ],
)
def test_first_section_of_text_is_the_statement_and_the_last_one_the_close(kinds, looks):
    assert looks_of(StatementBodyBlock().to_python(stream(*kinds))) == looks


@pytest.mark.parametrize("chosen", SectionLook)
def test_chosen_look_stays_whatever_the_place(chosen):
    value = StatementBodyBlock().to_python(
        stream(WORDS, ITEMS, WORDS, at_0=chosen, at_1=chosen, at_2=chosen)
    )

    assert looks_of(value) == [chosen] * 3


def test_look_chosen_for_one_section_leaves_the_others_to_their_places():
    value = StatementBodyBlock().to_python(stream(WORDS, WORDS, WORDS, at_0="plain", at_2=""))

    assert looks_of(value) == ["plain", "plain", "closing"]


def test_sections_of_other_pages_are_plain():
    assert looks_of(BodyBlock().to_python(stream(WORDS, ITEMS, WORDS))) == ["plain"] * 3


def test_sections_know_their_places_as_soon_as_a_form_is_read():
    block = StatementBodyBlock()
    children = [("section", child.value) for child in BodyBlock().to_python(stream(*[WORDS] * 3))]

    cleaned = block.clean(block.to_python(children))

    assert looks_of(cleaned) == ["statement", "plain", "closing"]


def test_only_statements_look_by_place():
    statement = StatementPageFactory(body=body(*stream(WORDS, WORDS)))
    standard = StandardPageFactory(body=body(*stream(WORDS, WORDS)))

    assert looks_of(StatementPage.objects.get(pk=statement.pk).body) == ["statement", "closing"]
    assert looks_of(StandardPage.objects.get(pk=standard.pk).body) == ["plain", "plain"]


def test_translation_looks_as_its_source():
    home = home_of(language_code="en")
    page = StatementPageFactory(
        title="Muster", body=body(*stream(WORDS, ITEMS, WORDS, WORDS, at_2="tinted"))
    )
    source = memory.synchronise_source(page)
    for passage in memory.passages(source):
        memory.write(passage, locale_of("en"), "A word.")

    translated = StatementPage.objects.get(
        pk=memory.publish_translation(source, locale_of("en")).pk
    )

    assert translated.get_parent().pk == home.pk
    assert looks_of(translated.body) == ["statement", "plain", "tinted", "closing"]
    assert [child.value["look"] for child in translated.body] == ["", "", "tinted", ""]


def test_demo_begins_with_the_vision_and_ends_with_the_picture(visitor):
    soup = soup_of(visitor.get("/de/leitbild/"))

    assert [tag["id"] for tag in soup.select(".section--statement")] == ["unsere-vision"]
    assert [tag["id"] for tag in soup.select(".section--closing")] == [
        "unser-langfristiges-zielbild"
    ]
