"""Raw stream data of a body: built from a neutral text, and aligned with what is stored.

The ids of blocks and list items tie a translation to its original; they are kept as long as a block
can be recognised.
"""

import json
import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from pages.blocks import BodyBlock
from pages.blocks.sections import free_anchor, unused_anchor
from pages.choices import PrinciplesStyle

BLOCK_KEY = re.compile(r'\sdata-block-key="[^"]*"')
NAMED_LINK = re.compile(r'<a linktype="(page|document)" id="([^"]*)">')
Raw = dict[str, Any]


@dataclass(frozen=True)
class Reference:
    """Something that a text names and that has a number once it is kept.

    Attributes:
        kind: ``page``, ``image`` or ``document``.
        name: A page's slug, or the name of a file.
        line: Where it is named.
    """

    kind: str
    name: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Part:
    """A piece of text of one kind.

    Attributes:
        kind: ``text``, ``principles``, ``traits`` or ``quotation``, or the name of another block.
        html: The text's HTML (kind ``text``), or the plain words (``quotation``).
        items: Title and HTML of each item; the title is empty in a plain list.
        numbered: Whether the list's items have numbers.
        line: Where it stands in its file.
        value: The raw value of another block.
        places: Lines of the keys of that value, by the way to them.
    """

    kind: str
    html: str = ""
    items: tuple[tuple[str, str], ...] = ()
    numbered: bool = False
    line: int = 0
    value: Any = None
    places: Mapping[tuple[int | str, ...], int] = field(default_factory=dict, compare=False)


@dataclass
class Section:
    """A heading (or none) and what stands below it."""

    heading: str = ""
    parts: list[Part] = field(default_factory=list)
    line: int = 0


def _list_item(value: Any) -> Raw:
    return {"type": "item", "value": value}


def _block(part: Part, style: str) -> Raw:
    """Return the raw block of a part."""
    if part.kind == "text":
        return {"type": "text", "value": part.html}
    if part.kind == "quotation" and part.value is None:
        return {"type": "quotation", "value": {"quotation": part.html, "attribution": ""}}
    if part.kind not in {"principles", "traits"} or part.value is not None:
        return {"type": part.kind, "value": part.value}
    titled = part.kind == "principles"
    fits = style in PrinciplesStyle.values if titled else style not in PrinciplesStyle.values
    items = [
        _list_item({"title": title, "text": html} if titled else html) for title, html in part.items
    ]
    return {
        "type": part.kind,
        "value": {
            "kind": "numbered" if part.numbered else "bulleted",
            "style": style if fits else "",
            "items": items,
        },
    }


def content(parts: list[Part], style: str = "") -> list[Raw]:
    """Return the raw stream of what stands below a heading, without ids.

    Args:
        parts: The text.
        style: The look of its list.
    """
    return [_block(part, style) for part in parts]


def body(
    sections: list[Section], styles: Mapping[str, str], looks: Mapping[str, str] | None = None
) -> list[Raw]:
    """Return the raw stream of a body, without ids.

    Args:
        sections: The text.
        styles: The look of a section's list, by heading.
        looks: The look of a section itself, by heading; without one it is that of its place.
    """
    taken: set[str] = set()
    stream = []
    for section in sections:
        anchor = free_anchor(section.heading, taken) if section.heading else ""
        taken.add(anchor)
        value = {
            "heading": section.heading,
            "content": content(section.parts, styles.get(section.heading, "")),
            "anchor": anchor,
            "look": (looks or {}).get(section.heading, ""),
        }
        stream.append({"type": "section", "value": value})
    return stream


def resolved(value: Any, number_of: Callable[[Reference], int]) -> Any:
    """Return raw data with numbers in the place of the names of pages, images and documents."""
    if isinstance(value, Reference):
        return number_of(value)
    if isinstance(value, dict):
        return {key: resolved(item, number_of) for key, item in value.items()}
    if isinstance(value, list):
        return [resolved(item, number_of) for item in value]
    if isinstance(value, str):
        return NAMED_LINK.sub(
            lambda link: f'<a linktype="{link[1]}" id="{number_of(Reference(link[1], link[2]))}">',
            value,
        )
    return value


