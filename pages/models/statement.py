"""A mission statement (Leitbild)."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from pages.choices import AdoptingBody
from pages.models.base import BasePage, BodyPage


class StatementPage(BodyPage):
    """A text that an assembly adopts; where it was, its first lines say when, by whom and where.

    A statement without a date of adoption says nothing of a resolution.
    """

    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_by = models.CharField(
        _("adopted by"), max_length=20, choices=AdoptingBody.choices, blank=True
    )
    adopted_in = models.CharField(_("adopted in"), max_length=100, blank=True)

    page_description: ClassVar = _(
        "The mission statement, with the line that says who adopted it and when."
    )
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("adopted_on", overridable=False),
        SynchronizedField("adopted_by", overridable=False),
        SynchronizedField("adopted_in", overridable=True),
    ]

    content_panels: ClassVar = [
        *BodyPage.content_panels[:-1],
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("adopted_on"), FieldPanel("adopted_by")]),
                FieldPanel("adopted_in", help_text=_("The town.")),
            ],
            heading=_("Adoption"),
            help_text=_("Left empty, the page says nothing of a resolution."),
        ),
        *BodyPage.content_panels[-1:],
    ]

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")

    def clean(self) -> None:
        """Keep body and place of an adoption together with its date, once it is published."""
        super().clean()
        if self.adopted_on and self.adopted_on > timezone.localdate():
            raise ValidationError({"adopted_on": _("The adoption cannot lie in the future.")})
        is_draft = self.is_to_be_public is False
        if not (self.adopted_on or is_draft) and (self.adopted_by or self.adopted_in):
            raise ValidationError({"adopted_on": _("Say when the statement was adopted.")})
