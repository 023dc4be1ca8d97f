"""The passages of a text: sections, and in them paragraphs, items and captions, as plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.db.models import Model
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from pages.soft_hyphens import without_soft_hyphens

# What leads elsewhere, or says how words are meant.
MARKS = ("a", "b", "strong", "i", "em", "code", "sub", "sup", "del")
# What of formatted text is a passage of its own; one within another belongs to the inner one.
PARAGRAPHS = ("p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote")
# Choices of looks and kinds are no words.
SILENT = (blocks.ChoiceBlock, blocks.RegexBlock, blocks.BooleanBlock, blocks.StaticBlock)


Form = tuple[tuple[str, str], ...]  # each mark, and the words it is on
Said = tuple[str, Form]  # words, and their form


@dataclass(frozen=True)
class Passage:
    """A piece of plain text that is compared by itself.

    Attributes:
        key: What it is recognised by: the ids of the blocks it stands in, and its number there.
        text: Its words.
        is_item: Whether it is one of a list.
        form: What it says beside its words: where they lead, which are emphasised, in what kind of
            paragraph they stand.
    """

    key: str
    text: str
    is_item: bool = False
    form: Form = ()


@dataclass(frozen=True)
class SectionText:
    """A section in plain words.

    Attributes:
        key: The id of its block.
        heading: Its heading, may be empty.
        anchor: Where it can be linked to; may be empty.
        passages: What stands below the heading.
    """

    key: str
    heading: str
    anchor: str
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join([self.heading, *(passage.text for passage in self.passages)])


def sections_of(body: Any) -> list[SectionText]:
    """Return the sections of a statement's stream."""
    return [
        SectionText(
            key=str(section.id or ""),
            heading=_plain(section.value["heading"] or ""),
            anchor=section.value["anchor"] or "",
            passages=tuple(_passages(section.value["content"], "")),
        )
        for section in body
    ]


def _passages(value: Any, key: str) -> Iterator[Passage]:
    """Yield the passages of a value."""
    if isinstance(value, blocks.StreamValue):
        for child in value:
            yield from _passages_of_block(child.block, child.value, f"{key}/{child.id}")
    elif isinstance(value, ListValue):
        yield from _items(value, key)
    elif isinstance(value, blocks.StructValue):
        yield from _fields(value, key)
    elif isinstance(value, RichText):
        for number, ((words, form), is_item) in enumerate(_paragraphs(value.source)):
            yield Passage(f"{key}/{number}", words, is_item, form)
    elif words := _words(value):
        yield Passage(key, words, form=_form(value))


def _items(value: ListValue, key: str) -> Iterator[Passage]:
    """Yield a passage for each item of a list: a principle is its name and what it means."""
    for child in value.bound_blocks:
        said = _texts(child.block, child.value)
        if words := ": ".join(text for text, _form in said):
            form = tuple(mark for _text, marks in said for mark in marks)
            yield Passage(f"{key}/{child.id}", words, is_item=True, form=form)


def _fields(value: blocks.StructValue, key: str) -> Iterator[Passage]:
    """Yield the passages of a block with fields; a large figure is its token and its words."""
    if hasattr(value, "token"):
        yield Passage(f"{key}/figure", f"{value.token} {_plain(value.get('label') or '')}".strip())
        return
    for name, block in value.block.child_blocks.items():
        yield from _passages_of_block(block, value.get(name), f"{key}/{name}")


def _passages_of_block(block: Any, value: Any, key: str) -> Iterator[Passage]:
    """Yield the passages of a block that has words."""
    if not isinstance(block, SILENT):
        yield from _passages(value, key)


def _texts(block: Any, value: Any) -> list[Said]:
    """Return the words of all that an item of a list consists of, and their forms."""
    if isinstance(block, SILENT):
        return []
    if isinstance(value, blocks.StructValue):
        children = value.block.child_blocks.items()
        return [said for name, child in children for said in _texts(child, value.get(name))]
    if isinstance(value, RichText):
        return [said for said, _is_item in _paragraphs(value.source)]
    if isinstance(value, blocks.StreamValue | ListValue):
        return [(passage.text, passage.form) for passage in _passages(value, "")]
    return [(words, _form(value))] if (words := _words(value)) else []


def _words(value: Any) -> str:
    """Return what a plain value says; a picture, a file or a page is its title."""
    if value is None or isinstance(value, bool):
        return ""
    return _plain(str(value)) if isinstance(value, str | int | Model) or value else ""


def _form(value: Any) -> Form:
    """Return what tells a picture, a file or a page from another one of the same title."""
    return ((f"{value._meta.label_lower} {value.pk}", ""),) if isinstance(value, Model) else ()


def _paragraphs(html: str) -> list[tuple[Said, bool]]:
    """Return what each paragraph of a formatted text says, and whether it is one of a list."""
    soup = BeautifulSoup(html, "html.parser")
    found: list[tuple[Said, bool]] = []
    for tag in soup.find_all(PARAGRAPHS):
        assert isinstance(tag, Tag)
        if not tag.find(PARAGRAPHS) and (words := _plain(tag.get_text())):
            found.append(((words, _marks(tag)), tag.name == "li"))
    return found or [((words, _marks(soup)), False) for words in [_plain(soup.get_text())] if words]


def _marks(paragraph: Tag) -> Form:
    """Return the kind of a paragraph, and the links and emphases in it: which words, and where to."""
    kind = f"{paragraph.parent.name} {paragraph.name}" if paragraph.parent else ""
    marks = [
        (f"{mark.name} {sorted(mark.attrs.items())}", _plain(mark.get_text()))
        for mark in paragraph.find_all(MARKS)
        if isinstance(mark, Tag)
    ]
    return ((kind, ""), *marks)


def _plain(text: str) -> str:
    """Return words with one space between them."""
    return " ".join(without_soft_hyphens(text).split())
