"""Outlines of the regions that associations work in.

Each stands in ``region_outlines/<region>.toml``: the border in the words of an SVG path, and whose data
it was made from.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OUTLINES = Path(__file__).parent / "region_outlines"


@dataclass(frozen=True)
class Outline:
    """The border of a region, to be drawn as a line; the east stays on the right in any script.

    Attributes:
        view_box: The room of the drawing.
        path: The border.
        source: Whose data it was made from; it must stand beside the drawing.
        source_language: The language of these words.
        source_address: Where the data come from.
        licence: The name of their licence.
        licence_address: Where the licence can be read.
    """

    view_box: str
    path: str
    source: str
    source_language: str
    source_address: str
    licence: str
    licence_address: str


@cache
def outline_of(region: str) -> Outline | None:
    """Return the outline of a region; nothing where none is chosen."""
    if not region:
        return None
    return Outline(**tomllib.loads((OUTLINES / f"{region}.toml").read_text(encoding="utf-8")))
