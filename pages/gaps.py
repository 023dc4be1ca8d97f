"""Gaps in a text that somebody has to fill in, written ``[[what belongs here]]``."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _now
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError, ListValue
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.rich_text import RichText, get_text_for_indexing

GAP = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
# So much of a gap's words names it in a message.
NAMING = 80


def in_text(text: str) -> list[str]:
    """Return the words of all gaps of a plain text."""
    return [" ".join(gap.split()) for gap in GAP.findall(text)]


def in_rich_text(source: str) -> list[str]:
    """Return the words of all gaps of a formatted text."""
    return in_text(get_text_for_indexing(source))


def in_value(value: Any) -> list[str]:
    """Return the words of all gaps of a block's value."""
    if isinstance(value, RichText):
        return in_rich_text(value.source)
    if isinstance(value, str):
        return in_text(value)
    return [gap for _key, child in _children(value) for gap in in_value(child)]


def messages(gaps: Iterable[str]) -> list[str]:
    """Return a sentence on each gap, for its editor."""
    sentence = _now("There is a gap left: “%(gap)s”. Fill it in or delete it, brackets included.")
    return [sentence % {"gap": Truncator(gap).chars(NAMING)} for gap in gaps]


def error_in(value: Any) -> ValidationError | None:
    """Return an error that Wagtail's editor shows beside each block with a gap."""
    children = _children(value)
    if not children:
        gaps = in_value(value)
        return ValidationError(messages(gaps)) if gaps else None
    errors = {key: error for key, child in children if (error := error_in(child))}
    if not errors:
        return None
    if isinstance(value, blocks.StructValue):
        return StructBlockValidationError(block_errors=errors)
    if isinstance(value, ListValue):
        return ListBlockValidationError(block_errors=errors)
    return StreamBlockValidationError(block_errors=errors)


def _children(value: Any) -> list[tuple[Any, Any]]:
    """Return the values within a value, each with its key; none where it has no blocks."""
    if isinstance(value, blocks.StructValue):
        return list(value.items())
    if isinstance(value, ListValue):
        return list(enumerate(value))
    if isinstance(value, blocks.StreamValue):
        return [(number, child.value) for number, child in enumerate(value)]
    return []
