"""All patterns: whatever pages are made of stands here, and only here."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block

from association_site.styleguide import block_values as values
from association_site.styleguide.part_patterns import FORMS, PAGES, parts
from association_site.styleguide.patterns import Group, Pattern, Variant
from association_site.styleguide.sample_site import SampleSite
from pages import figures
from pages.choices import (
    CallLook,
    EmbedKind,
    EmbedShown,
    ListKind,
    PrinciplesStyle,
    SectionLook,
    TraitsStyle,
)
from pages.models import StandardPage

V = Variant
States = tuple[Variant, ...]
BY_KIND = {
    ListKind.NUMBERED: _("Numbered, look by kind"),
    ListKind.BULLETED: _("Bulleted, look by kind"),
}


def _states() -> dict[str, States]:
    """Return the states of the content blocks, by the name of the block."""
    return {
        "text": (
            V("paragraph", _("A paragraph with a figure and a link"), lambda s: s.words.paragraph),
            V("paragraphs", _("Several paragraphs"), lambda s: s.words.long_paragraph),
            V("lists", _("Lists, a line and a link"), lambda s: s.words.rich),
        ),
        "principles": (
            *(V(s.value, s.label, values.principles_for(s)) for s in PrinciplesStyle),
            *(V(k.value, BY_KIND[k], values.of_style("", k)) for k in ListKind),
        ),
        "traits": tuple(
            V(f"{s}-{k}", f"{s.label}, {k.label}", values.traits(s, k))
            for s in TraitsStyle
            for k in ListKind
        ),
        "quotation": (
            V("attributed", _("With its source"), values.quotation),
            V("bare", _("Without a source"), values.motto),
        ),
        "table": (
            V("titled", _("With a title and headings of rows"), values.table),
            V("wide", _("Five columns without a title"), values.wide_table),
        ),
        "accordion": (V("closed", _("Closed"), values.accordion),),
        "columns": (V("columns", _("All that a column can hold"), values.columns),),
        "image": (
            V("first", _("With a caption"), values.picture(0)),
            V("second", _("Another format"), values.picture(2)),
            V("decorative", _("Decoration"), values.picture(1, decorative=True)),
            V(
                "missing",
                _("A file that is missing"),
                lambda s: {"image": values.missing_image(s), "caption": s.words.caption},
            ),
        ),
        "embed": (
            *(V(k.value, k.label, values.embed(k)) for k in EmbedKind),
            *(
                V(f"click-{k}", f"{k.label}: {EmbedShown.CLICK.label}", _after_click(k))
                for k in (EmbedKind.VIDEO, EmbedKind.MAP)
            ),
        ),
        "download": (
            V("title", _("With the title of its document"), values.download(label=False)),
            V("label", _("With words of its own"), values.download(label=True)),
        ),
        "button": (
            V("short", _("Short"), values.button),
            V("long", _("Long"), values.long_button),
            V("page", _("To a page"), values.TO_PAGE),
            V("language", _("To a page in another language"), values.TO_OTHER_LANGUAGE),
        ),
        "call_to_action": tuple(V(s.value, s.label, values.call(s)) for s in CallLook),
        "child_pages": (V("home", _("Pages of this site"), lambda s: None, lambda s: s.real.home),),
        "people": (V("people", _("With a photo, and without"), values.people),),
        "contact": (
            V("all", _("With everything"), values.contact),
            V("mail", _("With an e-mail alone"), values.mail_only),
        ),
        "figure": tuple(
            V(figure.token, figure.label, values.figure(figure.token))
            for figure in figures.registered()
        ),
    }


def _after_click(kind: EmbedKind) -> Callable[[SampleSite], Any]:
    """Return what makes something that is shown after a click."""
    return values.embed(kind, EmbedShown.CLICK)


def _as_previewed(block: Block) -> States:
    """Return the state that editors see of a block which has no samples of its own."""
    return (V("preview", block.label, lambda site: block.get_preview_value()),)


def section_block() -> Block:
    """Return the block of a section."""
    return StandardPage._meta.get_field("body").stream_block.child_blocks["section"]


def content_blocks() -> dict[str, Block]:
    """Return the blocks that a section can hold, by name."""
    blocks: dict[str, Block] = section_block().child_blocks["content"].child_blocks
    return blocks


def _sections() -> Pattern:
    """Return sections in all looks."""
    looks = [("", _("Fitting (by its place)")), *SectionLook.choices]
    states = [
        *(
            V(look or "by-position", label, values.section(look, number))
            for number, (look, label) in enumerate(looks)
        ),
        V("long", _("Long heading"), values.section("plain", len(looks), values.LONG)),
        V("bare", _("Without heading"), values.section("plain", 0, heading="")),
    ]
    block = section_block()
    return Pattern(Group.SECTIONS, "section", block.label, tuple(states), block)


def patterns() -> list[Pattern]:
    """Return all patterns in the order of their groups."""
    states = _states()
    blocks = [
        Pattern(Group.BLOCKS, name, block.label, states.get(name) or _as_previewed(block), block)
        for name, block in content_blocks().items()
    ]
    return [*blocks, _sections(), *parts(), *FORMS, *PAGES]


def find(group: str, name: str) -> Pattern | None:
    """Return the pattern of an address, if there is one."""
    found = (p for p in patterns() if (p.group, p.name) == (group, name))
    return next(found, None)
