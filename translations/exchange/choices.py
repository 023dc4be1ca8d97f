"""What becomes of an entry of a PO file."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """What an entry does, or why it does nothing."""

    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    CONFIRMED = "confirmed", _("Confirmed")
    MISFIT = "misfit", _("Does not fit")
    UNCHANGED = "unchanged", _("Unchanged")
    EMPTY = "empty", _("Not translated")


# What is written.
WRITTEN = (Outcome.NEW, Outcome.CHANGED, Outcome.CONFIRMED)
