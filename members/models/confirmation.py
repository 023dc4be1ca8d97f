"""The yearly question whether an entry is still right."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models.application import new_nonce
from members.models.contact import Contact
from members.models.organisation import Organisation


class Confirmation(models.Model):
    """A question to one person whether an organisation's entry is still right, and the answer.

    Attributes:
        contact: Who is asked; empty once the person is deleted.
        expires_on: The last day on which the link opens.
        answered_at: When somebody answered; the link only says so afterwards.
        proposed: What the member wants changed, by field: the new values.
        seen: What the entry said when it was answered, by the same fields: a proposal is about it.
        decided_at: When the board accepted or rejected; empty as long as a proposal waits.
        accepted: The fields that were taken over.
    """

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="confirmations",
    )
    contact = models.ForeignKey(
        Contact,
        verbose_name=pgettext_lazy("a person", "contact"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="confirmations",
    )
    language_code = models.CharField(_("language"), max_length=20)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    expires_on = models.DateField(_("link expires after"))
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    proposed = models.JSONField(default=dict, editable=False)
    seen = models.JSONField(default=dict, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    accepted = models.JSONField(default=list, editable=False)

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def waits_for_the_board(self) -> bool:
        """Whether changes are proposed that nobody decided on."""
        return bool(self.proposed) and self.decided_at is None
