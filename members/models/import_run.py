"""Imports: files that wait for somebody's yes, and what applied ones did, so that it can be undone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from members.models.organisation import Organisation


class ImportRun(models.Model):
    """A file on its way into the register of a site.

    Attributes:
        file: What was uploaded; empty once it is applied.
        choices: What the person decided on the way: sheet, headings, whether errors are left out.
        digest: Of what it did, as the preview said it; something else is shown again before.
        states_deleted_on: When what the register said before was deleted; without it, there is no
            way back.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="import_runs")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    file_name = models.CharField(_("file"), max_length=255)
    file = models.BinaryField(default=bytes, editable=False)
    choices = models.JSONField(default=dict, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    applied_at = models.DateTimeField(_("applied"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    states_deleted_on = models.DateField(null=True, editable=False)
    new = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    left_out = models.PositiveIntegerField(_("left out"), default=0)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-uploaded_at", "-pk")

    def __str__(self) -> str:
        return self.file_name


class ImportedEntry(models.Model):
    """What an import did to one organisation.

    Attributes:
        organisation: Empty once it is deleted.
        before: What the register kept of it, or nothing where the import made it.
        after: The digest of what the import left; whatever differs was changed since.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="entries")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    before = models.JSONField(null=True)
    after = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("imported entry")
        verbose_name_plural = _("imported entries")
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.pk)
