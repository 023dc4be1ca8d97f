"""What can be true of a translated text, and of its original."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """How a translation stands to what is live in the original; several may be true at once.

    ``COMPLETE`` and ``MISSING`` stand alone, the others can be combined.
    """

    COMPLETE = "complete", _("complete")
    PARTIAL = "partial", _("partly translated")
    OUTDATED = "outdated", _("older than the original")
    UNREVIEWED = "unreviewed", _("machine-made and not reviewed")
    MISSING = "missing", _("missing")


class Presence(TextChoices):
    """Where the original of a translation is."""

    LIVE = "live", _("public")
    UNPUBLISHED = "unpublished", _("taken off the site")
    DELETED = "deleted", _("deleted")
