"""Columns and accordions: order of reading, headings, and no script."""

import pytest
from django.core.exceptions import ValidationError

from pages.blocks import AccordionBlock, ColumnsBlock
from tests.factories.pages import text
from tests.pages.blocks_shown import item, shown, words

pytestmark = pytest.mark.django_db


def test_columns_are_read_one_after_the_other():
    quotation = {"type": "quotation", "value": {"quotation": "C", "attribution": ""}}
    raw = {"first": [text("<p>A</p>"), text("<p>B</p>")], "second": [quotation]}

    columns = shown(ColumnsBlock(), raw).select(".columns > *")

    assert [words(column) for column in columns] == ["A B", "C"]


@pytest.mark.parametrize("empty", ["first", "second"])
def test_column_is_never_empty(empty):
    block = ColumnsBlock()
    raw = {"first": [text("<p>A</p>")], "second": [text("<p>B</p>")]} | {empty: []}

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(raw))

    assert list(refused.value.block_errors) == [empty]


def test_column_refuses_a_broken_figure():
    block = ColumnsBlock()
    raw = {"first": [text("<p>{{ members }}</p>")], "second": [text("<p>B</p>")]}

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(raw))

    assert list(refused.value.block_errors["first"].block_errors) == [0]


ITEM = {"title": "Wer sind wir?", "text": "<p>Wir sind {{ member_count }}.</p>"}


@pytest.mark.parametrize("level", [2, 3])
def test_accordion_opens_without_a_script_and_has_headings(level):
    soup = shown(AccordionBlock(), {"items": [item(ITEM), item(ITEM)]}, level=level)

    assert [detail.has_attr("open") for detail in soup.select("details")] == [False, False]
    assert [heading.name for heading in soup.select("summary > *")] == [f"h{level}"] * 2
    assert words(soup.details.summary) == "Wer sind wir?"
    assert words(soup.select_one("details > .prose")).startswith("Wir sind 66")
    assert soup.select("script") == []


@pytest.mark.parametrize(
    ("field", "value"), [("title", ""), ("text", ""), ("title", "{{ a }}"), ("text", "{{ a }}")]
)
def test_item_of_an_accordion_is_refused_beside_the_field(field, value):
    block = AccordionBlock()

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({"items": [item(ITEM), item(ITEM | {field: value})]}))

    items = refused.value.block_errors["items"]
    assert list(items.block_errors) == [1]
    assert list(items.block_errors[1].block_errors) == [field]


def test_accordion_has_an_item():
    block = AccordionBlock()

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({"items": []}))

    assert list(refused.value.block_errors) == ["items"]