def without_keys(value: Any) -> Any:
    """Return raw data without ids and editor keys, to be compared."""
    if isinstance(value, dict):
        return {key: without_keys(item) for key, item in value.items() if key != "id"}
    if isinstance(value, list):
        return [without_keys(item) for item in value]
    if isinstance(value, str):
        return BLOCK_KEY.sub("", value)
    return value


def _fingerprint(block: Raw) -> str:
    """Return what a block says, whatever its ids; the kept anchor may be of an older heading."""
    bare = without_keys(block)
    if isinstance(bare["value"], dict):
        bare["value"].pop("anchor", None)
    return json.dumps(bare, sort_keys=True)


def _pairs(old: list[Raw], new: list[Raw]) -> dict[int, int]:
    """Return which new block is which old one: equal ones first, then those alike, in order."""
    pairs: dict[int, int] = {}
    matcher = SequenceMatcher(
        None,
        [_fingerprint(block) for block in old],
        [_fingerprint(block) for block in new],
        autojunk=False,
    )
    for match in matcher.get_matching_blocks():
        for offset in range(match.size):
            pairs[match.b + offset] = match.a + offset
    free = [position for position in range(len(old)) if position not in pairs.values()]
    for key in (_name, _anchor, _type):
        for position in range(len(new)):
            wanted = key(new[position])
            if position in pairs or wanted is None:
                continue
            for candidate in free:
                if key(old[candidate]) == wanted:
                    pairs[position] = candidate
                    free.remove(candidate)
                    break
    return pairs


def _name(block: Raw) -> tuple[str, str]:
    """Return what makes a changed block recognisable first: its heading or title."""
    value = block["value"]
    named = value if isinstance(value, dict) else {}
    return block["type"], named.get("heading") or named.get("title") or ""


def _anchor(block: Raw) -> str | None:
    """Return what makes a renamed section recognisable."""
    value = block["value"]
    return value.get("anchor") or None if isinstance(value, dict) else None


def _type(block: Raw) -> str:
    """Return what any block can be recognised by."""
    return str(block["type"])


def with_ids(old: list[Raw], new: list[Raw]) -> list[Raw]:
    """Return new raw blocks with the ids of the old ones they continue, and fresh ids elsewhere."""
    pairs = _pairs(old, new)
    kept = {_anchor(old[position]) for position in pairs.values()}
    taken = {anchor for anchor in kept if anchor}
    result = []
    for position, block in enumerate(new):
        known = old[pairs[position]] if position in pairs else None
        value = block["value"]
        if isinstance(value, dict):
            before = known["value"] if known and isinstance(known["value"], dict) else {}
            value = {key: _continued(before.get(key), item) for key, item in value.items()}
            if before.get("anchor"):
                value["anchor"] = before["anchor"]
            elif value.get("anchor"):
                value["anchor"] = unused_anchor(value["anchor"], taken)
                taken.add(value["anchor"])
        else:
            value = _continued(known["value"] if known else None, value)
        identity = (known or {}).get("id") or str(uuid.uuid4())
        result.append({"type": block["type"], "value": value, "id": identity})
    return result


def _continued(before: Any, value: Any) -> Any:
    """Return a new value as the old one it continues: ids kept, equal text left as it is."""
    if isinstance(value, list):
        return with_ids(before if isinstance(before, list) else [], value)
    if isinstance(value, dict):
        known = before if isinstance(before, dict) else {}
        return {key: _continued(known.get(key), item) for key, item in value.items()}
    return before if before is not None and without_keys(before) == value else value


def raw_data(value: Any) -> list[Raw]:
    """Return the raw data of a stream value."""
    return list(value.get_prep_value()) if value else []


def to_value(raw: list[Raw], block: Any = None) -> Any:
    """Return the stream value of raw data."""
    return (block or BodyBlock()).to_python(raw)
