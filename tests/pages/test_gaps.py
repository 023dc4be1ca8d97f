"""Gaps that a draft may have and a published page may not."""

import pytest
from django.utils.translation import override

from pages import gaps
from tests.factories.pages import body, section, text


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Bei [[dem Hoster]] und [[Land]]", ["dem Hoster", "Land"]),
        ("Bei [[dem\n  Hoster]]", ["dem Hoster"]),
        ("[Stand 2026] und a[b[1]] und [[[] ]", []),
        ("", []),
    ],
)
def test_gaps_of_a_plain_text_are_named_in_one_line(words, found):
    assert gaps.in_text(words) == found


def test_gaps_of_a_formatted_text_are_named_without_marks():
    assert gaps.in_rich_text("<p>[[dem <b>Hoster</b>]] in<br/>[[Land]]</p>") == [
        "dem Hoster",
        "Land",
    ]


LISTS = [
    {"type": "principles", "value": {
        "kind": "bulleted",
        "style": "",
        "items": [
            {"type": "item", "value": {"title": "A", "text": "<p>B</p>"}},
            {"type": "item", "value": {"title": "[[Titel]]", "text": "<p>[[Text]]</p>"}},
        ],
    }},
    {"type": "traits", "value": {
        "kind": "bulleted",
        "style": "",
        "items": [{"type": "item", "value": "<p>[[Merkmal]]</p>"}],
    }},
]  # fmt: skip


def test_gaps_are_found_in_every_block():
    value = body(section(text("<p>[[Absatz]]</p>"), heading="[[Titel]]"), section(*LISTS))

    assert gaps.in_value(value) == ["Titel", "Absatz", "Titel", "Text", "Merkmal"]


def test_error_stands_beside_each_block_with_a_gap():
    value = body(section(text("<p>Wort</p>")), section(text("<p>Wort</p>"), *LISTS))

    with override("en"):
        found = gaps.error_in(value).as_json_data()

    def said(gap):
        words = f"There is a gap left: “{gap}”. Fill it in or delete it, brackets included."
        return {"messages": [words]}

    titled = {"blockErrors": {1: {"blockErrors": {"title": said("Titel"), "text": said("Text")}}}}
    plain = {"blockErrors": {0: said("Merkmal")}}
    lists = {1: {"blockErrors": {"items": titled}}, 2: {"blockErrors": {"items": plain}}}
    assert found == {"blockErrors": {1: {"blockErrors": {"content": {"blockErrors": lists}}}}}


def test_text_without_gaps_has_no_error():
    assert gaps.error_in(body()) is None
    assert gaps.error_in(body(section(text("<p>Wort</p>"), heading="Titel"))) is None


def test_long_gap_is_named_by_its_beginning():
    [sentence] = gaps.messages(["Wort " * 50])

    assert len(sentence) < 200
    assert "Wort Wort" in sentence
