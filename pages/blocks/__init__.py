"""The building blocks of a page's body."""

from pages.blocks.actions import CallToActionBlock, DownloadBlock
from pages.blocks.embeds import EmbedBlock
from pages.blocks.founding import FoundingBlock
from pages.blocks.layout import AccordionBlock, ColumnsBlock
from pages.blocks.lists import (
    PrincipleBlock,
    PrinciplesBlock,
    PrinciplesValue,
    TraitsBlock,
    TraitsValue,
)
from pages.blocks.media import ButtonBlock, ImageFigureBlock, QuotationBlock
from pages.blocks.numbers import LargeFigureBlock
from pages.blocks.people import ContactBlock, PeopleBlock, TelephoneBlock
from pages.blocks.sections import (
    WORDS_FROM_ELSEWHERE,
    BodyBlock,
    ChildPagesBlock,
    SectionBlock,
    StatementBodyBlock,
)
from pages.blocks.tables import TableBlock
from pages.blocks.text import (
    INLINE_FEATURES,
    FigureCharBlock,
    FigureRichTextBlock,
    PlainCharBlock,
)

__all__ = [
    "INLINE_FEATURES",
    "WORDS_FROM_ELSEWHERE",
    "AccordionBlock",
    "BodyBlock",
    "ButtonBlock",
    "CallToActionBlock",
    "ChildPagesBlock",
    "ColumnsBlock",
    "ContactBlock",
    "DownloadBlock",
    "EmbedBlock",
    "FigureCharBlock",
    "FigureRichTextBlock",
    "FoundingBlock",
    "ImageFigureBlock",
    "LargeFigureBlock",
    "PeopleBlock",
    "PlainCharBlock",
    "PrincipleBlock",
    "PrinciplesBlock",
    "PrinciplesValue",
    "QuotationBlock",
    "SectionBlock",
    "StatementBodyBlock",
    "TableBlock",
    "TelephoneBlock",
    "TraitsBlock",
    "TraitsValue",
]
