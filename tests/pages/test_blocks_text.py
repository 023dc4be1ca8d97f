"""What formatted texts offer."""

import pytest

from pages.blocks import BodyBlock
from pages.blocks.text import INLINE_FEATURES, TEXT_FEATURES, FigureRichTextBlock


def texts_in(block):
    """Every formatted text that a body can hold, however deep."""
    if isinstance(block, FigureRichTextBlock):
        yield block
    children = list(getattr(block, "child_blocks", {}).values())
    if hasattr(block, "child_block"):
        children.append(block.child_block)
    for child in children:
        yield from texts_in(child)


def test_text_offers_neither_headings_nor_images_unless_chosen():
    assert FigureRichTextBlock().features == TEXT_FEATURES
    assert FigureRichTextBlock(features=INLINE_FEATURES).features == INLINE_FEATURES


@pytest.mark.parametrize("block", list(texts_in(BodyBlock())), ids=lambda block: str(block.label))
def test_every_text_of_a_body_leaves_headings_to_the_blocks(block):
    assert block.features in (TEXT_FEATURES, INLINE_FEATURES)
