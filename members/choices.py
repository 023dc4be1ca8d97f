"""Fixed values of the register."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MembershipStatus(models.TextChoices):
    """What follows from an organisation's periods of membership on a day."""

    APPLICATION = "application", _("Application")
    ACTIVE = "active", _("Active")
    DORMANT = "dormant", _("Dormant")
    ENDED = "ended", _("Ended")


class MembershipKind(models.TextChoices):
    """How an organisation belongs to the association."""

    FULL = "full", _("Full member")
    SUPPORTING = "supporting", _("Supporting member")


class LeavingReason(models.TextChoices):
    """Why a membership ended."""

    WITHDRAWN = "withdrawn", _("Left of its own will")
    EXCLUDED = "excluded", _("Excluded")
    DISSOLVED = "dissolved", _("Dissolved")
    MERGED = "merged", _("Merged with another organisation")
    OTHER = "other", _("Another reason")


class NameKind(models.TextChoices):
    """What else an organisation is or was called."""

    OTHER_LANGUAGE = "other_language", _("In another language or script")
    FORMER = "former", _("Former name")


class PublishedField(models.TextChoices):
    """What is shown to the public only with the organisation's consent."""

    ADDRESS = "address", _("Address")
    WEBSITE = "website", _("Website")
    EMAIL = "email", _("E-mail")
    TELEPHONE = "telephone", _("Telephone")
    LINKS = "links", _("Social networks")
    LOGO = "logo", _("Logo")
    DESCRIPTION = "description", _("Description")


# What an office's list calls "contact public".
CONTACT_FIELDS = (PublishedField.WEBSITE, PublishedField.EMAIL, PublishedField.TELEPHONE)


class TextState(models.TextChoices):
    """How far the translation of a description is."""

    MISSING = "missing", _("Not translated")
    PARTLY = "partly", _("Begun")
    READY = "ready", _("Translated, to be published")
    CURRENT = "current", _("Up to date")
    LAGGING = "lagging", _("Older than the original")


class ConsentSource(models.TextChoices):
    """Where a consent was given."""

    FILE = "file", _("Taken over from a file, to be confirmed")
    BOARD = "board", _("Given to the board")
    CONFIRMATION = "confirmation", _("Given with the yearly confirmation")
    APPLICATION = "application", _("Given with the application")


class LetterKind(models.TextChoices):
    """What a mail of the register is about."""

    APPLICATION_CHECK = "application_check", _("Is this your e-mail address?")
    APPLICATION_RECEIVED = "application_received", _("Your application has arrived")
    APPLICATION_NOTICE = "application_notice", _("Notice of an application to the board")
    DECISION = "decision", _("Decision on an application")
    CONFIRMATION = "confirmation", _("Are your facts still right?")
    REMINDER = "reminder", _("Reminder: are your facts still right?")
    ANSWER = "answer", _("What became of proposed changes")
