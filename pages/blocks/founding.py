"""When the association was founded, from the site's settings."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class FoundingBlock(blocks.StaticBlock):
    """The year of the founding in large figures, and where the association is at home."""

    class Meta:
        icon = "date"
        label = _("Founding line")
        description = _("When the association was founded and where it is at home")
        admin_text = _(
            "Shows the founding date and the town from “Association and languages”; without a date"
            " there, it shows nothing."
        )
        template = "pages/blocks/founding.html"
        preview_template = "pages/blocks/preview_founding.html"
