"""Mails of the register: on record, and sent by the queue."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from members.choices import LetterKind
from members.models.application import Application
from members.models.confirmation import Confirmation
from members.models.organisation import Organisation


class Letter(models.Model):
    """A mail to one person, kept with the organisation's story.

    Attributes:
        application: What its link confirms, or it tells of.
        confirmation: What its link answers, or it tells of.
        body: The text; `{link}` stands for a signed link, which is kept nowhere.
        attempts: How often it was tried to send it.
        failure: Why that did not work, the last time.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="letters")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="letters"
    )
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="letters"
    )
    confirmation = models.ForeignKey(
        Confirmation, on_delete=models.CASCADE, null=True, blank=True, related_name="letters"
    )
    kind = models.CharField(_("about"), max_length=30, choices=LetterKind.choices)
    language_code = models.CharField(_("language"), max_length=20)
    address = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=255)
    body = models.TextField(_("text"))
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    failure = models.CharField(_("failure"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ("-written_at", "-pk")

    def __str__(self) -> str:
        return self.get_kind_display()
