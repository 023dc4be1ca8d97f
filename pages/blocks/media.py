"""Quotations, images and buttons."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

from pages import figures
from pages.blocks.choosers import ImageChoiceBlock, PageChoiceBlock
from pages.blocks.text import FigureCharBlock, FigureTextBlock
from translations import marking

QUOTATION_MARKS = frozenset('"„“”«»')


class QuotationValue(blocks.StructValue):
    """Answers what the template asks about a quotation."""

    @property
    def words(self) -> str:
        """The words without quotation marks around all of them: the page sets its language's own."""
        words = str(self["quotation"] or "").strip()
        inner = words[1:-1]
        ends = {words[:1], words[-1:]}
        enclosed = inner and ends <= QUOTATION_MARKS and QUOTATION_MARKS.isdisjoint(inner)
        return marking.like(inner.strip() if enclosed else words, self["quotation"])


class QuotationBlock(blocks.StructBlock):
    """Somebody's words, with their source."""

    quotation = FigureTextBlock(label=_("Quotation"))
    attribution = FigureCharBlock(label=_("Who says it"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Somebody's words, set off from the text")
        template = "pages/blocks/quotation.html"
        value_class = QuotationValue
        preview_value = {"quotation": "Wir reden mit, wo entschieden wird.", "attribution": "Motto"}


class DescribedImageBlock(ImageBlock):
    """An image and what it shows in words; live figures are not filled in there."""

    def __init__(self, required: bool = True, **options: Any) -> None:
        """Take the chooser that finds all images of a page at once."""
        super().__init__(required=required, **options)
        chooser = ImageChoiceBlock(required=required, label=_("Image"))
        chooser.set_name("image")
        self.child_blocks["image"] = chooser

    def clean(self, value: Any) -> Any:
        """Refuse figures in the alternative text."""
        cleaned = super().clean(value)
        words = getattr(cleaned, "contextual_alt_text", None) or ""
        if found := figures.not_here(words):
            raise StructBlockValidationError(block_errors={"alt_text": ValidationError(found)})
        return cleaned


class ImageFigureBlock(blocks.StructBlock):
    """An image with its alternative text, or marked as decoration."""

    image = DescribedImageBlock(label=_("Image"))
    caption = FigureCharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("A picture with a description for those who do not see it")
        template = "pages/blocks/image.html"
        preview_template = "pages/blocks/preview_image.html"


class ButtonBlock(blocks.StructBlock):
    """A link that stands out."""

    label = FigureCharBlock(label=_("Words on the button"), max_length=80)
    page = PageChoiceBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Other address"), required=False)

    class Meta:
        icon = "link"
        label = _("Button")
        description = _("One link that stands out from the text")
        template = "pages/blocks/button.html"
        preview_value = {"label": "Mehr erfahren", "page": None, "url": "https://example.org/"}

    def clean(self, value: Any) -> Any:
        """Ask for exactly one target; a draft may have none."""
        cleaned = super().clean(value)
        targets = bool(cleaned["page"]) + bool(cleaned["url"])
        if targets > 1 or (not targets and not self.is_deferred_validation):
            raise StructBlockValidationError(
                block_errors={
                    "url": ValidationError(_now("Choose a page or give an address: one of them."))
                }
            )
        return cleaned
