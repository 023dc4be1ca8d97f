"""Fixed values of the desk."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Unfinished(models.TextChoices):
    """What pages are waiting for: one list each, a site and language at a time."""

    DRAFT = "draft", _("Drafts that nobody can read yet")
    CHANGED = "changed", _("Changes that are not published yet")
    APPROVAL = "approval", _("Pages that wait for approval")
    SCHEDULED = "scheduled", _("Pages that are scheduled")
    INCOMPLETE = "incomplete", _("Translations with passages still to be translated")
    UNTRANSLATED = "untranslated", _("Pages without a translation")
