"""Fixed values of alliances."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AllianceRole(models.TextChoices):
    """What the association is in an alliance; the order is that of the public list."""

    FOUNDING_MEMBER = "founding_member", _("Founding member")
    MEMBER = "member", _("Member")
    PARTNER = "partner", _("Partner")
    OBSERVER = "observer", _("Observer")

    @property
    def group_label(self) -> str:
        """The heading above all alliances with this role."""
        return str(GROUP_LABELS[self])


GROUP_LABELS = {
    AllianceRole.FOUNDING_MEMBER: _("Co-founded by us"),
    AllianceRole.MEMBER: _("We are a member"),
    AllianceRole.PARTNER: _("We are a partner"),
    AllianceRole.OBSERVER: _("We are an observer"),
}
