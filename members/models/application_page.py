"""The page on which an association asks to become a member."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from pages.blocks import INLINE_FEATURES
from pages.models import BasePage


class ApplicationPage(BasePage):
    """The form by which an association becomes an applicant in the register of its site.

    The form itself is made by `members.templatetags.application_tags`, and answered by
    `members.views.application`.
    """

    introduction = RichTextField(_("introduction"), features=INLINE_FEATURES, blank=True)
    next_steps = RichTextField(
        _("what happens next"),
        features=[*INLINE_FEATURES, "ol", "ul"],
        blank=True,
        help_text=_("What the association does with an application, and how long it takes."),
    )
    consent_wording = models.TextField(
        _("wording of the consent"),
        help_text=_(
            "What somebody agrees to who ticks that the website may show their address or e-mail."
            " It is recorded with each consent."
        ),
    )

    page_description: ClassVar = _("A form by which an association asks to become a member.")
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("next_steps"),
        FieldPanel("consent_wording"),
    ]

    class Meta:
        verbose_name = _("application for membership")
        verbose_name_plural = _("applications for membership")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the form; it says when it was opened, so that nobody may keep it for others."""
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True)
        return response
