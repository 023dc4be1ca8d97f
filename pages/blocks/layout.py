"""How content is laid out: side by side, or folded away."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.media import ButtonBlock, ImageFigureBlock, QuotationBlock
from pages.blocks.text import FigureCharBlock, FigureRichTextBlock


class ColumnBlock(blocks.StreamBlock):
    """What a column can hold: simple things that stay readable when it is narrow."""

    text = FigureRichTextBlock()
    image = ImageFigureBlock()
    button = ButtonBlock()
    quotation = QuotationBlock()


class ColumnsBlock(blocks.StructBlock):
    """Two columns, one below the other on a phone."""

    first = ColumnBlock(label=_("First column"))
    second = ColumnBlock(label=_("Second column"))

    class Meta:
        icon = "grid"
        label = _("Two columns")
        description = _("Two things side by side; on a phone the first stands above the second")
        template = "pages/blocks/columns.html"
        preview_value = {
            "first": [
                {
                    "type": "text",
                    "value": "<p>Links steht, worum es geht. Auf dem Telefon steht es oben.</p>",
                }
            ],
            "second": [
                {
                    "type": "quotation",
                    "value": {"quotation": "Rechts steht, wer es sagt.", "attribution": "Beispiel"},
                }
            ],
        }


class AccordionItemBlock(blocks.StructBlock):
    """A line that opens."""

    title = FigureCharBlock(label=_("Question or title"), max_length=200)
    text = FigureRichTextBlock(label=_("Text"))

    class Meta:
        icon = "list-ul"
        label = _("Item")
        label_format = "{title}"


class AccordionBlock(blocks.StructBlock):
    """Questions whose answers open one by one, without a script."""

    items = blocks.ListBlock(AccordionItemBlock(), label=_("Items"), min_num=1)

    class Meta:
        icon = "collapse-down"
        label = _("Questions and answers")
        description = _("Titles whose text opens on a click: frequent questions, long lists")
        template = "pages/blocks/accordion.html"
        preview_value = {
            "items": [
                {"title": "Wer kann Mitglied werden?", "text": "<p>Jeder Verein.</p>"},
                {"title": "Was kostet das?", "text": "<p>Nichts.</p>"},
            ],
        }
