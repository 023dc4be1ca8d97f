"""What changed between two texts, word by word and section by section."""

import itertools
import time
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.comparison import State, compare
from pages.passages import sections_of
from tests.factories.pages import body, section, text
from translations.differences import Kind, difference

WORDS = st.lists(
    st.sampled_from(["Wir", "sind", "viele", ".", ",", "{{", "n", "}}", "und", "bleiben", "viele"])
)
TEXTS = st.one_of(st.text(max_size=80), WORDS.map(" ".join))


@dataclass
class Version:
    title: str
    body: Any


def headed(heading, *paragraphs, key=""):
    found = section(*(text(f"<p>{words}</p>") for words in paragraphs), heading=heading)
    return found | ({"id": key} if key else {})


def version(*sections, title="Leitbild"):
    return Version(title, body(*sections))


def without(parts, kind):
    return "".join(part.words for part in parts if part.kind != kind)


def states(comparison):
    return [
        (without(one.heading.parts, Kind.REMOVED) or without(one.heading.parts, Kind.ADDED),
         one.state, one.is_moved)
        for one in comparison.sections
    ]  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS, TEXTS)
def test_difference_holds_both_texts(old, new):
    parts = difference(old, new)

    assert without(parts, Kind.ADDED) == old
    assert without(parts, Kind.REMOVED) == new
    assert all(part.words for part in parts)
    assert all(one.kind != other.kind for one, other in itertools.pairwise(parts))


def test_removed_words_stand_before_those_in_their_place():
    parts = [(part.kind, part.words) for part in difference("Wir sind 66 Vereine.", "Wir sind viele, viele Vereine.")]  # fmt: skip

    assert parts == [
        ("same", "Wir sind "), ("removed", "66"), ("added", "viele, viele"), ("same", " Vereine."),
    ]  # fmt: skip


def test_figure_is_one_word():
    parts = difference("Wir sind {{ a }}.", "Wir sind {{ b }}.")

    assert [part.words for part in parts] == ["Wir sind ", "{{ a }}", "{{ b }}", "."]


def test_sections_are_recognised_whatever_became_of_them():
    old = version(
        headed("Vision", "Alle haben gleiche Chancen."), headed("Werte", "Vielfalt, Solidarität."),
        headed("Weg", "Wir haben angefangen."), headed("Ziele", "Anerkennung der Vereine."),
    )  # fmt: skip
    new = version(
        headed("Werte", "Vielfalt, Solidarität."), headed("Vision", "Alle haben gleiche Rechte."),
        headed("Ziele", "Anerkennung der Vereine."), headed("Ausblick", "Eines Tages ist es gut."),
    )  # fmt: skip

    found = states(compare(old, new))

    assert sorted(found) == [
        ("Ausblick", State.ADDED, False), ("Vision", State.CHANGED, False),
        ("Weg", State.REMOVED, False), ("Werte", State.SAME, True), ("Ziele", State.SAME, False),
    ] or sorted(found) == [
        ("Ausblick", State.ADDED, False), ("Vision", State.CHANGED, True),
        ("Weg", State.REMOVED, False), ("Werte", State.SAME, False), ("Ziele", State.SAME, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            headed("Vision", "Alles wird gut.", key="a"),
            headed("Ausblick", "Alles wird gut.", key="a"),
        ),
        (headed("Vision", "Alles wird gut."), headed("Ausblick", "Alles wird sehr gut.")),
        (headed("Vision", "Alles wird gut."), headed("Vision", "Nichts bleibt mehr davon übrig.")),
    ],
    ids=["id", "likeness", "heading"],
)
def test_section_is_the_same_by_its_id_its_heading_or_its_words(old, new):
    [found] = compare(version(old), version(new)).sections

    assert found.state == State.CHANGED


def test_block_that_says_something_else_is_another_one():
    old = version(headed("Weg", "Wir haben angefangen.", key="a"))
    new = version(headed("Zukunft", "Eines Tages ruht alles.", key="a"))

    assert [one.state for one in compare(old, new).sections] == [State.REMOVED, State.ADDED]


def test_title_is_compared_and_equal_texts_are_empty():
    same = compare(version(headed("A", "B")), version(headed("A", "B")))
    other = compare(version(title="Leitbild"), version(title="Unser Leitbild"))

    assert (same.is_empty, other.is_empty) == (True, False)
    assert other.title.state == State.CHANGED


def test_other_links_and_emphasis_are_told_from_other_words():
    def one(html):
        return version({"type": "section", "value": {
            "heading": "Vision", "anchor": "", "content": [text(html)],
        }})  # fmt: skip

    old = '<p>Mehr <a href="/a/">hier</a>.</p><p>Wir <b>bleiben</b>.</p>'
    cases = {
        old: (True, True, [False, False]),
        old.replace("/a/", "/b/"): (False, True, [True, False]),
        old.replace("<b>bleiben</b>", "bleiben"): (False, True, [False, True]),
        old.replace("bleiben", "gehen"): (False, False, [False, False]),
        old.replace("/a/", "/b/").replace("Mehr", "Vieles"): (False, False, [True, False]),
        f"<ul>{old}</ul>".replace("p>", "li>"): (False, True, [True, True]),
    }

    found = {new: compare(one(old), one(new)) for new in cases}

    assert {
        new: (told.is_identical, told.is_empty, [p.is_reformed for p in told.sections[0].passages])
        for new, told in found.items()
    } == cases
    assert [told.reformed for told in found.values()] == [0, 1, 1, 0, 0, 1]


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(TEXTS.map(lambda words: words.replace("<", "").replace("&", "")), max_size=5),
       st.lists(TEXTS.map(lambda words: words.replace("<", "").replace("&", "")), max_size=5))  # fmt: skip
def test_sections_hold_all_words_of_both_texts(old, new):
    def joined(comparison, kind):
        return sorted(
            word
            for one in comparison.sections
            for change in (one.heading, *one.passages)
            for word in without(change.parts, kind).split()
        )

    texts = [version(headed("Alt", *old)), version(headed("Neu", *new))]
    whole = [
        sorted(f"{one.heading} {' '.join(p.text for p in one.passages)}".split())
        for one in map(only_section, texts)
    ]
    comparison = compare(*texts)

    assert [
        sorted(joined(comparison, Kind.ADDED)),
        sorted(joined(comparison, Kind.REMOVED)),
    ] == whole


def only_section(of):
    [found] = sections_of(of.body)
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            [f"Wort{n % 50} und" for n in range(20_000)],
            [f"Wort{n % 49} und" for n in range(20_000)],
        ),
        ([f"A{n}." for n in range(20_000)], [f"B{n}." for n in range(20_000)]),
    ],
    ids=["alike", "unlike"],
)
def test_long_text_costs_no_more_than_moments(old, new):
    texts = [" ".join(words) for words in (old, new)]
    many = [version(*(headed(f"T{n}", " ".join(one[n * 100 : n * 100 + 100])) for n in range(60))) for one in (old, new)]  # fmt: skip
    began = time.process_time()

    parts = difference(*texts)
    compare(*many)

    assert time.process_time() - began < 6
    assert [without(parts, Kind.ADDED), without(parts, Kind.REMOVED)] == texts
