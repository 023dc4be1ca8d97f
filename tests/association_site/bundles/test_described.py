"""What blocks of YAML, tables, images and links of a page's Markdown become."""

from pathlib import Path

import pytest

from association_site.bundles.errors import BundleError
from association_site.bundles.markdown import MarkdownText
from pages.stream import Part, Reference


def read(text):
    """Return the parts of a text, and all that it names."""
    reader = MarkdownText(Path("text.md"), 1, {"a.webp": "Ein A"})
    [section] = reader.sections(text)
    return section.parts, reader.references


def value(*lines):
    """Return the raw value of a block whose fence holds the lines."""
    [part], _references = read("\n".join(["```" + lines[0], *lines[1:], "```"]))
    assert part.kind == lines[0]
    return part.value


def test_fields_of_a_block_are_given_by_their_names():
    assert value("figure", "figure: member_count", "label: Vereine") == {
        "figure": "member_count",
        "label": "Vereine",
    }


def test_block_without_fields_needs_no_words():
    assert (value("child_pages"), value("founding")) == (None, None)


def test_formatted_text_is_markdown():
    text = value("call_to_action", "heading: Los", "text: Ein **Wort**.", "button: {label: Ja}")

    assert text == {"heading": "Los", "text": "<p>Ein <b>Wort</b>.</p>", "button": {"label": "Ja"}}


def test_items_of_a_list_are_blocks_and_their_texts_may_hold_lists():
    [item] = value(
        "accordion", "items:", "  - title: Was?", "    text: |", "      Dies:", "", "      - eins",
        "      - zwei",
    )["items"]  # fmt: skip

    assert item == {
        "type": "item",
        "value": {"title": "Was?", "text": "<p>Dies:</p><ul><li>eins</li><li>zwei</li></ul>"},
    }


def test_column_is_markdown_or_a_list_of_blocks():
    columns = value(
        "columns",
        "first: |",
        "  Text.",
        "",
        "  > Wort.",
        "second:",
        "  - button: {label: Ja, url: x}",
    )

    assert columns == {
        "first": [
            {"type": "text", "value": "<p>Text.</p>"},
            {"type": "quotation", "value": {"quotation": "Wort.", "attribution": ""}},
        ],
        "second": [{"type": "button", "value": {"label": "Ja", "url": "x"}}],
    }


def test_lines_of_an_address_stay_lines():
    contact = value("contact", "name: Büro", "address: |", "  Weg 1", "  01067  Dresden")

    assert contact["address"] == "Weg 1\n01067 Dresden"


@pytest.mark.parametrize(
    ("given", "alt_text", "decorative"),
    [
        ("a.webp", "Ein A", False),
        ("{image: a.webp}", "Ein A", False),
        ("{image: a.webp, alt_text: Hier ein B}", "Hier ein B", False),
        ("{image: a.webp, decorative: true}", "", True),
    ],
)
def test_image_has_the_words_given_here_or_its_own(given, alt_text, decorative):
    assert value("image", f"image: {given}")["image"] == {
        "image": Reference("image", "a.webp"),
        "alt_text": alt_text,
        "decorative": decorative,
    }


def test_row_of_values_stands_for_the_fields_in_their_order():
    table = value("table", "columns: [Tag, Zeit]", "rows: [[Montag, 9 Uhr]]", "row_headings: true")

    assert table == {
        "columns": {"cell_1": "Tag", "cell_2": "Zeit"},
        "rows": [{"type": "item", "value": {"cell_1": "Montag", "cell_2": "9 Uhr"}}],
        "row_headings": True,
    }


def test_table_of_markdown_has_its_headings_from_the_first_line():
    parts, _references = read("| Tag | *Zeit* |\n|---|---|\n| Montag | 9 Uhr |\n")

    assert parts == [
        Part(
            "table",
            line=1,
            value={
                "columns": {"cell_1": "Tag", "cell_2": "Zeit"},
                "rows": [{"type": "item", "value": {"cell_1": "Montag", "cell_2": "9 Uhr"}}],
            },
        )
    ]


def test_image_that_stands_alone_is_a_block_of_its_own():
    parts, references = read('Vorher.\n\n![Ein *A*](a.webp "Zur Sache")\n\nNachher.')

    assert [part.kind for part in parts] == ["text", "image", "text"]
    assert parts[1].value == {
        "image": {"image": Reference("image", "a.webp"), "alt_text": "Ein A", "decorative": False},
        "caption": "Zur Sache",
    }
    assert [(found.name, found.line) for found in references] == [("a.webp", 3)]


def test_links_to_pages_and_documents_are_noted_with_their_lines():
    parts, references = read("Ein [A](pages/a.md).\n\nEin [B](documents/b%20c.pdf).")

    assert parts[0].html == (
        '<p>Ein <a linktype="page" id="a">A</a>.</p>'
        '<p>Ein <a linktype="document" id="b c.pdf">B</a>.</p>'
    )
    assert [(found.kind, found.name, found.line) for found in references] == [
        ("page", "a", 1),
        ("document", "b c.pdf", 3),
    ]


def test_everything_a_block_names_is_noted():
    _parts, references = read(
        "```call_to_action\nheading: Los\nbutton:\n  label: Ja\n  page: ziel\n```\n\n"
        "```download\ndocument: b.pdf\n```\n"
    )

    assert [(found.kind, found.name, found.line) for found in references] == [
        ("page", "ziel", 5),
        ("document", "b.pdf", 9),
    ]


def test_line_of_what_is_wrong_is_that_of_its_key():
    with pytest.raises(BundleError) as refused:
        read("Text.\n\n```accordion\nitems:\n  - title: A\n    text: B\n    size: 3\n```\n")

    assert refused.value.line == 7
    assert str(refused.value) == (
        "text.md:7: accordion: items: 1: unknown key “size”; known: text, title"
    )
