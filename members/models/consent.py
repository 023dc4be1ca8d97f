"""What an organisation agreed to have shown, and when it took that back."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.choices import ConsentSource, PublishedField


class ConsentQuerySet(models.QuerySet[Any]):
    """Consents."""

    def in_force(self) -> Self:
        """Return those that nobody took back."""
        return self.filter(withdrawn_on__isnull=True)


class Consent(models.Model):
    """A consent to show one field; it stays on record when it is withdrawn."""

    organisation = models.ForeignKey(
        "members.Organisation", on_delete=models.CASCADE, related_name="consents"
    )
    field = models.CharField(_("what is shown"), max_length=20, choices=PublishedField.choices)
    agreed_on = models.DateField(_("agreed on"))
    agreed_by = models.CharField(_("agreed by"), max_length=200, blank=True)
    wording = models.TextField(_("wording"), blank=True)
    source = models.CharField(_("where it was given"), max_length=20, choices=ConsentSource.choices)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ("field", "agreed_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "field"),
                condition=Q(withdrawn_on__isnull=True),
                name="members_consent_one_in_force",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_field_display())

    def withdraw(self, on: date) -> None:
        """Take it back from a day on; what it was for is not shown any more."""
        self.withdrawn_on = on
        self.save(update_fields=["withdrawn_on"])
