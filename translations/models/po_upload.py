"""PO files on their way into the translations."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Site
from wagtail_localize.models import Translation


class PoUpload(models.Model):
    """A file that somebody looks at before its words are kept; for that person alone.

    Attributes:
        site: Whose pages it is for, all in one language; empty where it is for one text.
        translation: The text that it is for; empty where it is for a site.
        applied_at: When its words were last kept.
        saved: How many passages that changed.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="po_uploads"
    )
    site = models.ForeignKey(Site, on_delete=models.CASCADE, null=True, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    translation = models.ForeignKey(
        Translation, on_delete=models.CASCADE, null=True, related_name="+"
    )
    file_name = models.CharField(_("file"), max_length=255)
    file = models.BinaryField(editable=False)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    applied_at = models.DateTimeField(null=True)
    saved = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("PO file")
        verbose_name_plural = _("PO files")
        ordering = ("-uploaded_at", "-pk")

    def __str__(self) -> str:
        return self.file_name
