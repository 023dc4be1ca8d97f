"""Blocks described by keys and values: raw data from YAML, checked against what a block holds.

A text for a formatted field is Markdown; a stream is Markdown too, or a list of blocks. Values in a
row stand for a block's fields in their order. Pages, images and documents are given by name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from association_site.bundles.files import Way
from pages.blocks.sections import ContentBlock
from pages.soft_hyphens import with_soft_hyphens
from pages.stream import Reference

CONTENT = ContentBlock().child_blocks
DESCRIBED = {
    name: block
    for name, block in CONTENT.items()
    if isinstance(block, blocks.StructBlock | blocks.StaticBlock)
}
CHOOSERS = {
    ImageChooserBlock: "image",
    DocumentChooserBlock: "document",
    blocks.PageChooserBlock: "page",
}


class DescriptionError(Exception):
    """A value that a block cannot hold.

    Attributes:
        place: The way to what is wrong, for the line.
    """

    def __init__(self, message: str, way: Way, place: Way | None = None) -> None:
        """Keep the message and the ways, and say in words where it is."""
        steps = [str(step + 1) if isinstance(step, int) else step for step in way]
        super().__init__(": ".join([*steps, message]))
        self.place = way if place is None else place


class Formatting(Protocol):
    """What is needed of the Markdown around a block."""

    def rich_text(self, text: str, line: int, with_lists: bool) -> str:
        """Return a text as rich text."""

    def stream(self, text: str, line: int, known: Mapping[str, Any]) -> list[Any]:
        """Return a text as raw blocks of the kinds that are known."""

    def reference(self, kind: str, name: str, line: int) -> Reference:
        """Return what a text names, and note that it does."""

    def description(self, name: str) -> str:
        """Return what an image shows, in words."""


@dataclass(frozen=True)
class Description:
    """The values of one block, as a file gives them.

    Attributes:
        formatting: The Markdown around it.
        places: Lines of the values, by the way to them.
        line: The line of the block.
    """

    formatting: Formatting
    places: Mapping[Way, int]
    line: int

    def line_of(self, way: Way) -> int:
        """Return the line of a value, or of what it stands in."""
        ends = range(len(way), -1, -1)
        return next((self.places[way[:end]] for end in ends if way[:end] in self.places), self.line)

    def raw(self, block: Any, value: Any, way: Way = ()) -> Any:
        """Return the raw data of a block.

        Raises:
            DescriptionError: The block cannot hold the value.
        """
        for kind, read in READERS:
            if isinstance(block, kind):
                return read(self, block, value, way)
        return _text(value, way)

    # ------------------------------------------------------------------ one kind of block each
    def image(self, block: Any, value: Any, way: Way) -> Any:
        """Return an image with its words: those given here, else those of the image."""
        keys = value if isinstance(value, dict) else {"image": value}
        _refuse_unknown(keys, {"image", "alt_text", "decorative"}, way)
        name = _text(keys.get("image"), (*way, "image"))
        if not name:
            return {"image": None, "alt_text": "", "decorative": False}
        decorative = _flag(keys.get("decorative", False), (*way, "decorative"))
        words = _text(keys.get("alt_text"), (*way, "alt_text"))
        words = "" if decorative else words or self.formatting.description(name)
        if not words and not decorative:
            raise DescriptionError(
                f"“{name}” has no alternative text: give “alt_text” or “decorative: true” here,"
                " or a description in images.yaml",
                way,
            )
        image = self.formatting.reference("image", name, self.line_of(way))
        return {"image": image, "alt_text": words, "decorative": decorative}

    def struct(self, block: Any, value: Any, way: Way) -> Any:
        """Return a block of fields."""
        names = list(block.child_blocks)
        if isinstance(value, list) and len(value) <= len(names):
            return {
                name: self.raw(block.child_blocks[name], item, (*way, number))
                for number, (name, item) in enumerate(zip(names, value, strict=False))
            }
        if not isinstance(value, dict):
            raise DescriptionError(f"keys were expected here: {', '.join(names)}", way)
        _refuse_unknown(value, set(names), way)
        return {
            str(name): self.raw(block.child_blocks[name], item, (*way, str(name)))
            for name, item in value.items()
        }

    def listed(self, block: Any, value: Any, way: Way) -> Any:
        """Return a list of equal blocks."""
        if not isinstance(value, list):
            raise DescriptionError("a list was expected here", way)
        return [
            {"type": "item", "value": self.raw(block.child_block, item, (*way, number))}
            for number, item in enumerate(value)
        ]

    def stream(self, block: Any, value: Any, way: Way) -> Any:
        """Return a stream: a text, or a list of blocks."""
        if isinstance(value, str):
            return self.formatting.stream(value, self.line_of(way), block.child_blocks)
        found = []
        for number, item in enumerate(value if isinstance(value, list) else [value]):
            here = (*way, number)
            if not isinstance(item, dict) or len(item) != 1:
                raise DescriptionError("a text or a list of blocks was expected here", here)
            [(name, said)] = item.items()
            _refuse_unknown(item, set(block.child_blocks), here)
            child = block.child_blocks[name]
            found.append({"type": name, "value": self.raw(child, said, (*here, name))})
        return found

    def rich_text(self, block: Any, value: Any, way: Way) -> Any:
        """Return formatted text."""
        with_lists = block.features is None or "ul" in block.features
        text = value if isinstance(value, str) else _text(value, way)
        return self.formatting.rich_text(text, self.line_of(way), with_lists)

    def chosen(self, block: Any, value: Any, way: Way) -> Any:
        """Return a page, an image or a document."""
        name = _text(value, way)
        kind = next(kind for chooser, kind in CHOOSERS.items() if isinstance(block, chooser))
        return self.formatting.reference(kind, name, self.line_of(way)) if name else None

    def choice(self, block: Any, value: Any, way: Way) -> Any:
        """Return one of the choices of a block."""
        given = _text(value, way)
        known = [str(choice) for choice, _label in block.field.choices if choice]
        if given and given not in known:
            raise DescriptionError(f"“{given}” is no choice; known: {', '.join(known)}", way)
        return given

    def flag(self, block: Any, value: Any, way: Way) -> Any:
        """Return a yes or no."""
        return _flag(value, way)

    def lines(self, block: Any, value: Any, way: Way) -> Any:
        """Return a text with its lines."""
        _text(value, way)
        given = with_soft_hyphens(str(value or ""))
        return "\n".join(" ".join(line.split()) for line in given.splitlines()).strip()

    def nothing(self, block: Any, value: Any, way: Way) -> Any:
        """Refuse a value of a block that has none."""
        if value:
            raise DescriptionError("nothing can be said of this block", way)
        return None


READERS: list[tuple[Any, Callable[[Description, Any, Any, Way], Any]]] = [
    (ImageBlock, Description.image),
    (blocks.StructBlock, Description.struct),
    (blocks.ListBlock, Description.listed),
    (blocks.StreamBlock, Description.stream),
    (blocks.RichTextBlock, Description.rich_text),
    (tuple(CHOOSERS), Description.chosen),
    (blocks.ChoiceBlock, Description.choice),
    (blocks.BooleanBlock, Description.flag),
    (blocks.TextBlock, Description.lines),
    (blocks.StaticBlock, Description.nothing),
]


def _text(value: Any, way: Way) -> str:
    """Return a text on one line.

    Raises:
        DescriptionError: It is something else.
    """
    if value is None:
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return with_soft_hyphens(" ".join(str(value).split()))
    raise DescriptionError("a text was expected here", way)


def _flag(value: Any, way: Way) -> bool:
    """Return a yes or no.

    Raises:
        DescriptionError: It is something else.
    """
    if isinstance(value, bool):
        return value
    raise DescriptionError("true or false was expected here", way)


def _refuse_unknown(keys: Mapping[Any, Any], known: set[str], way: Way) -> None:
    """Refuse keys that a block does not have.

    Raises:
        DescriptionError: There is one.
    """
    for key in keys:
        if key not in known:
            names = ", ".join(sorted(known))
            raise DescriptionError(f"unknown key “{key}”; known: {names}", way, (*way, str(key)))
