"""What the history of a page tells of passages that are right as they stand."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import BaseLogEntry, Page

from translations.models import KeptWords

KEPT, WITHDRAWN = "translations.right_as_it_stands", "translations.not_right_as_it_stands"
LONGEST = 80


def note(action: str, page: Page, decided: KeptWords, user: Any) -> None:
    """Note in a page's history what was decided of a passage.

    Args:
        action: `KEPT` or `WITHDRAWN`.
        page: The translation.
        decided: The passage.
        user: Who decided it.
    """
    log(instance=page, action=action, user=user, data={"words": decided.words[:LONGEST]})


class KeptFormatter(LogFormatter):
    """Says which words were found right."""

    label = _("Right as it stands")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        """Return the sentence."""
        words = log_entry.data.get("words", "")
        return str(_("“%(words)s” is right as it stands.")) % {"words": words}


class WithdrawnFormatter(LogFormatter):
    """Says that words are not right any more, and which."""

    label = _("Not translated")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        """Return the sentence, and the words."""
        words = log_entry.data.get("words", "")
        return f"{_('The passage counts as not translated again.')} ({words})"


def register(actions: LogActionRegistry) -> None:
    """Make the entries known to page histories."""
    actions.register_action(KEPT)(KeptFormatter)
    actions.register_action(WITHDRAWN)(WithdrawnFormatter)
