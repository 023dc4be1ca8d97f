"""The body of a page: sections, each with a heading and an anchor that stays."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.actions import CallToActionBlock, DownloadBlock
from pages.blocks.choosers import found_together
from pages.blocks.embeds import EmbedBlock
from pages.blocks.layout import AccordionBlock, ColumnsBlock
from pages.blocks.lists import PrinciplesBlock, TraitsBlock
from pages.blocks.media import ButtonBlock, ImageFigureBlock, QuotationBlock
from pages.blocks.numbers import LargeFigureBlock
from pages.blocks.people import ContactBlock, PeopleBlock
from pages.blocks.tables import TableBlock
from pages.blocks.text import FigureCharBlock, FigureRichTextBlock
from pages.choices import SectionLook
from pages.slugs import ascii_slug

ANCHOR_MAX_LENGTH = 90


class ChildPagesBlock(blocks.StaticBlock):
    """The pages below this one, as a list."""

    class Meta:
        icon = "folder-open-inverse"
        label = _("Pages below this one")
        description = _("Lists the pages below this page, always up to date")
        admin_text = _("Lists the pages below this page.")
        template = "pages/blocks/child_pages.html"
        preview_template = "pages/blocks/preview_child_pages.html"


class ContentBlock(blocks.StreamBlock):
    """What a section can hold."""

    text = FigureRichTextBlock(group=_("Words and lists"))
    principles = PrinciplesBlock(group=_("Words and lists"))
    traits = TraitsBlock(group=_("Words and lists"))
    quotation = QuotationBlock(group=_("Words and lists"))
    table = TableBlock(group=_("Words and lists"))
    accordion = AccordionBlock(group=_("Words and lists"))
    columns = ColumnsBlock(group=_("Words and lists"))
    image = ImageFigureBlock(group=_("Images and files"))
    embed = EmbedBlock(group=_("Images and files"))
    download = DownloadBlock(group=_("Images and files"))
    button = ButtonBlock(group=_("Links and calls"))
    call_to_action = CallToActionBlock(group=_("Links and calls"))
    child_pages = ChildPagesBlock(group=_("Links and calls"))
    people = PeopleBlock(group=_("People and figures"))
    contact = ContactBlock(group=_("People and figures"))
    figure = LargeFigureBlock(group=_("People and figures"))

    class Meta:
        required = False


class SectionValue(blocks.StructValue):
    """Answers what the template asks about a section."""

    @property
    def level(self) -> int:
        """The level of headings within: none is skipped where the section has no heading."""
        return 3 if self["heading"] else 2

    @property
    def shown_as(self) -> str:
        """The look that was chosen."""
        return self.get("look") or SectionLook.PLAIN


class SectionBlock(blocks.StructBlock):
    """A part of a page that can be linked to; the anchor is the same in every language.

    A regex block is no text to wagtail-localize: the anchor is synchronised, never translated.
    """

    heading = FigureCharBlock(label=_("Heading"), required=False, max_length=200)
    look = blocks.ChoiceBlock(
        label=_("Look"),
        choices=SectionLook.choices,
        default=SectionLook.PLAIN,
        search_index=False,
    )
    content = ContentBlock(label=_("Content"))
    anchor = blocks.RegexBlock(
        regex=r"\A[a-z0-9-]*\Z",
        label=_("Anchor"),
        required=False,
        max_length=ANCHOR_MAX_LENGTH,
        help_text=_(
            "The end of the address that leads to this section. Left empty, it is made from the"
            " heading; it stays when the heading changes."
        ),
        error_messages={"invalid": _("Only small letters, digits and hyphens.")},
    )

    class Meta:
        icon = "list-ul"
        label = _("Section")
        description = _("A heading and what stands below it")
        template = "pages/blocks/section.html"
        value_class = SectionValue
        label_format = "{heading}"
        preview_value = {
            "heading": "Eine Überschrift",
            "anchor": "eine-ueberschrift",
            "content": [{"type": "text", "value": "<p>Ein Absatz darunter.</p>"}],
        }

    def bulk_to_python(self, values: Any) -> list[Any]:
        """Convert all sections of a page, what they hold of pages and files found together."""
        sections = list(values)
        convert = super().bulk_to_python
        return found_together(lambda: convert(sections))


def free_anchor(heading: str, taken: set[str]) -> str:
    """Return an anchor made from a heading that is not among those taken; none without a heading."""
    if not heading:
        return ""
    return unused_anchor(ascii_slug(heading, fallback="section"), taken)


def unused_anchor(wanted: str, taken: set[str]) -> str:
    """Return an anchor that is not among those taken: the wanted one, else one with a number."""
    candidate, number = wanted, 1
    while candidate in taken:
        number += 1
        ending = f"-{number}"
        candidate = wanted[: ANCHOR_MAX_LENGTH - len(ending)] + ending
    return candidate


class BodyBlock(blocks.StreamBlock):
    """All sections of a page."""

    section = SectionBlock()

    class Meta:
        required = False

    def clean(self, value: Any, **kwargs: Any) -> Any:
        """Give each headed section an anchor of its own; one that exists is never changed."""
        cleaned = super().clean(value, **kwargs)
        taken: set[str] = set()
        for child in cleaned:
            anchor = child.value["anchor"] or ""
            child.value["anchor"] = "" if anchor in taken else anchor
            taken.add(anchor)
        for child in cleaned:
            if not child.value["anchor"]:
                child.value["anchor"] = free_anchor(child.value["heading"] or "", taken)
                taken.add(child.value["anchor"])
        return cleaned
