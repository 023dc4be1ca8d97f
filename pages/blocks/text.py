"""Words that may hold live figures.

Words that are missing in stored data are empty, not ``None``: wagtail-localize could not read them.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from pages import figures
from pages.soft_hyphens import with_soft_hyphens

INLINE_FEATURES = ["bold", "italic", "link", "document-link"]
TEXT_FEATURES = [*INLINE_FEATURES, "ol", "ul", "hr"]


def refuse_broken_figures(text: str) -> None:
    """Raise where a text holds an unknown or broken figure.

    Raises:
        ValidationError: With the reason in the editor's language.
    """
    if found := figures.problem(text):
        raise ValidationError(found, code="figure")


class PlainCharBlock(blocks.CharBlock):
    """One line of words that stand where no live figure is filled in."""

    def clean(self, value: str) -> Any:
        """Refuse figures; keep typed soft hyphens as the character."""
        cleaned = with_soft_hyphens(super().clean(value) or "")
        if found := figures.not_here(cleaned):
            raise ValidationError(found, code="figure")
        return cleaned

    class Meta:
        default = ""


class FigureCharBlock(blocks.CharBlock):
    """One line of words, live figures allowed."""

    def clean(self, value: str) -> Any:
        """Refuse broken figures; keep typed soft hyphens as the character."""
        cleaned = with_soft_hyphens(super().clean(value) or "")
        refuse_broken_figures(cleaned)
        return cleaned

    class Meta:
        default = ""


class FigureTextBlock(blocks.TextBlock):
    """Several lines of words, live figures allowed."""

    def clean(self, value: str) -> Any:
        """Refuse broken figures; keep typed soft hyphens as the character."""
        cleaned = with_soft_hyphens(super().clean(value) or "")
        refuse_broken_figures(cleaned)
        return cleaned

    class Meta:
        default = ""


class FigureRichTextBlock(blocks.RichTextBlock):
    """Formatted words, live figures allowed.

    Headings and images are blocks of their own; without a choice, a text offers neither.
    """

    def __init__(self, *args: Any, features: list[str] | None = None, **kwargs: Any) -> None:
        """Offer paragraphs, lists and links if nothing is chosen."""
        super().__init__(*args, features=features or TEXT_FEATURES, **kwargs)

    def clean(self, value: RichText) -> Any:
        """Refuse broken figures."""
        cleaned = super().clean(value)
        refuse_broken_figures(cleaned.source)
        return cleaned

    class Meta:
        icon = "pilcrow"
        template = "pages/blocks/text.html"
        label = _("Text")
        description = _("Paragraphs and simple lists, with links")
        preview_value = "<p>Ein Absatz, wie ihn eine Redaktion schreibt.</p>"
