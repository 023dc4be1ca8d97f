"""Fixed values of pages and blocks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ListKind(models.TextChoices):
    """How the items of a list follow each other."""

    NUMBERED = "numbered", _("Numbered")
    BULLETED = "bulleted", _("Bulleted")


class PrinciplesStyle(models.TextChoices):
    """How a list of principles looks."""

    CARDS = "cards", _("Cards (values)")
    PATH = "path", _("Path (numbered goals)")
    COMPACT = "compact", _("Compact (ways of working)")
    GROUPS = "groups", _("Groups (partners)")


class TraitsStyle(models.TextChoices):
    """How a list without titles looks."""

    TAGS = "tags", _("Tags (single words)")
    PLAIN = "plain", _("Plain list (sentences)")


class DatePrecision(models.TextChoices):
    """How much of a date is known."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


class AdoptingBody(models.TextChoices):
    """Who adopted a statement."""

    MEMBERS = "members", _("General meeting of members")
    DELEGATES = "delegates", _("Assembly of delegates")
    FOUNDERS = "founders", _("Founding assembly")
    BOARD = "board", _("Board")
