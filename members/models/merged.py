"""Organisations that stood in the register twice: what leads from the one to the other."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.organisation import Organisation


class MergedOrganisation(models.Model):
    """An organisation that was merged into another: its number and its address lead on.

    Attributes:
        organisation: The one that is kept.
        key: Of the row that is gone; public addresses begin with it.
        number: The member number that it had.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="merged")
    key = models.PositiveBigIntegerField(unique=True)
    number = models.CharField(_("member number"), max_length=30)
    merged_on = models.DateField(_("merged on"))

    class Meta:
        verbose_name = _("merged organisation")
        verbose_name_plural = _("merged organisations")
        ordering = ("merged_on", "pk")

    def __str__(self) -> str:
        return self.number
