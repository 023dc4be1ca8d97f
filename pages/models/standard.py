"""A page for everything that has no type of its own."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from pages.models.base import BodyPage


class StandardPage(BodyPage):
    """A text in sections: a portrait, a project, a how-to."""

    page_description: ClassVar = _(
        "For everything without a type of its own: text, images, downloads and much more."
    )
    parent_page_types: ClassVar = ["pages.HomePage", "pages.StandardPage"]
    subpage_types: ClassVar = ["pages.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
