"""How lists of principles and of traits are shown."""

import pytest

from pages.blocks import PrinciplesBlock, TraitsBlock
from pages.choices import ListKind, PrinciplesStyle, TraitsStyle

BLOCKS = {"principles": PrinciplesBlock(), "traits": TraitsBlock()}


def list_value(path, kind, style, items):
    block = BLOCKS[path]
    return block.to_python({"kind": kind, "style": style, "items": items})


@pytest.mark.parametrize(
    ("kind", "style", "shown_as"),
    [
        (ListKind.NUMBERED, "", PrinciplesStyle.PATH),
        (ListKind.BULLETED, "", PrinciplesStyle.COMPACT),
        *((kind, style, style) for kind in ListKind for style in PrinciplesStyle),
    ],
)
def test_principles_are_shown_as_chosen_or_as_their_kind_wants(kind, style, shown_as):
    value = list_value("principles", kind, style, [{"title": "a", "text": ""}])

    assert value.shown_as == shown_as
    assert value.numbered is (kind == ListKind.NUMBERED)


LONG = "<p>" + "x" * 41 + "</p>"
SHORT = "<p>" + "x" * 40 + "</p>"


@pytest.mark.parametrize(
    ("kind", "style", "items", "shown_as"),
    [
        (ListKind.BULLETED, "", [SHORT, SHORT], TraitsStyle.TAGS),
        (ListKind.BULLETED, "", [SHORT, LONG], TraitsStyle.PLAIN),
        (ListKind.NUMBERED, "", [SHORT], TraitsStyle.PLAIN),
        (ListKind.BULLETED, TraitsStyle.TAGS, [LONG], TraitsStyle.TAGS),
        (ListKind.BULLETED, TraitsStyle.PLAIN, [SHORT], TraitsStyle.PLAIN),
        (ListKind.NUMBERED, TraitsStyle.TAGS, [SHORT], TraitsStyle.TAGS),
    ],
)
def test_traits_are_shown_as_chosen_or_as_their_length_wants(kind, style, items, shown_as):
    value = list_value("traits", kind, style, items)

    assert value.shown_as == shown_as
    assert value.numbered is (kind == ListKind.NUMBERED)
