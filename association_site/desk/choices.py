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


class Standing(models.TextChoices):
    """How a page stands in a language, as the matrix of translations says it; the most urgent first."""

    SENT_BACK = "sent-back", _("sent back with a comment")
    OUTDATED = "outdated", _("older than the original")
    PARTIAL = "partial", _("partly translated")
    MISSING = "missing", _("missing")
    BEGUN = "begun", _("begun, not public")
    UNREVIEWED = "unreviewed", _("machine-made and not reviewed")
    WAITING = "waiting", _("handed in, waits for review")
    GONE = "gone", _("original is gone")
    MOVED = "moved", _("original was moved")
    OFFLINE = "offline", _("taken off the site")
    FREE = "free", _("freely written")
    NO_TEXT = "no-text", _("no text of its own")
    UNKNOWN = "unknown", _("not recorded yet")
    COMPLETE = "complete", _("complete")
    ORIGINAL = "original", _("is the original")

    @property
    def icon(self) -> str:
        """Wagtail's name of its sign."""
        return ICONS[self]

    @property
    def meaning(self) -> str:
        """What it says, in a sentence."""
        return str(MEANINGS[self])


ICONS = {
    Standing.SENT_BACK: "rotate",
    Standing.OUTDATED: "history",
    Standing.PARTIAL: "tasks",
    Standing.MISSING: "circle-plus",
    Standing.BEGUN: "draft",
    Standing.UNREVIEWED: "cogs",
    Standing.WAITING: "glasses",
    Standing.GONE: "circle-xmark",
    Standing.MOVED: "redirect",
    Standing.OFFLINE: "no-view",
    Standing.FREE: "edit",
    Standing.NO_TEXT: "minus",
    Standing.UNKNOWN: "help",
    Standing.COMPLETE: "circle-check",
    Standing.ORIGINAL: "home",
}
MEANINGS = {
    Standing.SENT_BACK: _("The editors ask for changes; their comment stands in the work list."),
    Standing.OUTDATED: _(
        "The original was changed since. Readers see the old words, and are told so."
    ),
    Standing.PARTIAL: _("Some passages are shown in the language of the original."),
    Standing.MISSING: _("There is no page in this language."),
    Standing.BEGUN: _("Somebody is at work; visitors cannot read it yet."),
    Standing.UNREVIEWED: _("A machine translated passages that nobody has looked at."),
    Standing.WAITING: _("A translator is done; the editors look at it and publish it."),
    Standing.GONE: _(
        "The original was deleted or taken off the site; the translation can still be read."
    ),
    Standing.MOVED: _("The original stands below another page; the translation did not follow."),
    Standing.OFFLINE: _("The page was public once and is not any more."),
    Standing.FREE: _("Written as a text of its own, not passage by passage."),
    Standing.NO_TEXT: _(
        "The page is not told in this language; not every page has to be. You can begin a text."
    ),
    Standing.UNKNOWN: _("Nothing is known about this page; publishing it once more helps."),
    Standing.COMPLETE: _("It says what the original says."),
    Standing.ORIGINAL: _("This page was written in this language."),
}
