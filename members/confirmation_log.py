"""What the log says of the yearly question."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter

from members import confirmations


class DecisionFormatter(LogFormatter):
    """What the board made of a member's changes."""

    label = _("Decide on a member's changes")

    def format_message(self, log_entry: Any) -> str:
        """Return how many fields were taken over, and how many not."""
        said = {"accepted": 0, "rejected": 0} | (log_entry.data or {})
        return (
            _now("Decided on a member's changes: %(accepted)s taken over, %(rejected)s rejected")
            % said
        )


def register(actions: LogActionRegistry) -> None:
    """Name what members answer, and what the board decides."""
    actions.register_action(confirmations.DECIDED)(DecisionFormatter)
    labels = {
        confirmations.CONFIRMED: _("The member said that its entry is right"),
        confirmations.PROPOSED: _("The member proposed changes"),
    }
    for action, label in labels.items():
        actions.register_action(action)(
            type(action, (LogFormatter,), {"label": label, "message": label})
        )
