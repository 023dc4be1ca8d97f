"""What a bundle's Markdown becomes."""

from pathlib import Path

import pytest

from association_site.bundles.markdown import MarkdownText
from pages.stream import Part, Section


def sections(text):
    return MarkdownText(Path("text.md"), first_line=1).sections(text)


def parts(text):
    """Return the parts of a text without a heading."""
    [section] = sections(text)
    assert section.heading == ""
    return section.parts


def listed(text):
    """Return kind, numbering and items of a list that stands alone."""
    [part] = parts(text)
    return part.kind, part.numbered, list(part.items)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (r"Migrant\*innen und Sächs\*innen", "Migrant*innen und Sächs*innen"),
        ("Ein **fettes** Wort", "Ein <b>fettes</b> Wort"),
        ("Ein *schräges* Wort", "Ein <i>schräges</i> Wort"),
        ("***beides***", "<i><b>beides</b></i>"),
        ("Eine\nZeile", "Eine Zeile"),
        ("Eine  \nZeile", "Eine<br/>Zeile"),
        ("Eine\\\nZeile", "Eine<br/>Zeile"),
        ("1 < 2 & „drei“", "1 &lt; 2 &amp; „drei“"),
        ("Mit `Code`", "Mit Code"),
        ("Mit &uuml; und &lt;b&gt;", "Mit ü und &lt;b&gt;"),
        ("[Netz](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">Netz</a>'),
        ("<https://example.org/>", '<a href="https://example.org/">https://example.org/</a>'),
        ("[Post](mailto:post@example.org)", '<a href="mailto:post@example.org">Post</a>'),
        ("[Ruf](tel:+49351123)", '<a href="tel:+49351123">Ruf</a>'),
        ("[Netz]\n\n[Netz]: http://example.org", '<a href="http://example.org">Netz</a>'),
        ("Wir sind {{ member_count }} Vereine.", "Wir sind {{ member_count }} Vereine."),
    ],
)  # fmt: skip
def test_words_of_a_paragraph_become_rich_text(text, html):
    assert parts(text) == [Part("text", html=f"<p>{html}</p>", line=1)]


def test_paragraphs_that_follow_each_other_are_one_text():
    assert parts("Eins.\n\nZwei.\n\nDrei.") == [
        Part("text", html="<p>Eins.</p><p>Zwei.</p><p>Drei.</p>", line=1)
    ]


def test_list_parts_a_text():
    found = parts("Eins.\n\n- a\n\nZwei.")

    assert [(part.kind, part.line) for part in found] == [("text", 1), ("traits", 3), ("text", 5)]


def test_headings_begin_sections():
    assert sections("Vorher.\n\n## Unsere Partner\\*innen\n\nNachher.\n\n## Leer\n") == [
        Section("", [Part("text", html="<p>Vorher.</p>", line=1)]),
        Section("Unsere Partner*innen", [Part("text", html="<p>Nachher.</p>", line=5)], line=3),
        Section("Leer", [], line=7),
    ]


def test_heading_is_plain_text():
    [section] = sections("## Ein **fettes** [Wort](https://example.org) & `mehr`\n")

    assert section.heading == "Ein fettes Wort & mehr"


def test_thematic_break_ends_a_section():
    assert sections("## Wir sind …\n\n- klug.\n\n---\n\nUnser Ziel.\n") == [
        Section("Wir sind …", [Part("traits", items=(("", "<p>klug.</p>"),), line=3)], line=1),
        Section("", [Part("text", html="<p>Unser Ziel.</p>", line=7)], line=5),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "---\n", "---\n\n***\n"])
def test_text_that_says_nothing_has_no_sections(text):
    assert sections(text) == []


def test_lines_are_those_of_the_file():
    [section] = MarkdownText(Path("text.md"), first_line=8).sections("\n## Ziel\n\nText.\n")

    assert (section.line, section.parts[0].line) == (9, 11)


