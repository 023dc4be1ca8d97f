"""Parts of a text whose words come from elsewhere: the settings of the site, or other pages.

They change there without anybody touching the text. Nobody can adopt them: what is in force has to show
exactly what was adopted. Live figures are words of a text, since each version keeps them.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.blocks.struct_block import StructValue

from pages.blocks import WORDS_FROM_ELSEWHERE


def labels_in(value: Any) -> list[str]:
    """Return what the parts of a text with words from elsewhere are called, each once."""
    return list(dict.fromkeys(_labels(value)))


def messages(labels: list[str]) -> list[str]:
    """Return a sentence on each such part, for the editor of a text that is to be adopted."""
    sentence = _(
        "“%(part)s” takes its words from elsewhere, where they change without a resolution. Take it"
        " out, or write the words into the text."
    )
    return [sentence % {"part": label} for label in labels]


def _labels(value: Any) -> Iterator[str]:
    parts: list[Any] = []
    if isinstance(value, StreamValue):
        yield from (
            str(child.block.label) for child in value if child.block_type in WORDS_FROM_ELSEWHERE
        )
        parts = [child.value for child in value]
    elif isinstance(value, ListValue):
        parts = list(value)
    elif isinstance(value, StructValue):
        parts = list(value.values())
    for part in parts:
        yield from _labels(part)
