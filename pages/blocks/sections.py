"""The body of a page: sections, each with a heading and an anchor that stays."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.actions import CallToActionBlock, DownloadBlock
from pages.blocks.choosers import found_together
from pages.blocks.embeds import EmbedBlock
from pages.blocks.founding import FoundingBlock
from pages.blocks.layout import AccordionBlock, ColumnsBlock
from pages.blocks.lists import PrinciplesBlock, TraitsBlock
from pages.blocks.media import ButtonBlock, ImageFigureBlock, QuotationBlock
from pages.blocks.numbers import LargeFigureBlock
from pages.blocks.offered import OfferedStreamBlock
from pages.blocks.people import ContactBlock, PeopleBlock
from pages.blocks.tables import TableBlock
from pages.blocks.text import FigureCharBlock, FigureRichTextBlock
from pages.choices import SectionLook
from pages.slugs import ascii_slug

ANCHOR_MAX_LENGTH = 90
# Blocks whose words come from the settings of the site, or from other pages.
WORDS_FROM_ELSEWHERE = ("child_pages", "founding")


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
    founding = FoundingBlock(group=_("People and figures"))

    class Meta:
        required = False


class SectionValue(blocks.StructValue):
    """Answers what the template asks about a section.

    Attributes:
        look_by_place: What the place of the section among the others suggests.
    """

    look_by_place: str = SectionLook.PLAIN

    @property
    def level(self) -> int:
        """The level of headings within: none is skipped where the section has no heading."""
        return 3 if self["heading"] else 2

    @property
    def shown_as(self) -> str:
        """The look that was chosen, else the one that suits the section's place."""
        return str(self.get("look") or self.look_by_place)

    @property
    def is_headed_text(self) -> bool:
        """Whether it consists of a heading and of paragraphs, and of nothing else."""
        kinds = {child.block_type for child in self["content"]}
        return bool(self["heading"]) and kinds == {"text"}


def place_looks(sections: Sequence[SectionValue]) -> None:
    """Tell the sections of a statement what their places suggest.

    The first section of nothing but text says what everything else follows from. The last one says
    where it leads, if the page ends with it. What the words are does not matter. A section without
    a heading is an introduction or a note: it stays plain.
    """
    for section in sections:
        section.look_by_place = SectionLook.PLAIN
    of_text = [section for section in sections if section.is_headed_text]
    if not of_text:
        return
    of_text[0].look_by_place = SectionLook.STATEMENT
    if len(of_text) > 1 and of_text[-1] is sections[-1]:
        of_text[-1].look_by_place = SectionLook.CLOSING


class SectionBlock(blocks.StructBlock):
    """A part of a page that can be linked to; the anchor is the same in every language.

    A regex block is no text to wagtail-localize: the anchor is synchronised, never translated.
    """

    heading = FigureCharBlock(label=_("Heading"), required=False, max_length=200)
    look = blocks.ChoiceBlock(
        label=_("Look"),
        choices=[("", _("Fitting (by its place)")), *SectionLook.choices],
        default="",
        required=False,
        search_index=False,
        help_text=_(
            "In a statement the first section of nothing but text stands in large words, and the"
            " last one closes the page. Everywhere else “fitting” is plain."
        ),
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


def complete_ids(raw: Any) -> None:
    """Give an id to each block and list item in raw data that has none, in place."""
    if isinstance(raw, list):
        for item in raw:
            if isinstance(item, dict) and {"type", "value"} <= item.keys() and not item.get("id"):
                item["id"] = str(uuid.uuid4())
            complete_ids(item)
    elif isinstance(raw, dict):
        for value in raw.values():
            complete_ids(value)


class BodyBlock(blocks.StreamBlock):
    """All sections of a page."""

    section = SectionBlock()

    class Meta:
        required = False

    def get_prep_value(self, value: Any) -> Any:
        """Return the raw data as it is kept: every block has an id, however deep it lies.

        Wagtail leaves data that it was given raw as it is below the first level; a block without an
        id cannot be told from its translations.
        """
        raw = super().get_prep_value(value)
        complete_ids(raw)
        return raw

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


class StatementContentBlock(ContentBlock, OfferedStreamBlock):
    """What a section of a statement can hold: words that change elsewhere are not offered."""

    not_offered = WORDS_FROM_ELSEWHERE


class StatementSectionBlock(SectionBlock):
    """A section of a statement."""

    content = StatementContentBlock(label=_("Content"))

    def bulk_to_python(self, values: Any) -> list[Any]:
        """Convert all sections of a statement; each learns what its place suggests."""
        sections = super().bulk_to_python(values)
        place_looks(sections)
        return sections


class StatementBodyBlock(BodyBlock):
    """All sections of a statement, which may look as their place suggests."""

    section = StatementSectionBlock()

    def clean(self, value: Any, **kwargs: Any) -> Any:
        """Tell the sections that come from a form, too, what their places suggest."""
        cleaned = super().clean(value, **kwargs)
        place_looks([child.value for child in cleaned])
        return cleaned
