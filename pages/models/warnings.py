"""What stands on the desk about live pages, and what somebody has let pass."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class AboutPage(models.Model):
    """One warning about a page.

    Attributes:
        key: The same as long as exactly this is found at exactly this place.
        facts: What the sentence for people is made from, in the language of whoever reads it.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(_("key"), max_length=64)
    kind = models.CharField(_("kind"), max_length=40)
    field = models.CharField(_("field"), max_length=100, blank=True)
    heading = models.CharField(_("section"), max_length=255, blank=True)
    facts = models.JSONField(_("facts"), default=dict)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "key"], name="%(class)s_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.heading or self.field}"


class StandingWarning(AboutPage):
    """What is found on a page as visitors read it."""

    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta(AboutPage.Meta):
        verbose_name = _("warning")
        verbose_name_plural = _("warnings")


class OverriddenWarning(AboutPage):
    """What somebody let pass, and why; it holds for nothing else."""

    reason = models.CharField(_("reason"), max_length=500)
    overridden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("overridden by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    overridden_at = models.DateTimeField(_("overridden at"), auto_now=True)

    class Meta(AboutPage.Meta):
        verbose_name = _("overridden warning")
        verbose_name_plural = _("overridden warnings")
