"""Fixed values of the register."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MembershipStatus(models.TextChoices):
    """What follows from an organisation's periods of membership on a day."""

    APPLICATION = "application", _("Application")
    ACTIVE = "active", _("Active")
    ENDED = "ended", _("Ended")
