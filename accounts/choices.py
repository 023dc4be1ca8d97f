"""Fixed values of the accounts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody does for a site."""

    ADMINISTRATION = "administration", _("Administration")
    EDITOR = "editor", _("Editors")
    TRANSLATOR = "translator", _("Translators")
    BOARD = "board", _("Board")


class Rhythm(models.TextChoices):
    """How often somebody gets a mail about what is to be translated."""

    NEVER = "never", _("no mails")
    DAILY = "daily", _("daily, when something has changed")
    WEEKLY = "weekly", _("once a week")
