"""Profiles of an association elsewhere."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ProfileBlock(blocks.StructBlock):
    """A profile: the service's name and the address."""

    name = blocks.CharBlock(label=_("Name"), max_length=60, help_text=_("Such as: Mastodon"))
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Profile")
        label_format = "{name}"


class SocialBlock(blocks.StreamBlock):
    """All profiles."""

    link = ProfileBlock()

    class Meta:
        required = False
