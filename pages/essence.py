"""What a value says, whoever wrote it: equal for a file, the loader and an editor who changed nothing.

An editor's form adds ids, keys and choices left as they are, and writes formatted text in its own
way; a later version of a block adds choices that older text does not mention.
"""

from typing import Any

from bs4 import BeautifulSoup
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.images.blocks import ImageBlock

from pages.stream import BLOCK_KEY


def essence(value: Any) -> Any:
    """Return what a field's value says: plain values, in which nothing is left at its default."""
    if isinstance(value, StreamValue):
        return _of_block(value, value.stream_block)
    return _plain(value)


def _of_block(value: Any, block: Any) -> Any:
    """Return what the value of a block says."""
    if isinstance(block, blocks.StreamBlock):
        return [
            {"type": child.block_type, "value": _of_block(child.value, child.block)}
            for child in value or []
        ]
    if isinstance(block, blocks.ListBlock):
        return [_of_block(item, block.child_block) for item in value or []]
    if isinstance(block, blocks.StructBlock) and not isinstance(block, ImageBlock):
        said = {
            name: (_of_block(value[name], child), _of_block(child.get_default(), child))
            for name, child in block.child_blocks.items()
        }
        return {name: words for name, (words, default) in said.items() if words != default}
    return _plain(block.get_prep_value(value))


def _plain(value: Any) -> Any:
    """Return a value with formatted text written in one way, and without what is empty."""
    if isinstance(value, str) and value.startswith("<") and value.endswith(">"):
        soup = BeautifulSoup(BLOCK_KEY.sub("", value), "html.parser")
        for tag in soup.find_all(True):
            tag.attrs = dict(sorted(tag.attrs.items()))
        return str(soup)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item not in ("", None, False)}
    return value