@pytest.mark.parametrize(
    ("item", "title", "html"),
    [
        ("**Vielfalt:** Wir sind viele.", "Vielfalt", "<p>Wir sind viele.</p>"),
        ("**Vielfalt**: Wir sind viele.", "Vielfalt", "<p>Wir sind viele.</p>"),
        ("**Vielfalt:**  \n  Wir sind viele.", "Vielfalt", "<p>Wir sind viele.</p>"),
        ("**Vielfalt:**\n  Wir sind viele.", "Vielfalt", "<p>Wir sind viele.</p>"),
        ("**Vielfalt**:  \n  Wir sind viele.", "Vielfalt", "<p>Wir sind viele.</p>"),
        ("**Vielfalt:**\n\n  Wir sind viele.", "Vielfalt", "<p>Wir sind viele.</p>"),
        ("**Vielfalt:** Wir sind\n  viele.", "Vielfalt", "<p>Wir sind viele.</p>"),
        ("**Vielfalt:** Eins.\n\n  Zwei.", "Vielfalt", "<p>Eins.</p><p>Zwei.</p>"),
        ("**Vielfalt:** Ein **fettes** Wort.", "Vielfalt", "<p>Ein <b>fettes</b> Wort.</p>"),
        ("**Vielfalt:**", "Vielfalt", ""),
        ("**Vielfalt und\n  mehr:** Text.", "Vielfalt und mehr", "<p>Text.</p>"),
        (r"**Partner\*innen & Co:** Text.", "Partner*innen & Co", "<p>Text.</p>"),
        ("**Ein *schräger* Titel:** Text.", "Ein schräger Titel", "<p>Text.</p>"),
        ("**Zeit: jetzt:** Text.", "Zeit: jetzt", "<p>Text.</p>"),
    ],
)
def test_item_that_begins_with_a_bold_title_is_a_principle(item, title, html):
    assert listed(f"- {item}\n") == ("principles", False, [(title, html)])


@pytest.mark.parametrize(
    ("item", "html"),
    [
        ("**Vielfalt** Wir sind viele.", "<p><b>Vielfalt</b> Wir sind viele.</p>"),
        ("**Vielfalt**", "<p><b>Vielfalt</b></p>"),
        ("Vielfalt: Wir sind viele.", "<p>Vielfalt: Wir sind viele.</p>"),
        ("Wir leben **Vielfalt:** immer.", "<p>Wir leben <b>Vielfalt:</b> immer.</p>"),
        ("*Vielfalt:* Text.", "<p><i>Vielfalt:</i> Text.</p>"),
        ("Eins.\n\n  Zwei.", "<p>Eins.</p><p>Zwei.</p>"),
    ],
)
def test_item_without_a_bold_title_and_colon_is_plain(item, html):
    assert listed(f"- {item}\n") == ("traits", False, [("", html)])


def test_list_with_one_plain_item_is_plain_as_a_whole():
    assert listed("- **Eins:** Text.\n- Zwei.\n") == (
        "traits",
        False,
        [("", "<p><b>Eins:</b> Text.</p>"), ("", "<p>Zwei.</p>")],
    )


@pytest.mark.parametrize(
    ("text", "kind", "numbered"),
    [
        ("1. eins\n2. zwei\n", "traits", True),
        ("- eins\n- zwei\n", "traits", False),
        ("* eins\n* zwei\n", "traits", False),
        ("1. **Eins:** a\n2. **Zwei:** b\n", "principles", True),
        ("- **Eins:** a\n- **Zwei:** b\n", "principles", False),
        ("1. **Eins:** a\n\n2. **Zwei:** b\n", "principles", True),
    ],
)
def test_kind_of_a_list_is_kept(text, kind, numbered):
    found = listed(text)

    assert (found[0], found[1], len(found[2])) == (kind, numbered, 2)


def test_quotation_is_plain_text_with_its_paragraphs():
    assert parts("> Nicht *nebeneinander*,\n> sondern miteinander.\n>\n> Immer.\n") == [
        Part("quotation", html="Nicht nebeneinander, sondern miteinander.\n\nImmer.", line=1)
    ]
