"""Videos, maps and posts of other sites: a link, and a frame only for those who ask for it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from pages import embeds
from pages.blocks.text import FigureCharBlock
from pages.choices import EmbedKind, EmbedShown


class EmbedValue(blocks.StructValue):
    """Answers what the template asks about something of another site."""

    @property
    def kind_label(self) -> str | Promise:
        """What it is."""
        return EmbedKind(self["kind"]).label if self["kind"] in EmbedKind.values else ""

    @property
    def host(self) -> str:
        """The name of the other site."""
        return embeds.host_of(self["url"] or "")

    @property
    def frame(self) -> embeds.Frame | None:
        """What is shown after a click, if that is wanted and possible."""
        return embeds.frame_of(self["url"] or "") if self["shown"] == EmbedShown.CLICK else None


class EmbedBlock(blocks.StructBlock):
    """Something that another site shows; nothing is asked of that site before a click."""

    title = FigureCharBlock(
        label=_("Title"), max_length=200, help_text=_("What is to be seen or heard there.")
    )
    kind = blocks.ChoiceBlock(
        label=_("What it is"),
        choices=EmbedKind.choices,
        default=EmbedKind.VIDEO,
        search_index=False,
    )
    url = blocks.URLBlock(
        label=_("Address"),
        help_text=_("As it stands in the browser’s address bar, beginning with https://"),
    )
    shown = blocks.ChoiceBlock(
        label=_("Shown"),
        choices=EmbedShown.choices,
        default=EmbedShown.LINK,
        search_index=False,
        help_text=_(
            "After a click: YouTube, Vimeo, media.ccc.de and OpenStreetMap. Readers are told who"
            " learns their address; before the click nobody does."
        ),
    )

    class Meta:
        icon = "media"
        label = _("Video, map or post")
        description = _("Something of another site: a link, on this page only after a click")
        template = "pages/blocks/embed.html"
        value_class = EmbedValue
        label_format = "{title}"
        preview_value = {
            "title": "Unser Verband in drei Minuten",
            "kind": EmbedKind.VIDEO,
            "url": "https://media.ccc.de/v/beispiel",
            "shown": EmbedShown.CLICK,
        }

    def clean(self, value: Any) -> Any:
        """Refuse to show what can only be linked to; a draft may have no address."""
        cleaned = super().clean(value)
        if cleaned["url"] and cleaned["shown"] == EmbedShown.CLICK and cleaned.frame is None:
            names = ", ".join(host.name for host in embeds.HOSTS)
            message = _now(
                "This address can only be a link. On this page you can show a single video or a"
                " place on the map of: %(names)s."
            ) % {"names": names}
            raise StructBlockValidationError(block_errors={"url": ValidationError(message)})
        return cleaned
