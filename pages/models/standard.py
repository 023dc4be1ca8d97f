"""A page for everything that has no type of its own."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from pages.models.base import BasePage, BodyPage


class StandardPage(BodyPage):
    """A text in sections: a portrait, a project, a how-to."""

    is_portrait = models.BooleanField(
        _("portrait of the association"),
        default=False,
        help_text=_(
            "Shows below the title when the association was founded, where it is at home and how"
            " many members it has today."
        ),
    )

    page_description: ClassVar = _(
        "For everything without a type of its own: text, images, downloads and much more."
    )
    parent_page_types: ClassVar = ["pages.HomePage", "pages.StandardPage"]
    subpage_types: ClassVar = ["pages.StandardPage"]

    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("is_portrait", overridable=False),
    ]
    content_panels: ClassVar = [
        *BodyPage.content_panels[:-1],
        FieldPanel("is_portrait"),
        *BodyPage.content_panels[-1:],
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
