"""The people behind an organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models.organisation import Organisation


class Contact(models.Model):
    """A person to talk to; never public, never in search, never in a page's history."""

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    name = models.CharField(_("name"), max_length=200)
    function = models.CharField(_("function"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    language_code = models.CharField(
        _("preferred language"),
        max_length=20,
        blank=True,
        help_text=_("Mails to this person are written in it."),
    )

    class Meta:
        verbose_name = pgettext_lazy("a person", "contact")
        verbose_name_plural = _("contacts")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="members_contact_unique"),
        )

    def __str__(self) -> str:
        # Wagtail writes this into its log, which outlives the row: it never names the person.
        return str(self.organisation)
