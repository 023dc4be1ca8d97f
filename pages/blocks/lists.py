"""Lists of principles (with titles) and of traits (without)."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.text import INLINE_FEATURES, FigureCharBlock, FigureRichTextBlock
from pages.choices import ListKind, PrinciplesStyle, TraitsStyle

LONGEST_TAG = 40


class PrincipleBlock(blocks.StructBlock):
    """A principle: its name and what it means."""

    title = FigureCharBlock(label=_("Title"), max_length=200)
    text = FigureRichTextBlock(label=_("Text"), features=INLINE_FEATURES, required=False)

    class Meta:
        icon = "list-ul"
        label = _("Principle")
        label_format = "{title}"


class PrinciplesValue(blocks.StructValue):
    """Answers what the template asks about a list of principles."""

    @property
    def numbered(self) -> bool:
        """Whether the order counts."""
        return self["kind"] == ListKind.NUMBERED

    @property
    def shown_as(self) -> str:
        """The style that was chosen, else the one that suits the list's kind."""
        if self["style"]:
            return str(self["style"])
        return PrinciplesStyle.PATH if self.numbered else PrinciplesStyle.COMPACT


class PrinciplesBlock(blocks.StructBlock):
    """Values, goals, ways of working, partners: items with a title and a text."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=ListKind.choices, default=ListKind.BULLETED, search_index=False
    )
    style = blocks.ChoiceBlock(
        label=_("Look"),
        choices=PrinciplesStyle.choices,
        required=False,
        search_index=False,
        help_text=_("Left empty, the look follows the kind of the list."),
    )
    items = blocks.ListBlock(PrincipleBlock(), label=_("Principles"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Principles")
        description = _("Items with a title and a text: values, goals, ways of working, partners")
        template = "pages/blocks/principles.html"
        value_class = PrinciplesValue
        preview_value = {
            "kind": ListKind.NUMBERED,
            "style": "",
            "items": [
                {"title": "Zuhören", "text": "<p>Wir fragen zuerst.</p>"},
                {"title": "Mitreden", "text": "<p>Alle haben eine Stimme.</p>"},
            ],
        }


class TraitsValue(blocks.StructValue):
    """Answers what the template asks about a list of traits."""

    @property
    def numbered(self) -> bool:
        """Whether the order counts."""
        return self["kind"] == ListKind.NUMBERED

    @property
    def shown_as(self) -> str:
        """The style that was chosen, else tags for short items and a plain list for sentences."""
        if self["style"]:
            return str(self["style"])
        lengths = [len(item.source) for item in self["items"]]
        short = not self.numbered and max(lengths, default=0) <= LONGEST_TAG + len("<p></p>")
        return TraitsStyle.TAGS if short else TraitsStyle.PLAIN


class TraitsBlock(blocks.StructBlock):
    """A list whose items have no titles."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=ListKind.choices, default=ListKind.BULLETED, search_index=False
    )
    style = blocks.ChoiceBlock(
        label=_("Look"),
        choices=TraitsStyle.choices,
        required=False,
        search_index=False,
        help_text=_("Left empty, short items are shown as tags, sentences as a list."),
    )
    items = blocks.ListBlock(
        FigureRichTextBlock(features=INLINE_FEATURES), label=_("Items"), min_num=1
    )

    class Meta:
        icon = "list-ul"
        label = _("List")
        description = _("Single words or sentences, one under the other")
        template = "pages/blocks/traits.html"
        value_class = TraitsValue
        preview_value = {
            "kind": ListKind.BULLETED,
            "style": "",
            "items": ["<p>offen.</p>", "<p>verlässlich.</p>", "<p>nah.</p>"],
        }
