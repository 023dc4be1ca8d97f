"""Sections: their look, and headings that skip no level."""

import pytest
from django.core.exceptions import ValidationError

from pages.blocks import BodyBlock, SectionBlock
from pages.choices import SectionLook
from tests.factories.pages import text
from tests.pages.blocks_shown import item, shown

ACCORDION = {
    "type": "accordion",
    "value": {"items": [item({"title": "a", "text": "<p>b</p>"})]},
}
CALL = {
    "type": "call_to_action",
    "value": {
        "heading": "a",
        "button": {"label": "b", "page": None, "url": "https://a.example/"},
        "look": "calm",
    },
}
CONTACT = {"type": "contact", "value": {"name": "a", "email": "a@verband.example"}}
PRINCIPLES = {
    "type": "principles",
    "value": {"kind": "bulleted", "style": "", "items": [item({"title": "a", "text": ""})]},
}

pytestmark = pytest.mark.django_db


def section(*content, **given):
    return {"heading": "", "content": list(content), "anchor": ""} | given


@pytest.mark.parametrize(
    ("given", "look"),
    [
        ({}, "plain"),
        ({"look": None}, "plain"),
        ({"look": ""}, "plain"),
        *(({"look": look}, look.value) for look in SectionLook),
    ],
)
def test_section_has_the_look_that_was_chosen_else_it_is_plain(given, look):
    soup = shown(SectionBlock(), section(text("<p>a</p>"), **given))

    assert soup.section["class"] == ["section", f"section--{look}"]


def test_section_from_before_there_were_looks_is_sound():
    block = BodyBlock()
    value = block.to_python([{"type": "section", "value": section(text("<p>a</p>"))}])

    (cleaned,) = block.clean(value)

    assert cleaned.value["look"] == ""


def test_look_that_does_not_exist_is_refused_beside_it():
    block = SectionBlock()

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(section(text("<p>a</p>"), look="loud")))

    assert list(refused.value.block_errors) == ["look"]


def test_look_that_fits_stands_before_those_that_can_be_chosen():
    look = SectionBlock().child_blocks["look"]

    assert look.get_default() == ""
    assert [value for value, _label in look.field.choices] == ["", *SectionLook.values]


@pytest.mark.parametrize("block", [ACCORDION, CALL, CONTACT, PRINCIPLES])
@pytest.mark.parametrize(("heading", "levels"), [("Ziele", ["h2", "h3"]), ("", ["h2"])])
def test_headings_in_a_section_skip_no_level(block, heading, levels):
    soup = shown(SectionBlock(), section(block, heading=heading, anchor="ziele"))

    assert [tag.name for tag in soup.select("h1, h2, h3, h4, h5, h6")] == levels
