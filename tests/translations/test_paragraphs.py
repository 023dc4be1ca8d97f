"""Texts whose paragraphs are translated one by one."""

import pytest
from wagtail_localize.segments import StringSegmentValue

from translations.paragraphs import ParagraphsField, paragraphs_of


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        (" \r\n ", []),
        ("Eins", ["Eins"]),
        ("Eins\r\nzwei\r\n\r\n drei", ["Eins\nzwei", "drei"]),
        ("Eins\n \n\t\n\nzwei\n", ["Eins", "zwei"]),
        ("<b> & „so“", ["<b> & „so“"]),
    ],
)
def test_paragraphs_stand_between_empty_lines(text, paragraphs):
    segments = ParagraphsField().get_translatable_segments(text)

    assert paragraphs_of(text) == paragraphs
    assert [segment.render_text() for segment in segments] == paragraphs


def test_translated_paragraphs_are_put_together_in_their_order():
    found = [StringSegmentValue("", "two", order=2), StringSegmentValue("", "1 < 2\nx", order=1)]

    assert ParagraphsField().restore_translated_segments("", found) == "1 < 2\nx\n\ntwo"
