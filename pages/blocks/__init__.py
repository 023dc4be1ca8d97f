"""The building blocks of a page's body."""

from pages.blocks.lists import (
    PrincipleBlock,
    PrinciplesBlock,
    PrinciplesValue,
    TraitsBlock,
    TraitsValue,
)
from pages.blocks.media import ButtonBlock, ImageFigureBlock, QuotationBlock
from pages.blocks.sections import BodyBlock, ChildPagesBlock, SectionBlock
from pages.blocks.text import (
    INLINE_FEATURES,
    FigureCharBlock,
    FigureRichTextBlock,
    PlainCharBlock,
)

__all__ = [
    "INLINE_FEATURES",
    "BodyBlock",
    "ButtonBlock",
    "ChildPagesBlock",
    "FigureCharBlock",
    "FigureRichTextBlock",
    "ImageFigureBlock",
    "PlainCharBlock",
    "PrincipleBlock",
    "PrinciplesBlock",
    "PrinciplesValue",
    "QuotationBlock",
    "SectionBlock",
    "TraitsBlock",
    "TraitsValue",
]
