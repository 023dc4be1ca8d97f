"""Live figures as large numbers."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages import figures
from pages.blocks.text import FigureCharBlock


def figure_choices() -> list[tuple[str, str | Promise]]:
    """Return the figures that the rooms above have registered."""
    return [(figure.token, figure.label) for figure in figures.registered()]


class LargeFigureValue(blocks.StructValue):
    """Answers what the template asks about a large figure."""

    @property
    def token(self) -> str:
        """The figure as it stands in a text; nothing where none is chosen yet."""
        return f"{{{{ {self['figure']} }}}}" if self["figure"] else ""


class LargeFigureBlock(blocks.StructBlock):
    """A number that the site counts by itself."""

    figure = blocks.ChoiceBlock(label=_("Figure"), choices=figure_choices, search_index=False)
    label = FigureCharBlock(
        label=_("What is counted"),
        max_length=120,
        help_text=_("The words below the number, for example “member organisations”."),
    )

    class Meta:
        icon = "order"
        label = _("Live figure")
        description = _("A large number that is always today’s, with a word below it")
        template = "pages/blocks/large_figure.html"
        value_class = LargeFigureValue
        label_format = "{label}"
        preview_value = {"figure": "", "label": "Mitgliedsvereine"}

    def get_preview_value(self) -> Any:
        """Return the first figure there is; this room knows none by name."""
        first = next(iter(figures.registered()), None)
        return self.normalize(self.meta.preview_value | {"figure": first.token if first else ""})
