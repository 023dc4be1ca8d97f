"""Applications that come in by the public form."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from members.choices import MembershipKind
from members.models.organisation import Organisation


def new_nonce() -> str:
    """Return what ties a signed link to one row: a link made for another row opens nothing."""
    return secrets.token_urlsafe(12)


class Application(models.Model):
    """An association that wants to become a member, from the form to the decision.

    It becomes an organisation in the register, as an applicant, once the e-mail address is
    confirmed. An organisation that applied on paper gets one, without an address, when it is
    declined.

    Attributes:
        data: What the form said, until it is an organisation; then empty.
        kind: As what it wants to belong to the association.
        message: What it wants the board to know, beyond its entry.
        organisation: What it became; who deletes that deletes the application.
        declined_on: When the board declined it; who is admitted has a period of membership.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="applications")
    language_code = models.CharField(_("language"), max_length=20)
    email = models.EmailField(_("e-mail"))
    data = models.JSONField(default=dict, editable=False)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    received_at = models.DateTimeField(_("received"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("e-mail address confirmed"), null=True, blank=True)
    organisation = models.OneToOneField(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="application",
    )
    kind = models.CharField(
        _("kind of membership"),
        max_length=20,
        choices=MembershipKind.choices,
        default=MembershipKind.FULL,
    )
    message = models.TextField(_("message to the board"), blank=True)
    declined_on = models.DateField(_("declined on"), null=True, blank=True)
    declined_by = models.CharField(_("declined by"), max_length=200, blank=True)
    decline_reference = models.CharField(_("where it is written"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ("-received_at", "-pk")

    def __str__(self) -> str:
        # Nobody is named before the address is confirmed; Wagtail's log outlives the row.
        return str(self.organisation) if self.organisation_id else str(self.pk)


class ApplicationAttempt(models.Model):
    """That somebody sent the form: who sends too many is asked to wait.

    Attributes:
        sender: A digest of the network address with the secret of the installation; the address
            itself is kept nowhere.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    sender = models.CharField(max_length=64)
    sent_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("attempt to apply")
        verbose_name_plural = _("attempts to apply")
        ordering = ("sent_at", "pk")

    def __str__(self) -> str:
        return f"{self.sent_at:%Y-%m-%d %H:%M}"
