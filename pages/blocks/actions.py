"""What a reader can do or take along: calls to action and downloads."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.choosers import DocumentChoiceBlock
from pages.blocks.media import ButtonBlock
from pages.blocks.text import INLINE_FEATURES, FigureCharBlock, FigureRichTextBlock
from pages.choices import CallLook


class CallToActionBlock(blocks.StructBlock):
    """A short invitation with one button."""

    heading = FigureCharBlock(label=_("Heading"), max_length=120)
    text = FigureRichTextBlock(label=_("Text"), features=INLINE_FEATURES, required=False)
    button = ButtonBlock(label=_("Button"))
    look = blocks.ChoiceBlock(
        label=_("Look"), choices=CallLook.choices, default=CallLook.CALM, search_index=False
    )

    class Meta:
        icon = "pick"
        label = _("Call to action")
        description = _("A short invitation with one button: join, donate, write to us")
        template = "pages/blocks/call_to_action.html"
        label_format = "{heading}"
        preview_value = {
            "heading": "Machen Sie mit",
            "text": "<p>Ihr Verein ist willkommen. Der Antrag passt auf eine Seite.</p>",
            "button": {"label": "Mitglied werden", "page": None, "url": "https://example.org/"},
            "look": CallLook.STRONG,
        }


class DownloadBlock(blocks.StructBlock):
    """A file to take along."""

    document = DocumentChoiceBlock(label=_("Document"))
    label = FigureCharBlock(
        label=_("Words of the link"),
        required=False,
        max_length=200,
        help_text=_("Left empty, the document’s title. Type and size are added by themselves."),
    )

    class Meta:
        icon = "download"
        label = _("Download")
        description = _("A document to download, with its type and size")
        template = "pages/blocks/download.html"
        preview_template = "pages/blocks/preview_download.html"
