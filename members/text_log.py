"""What the log says of translated descriptions."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter

from members import text_rights, texts


class DescriptionFormatter(LogFormatter):
    """What became of a description, and in which language."""

    def format_message(self, log_entry: Any) -> str:
        """Return it with the language."""
        language = (log_entry.data or {}).get("language", "")
        return f"{self.label}: {texts.language_name(language)}" if language else str(self.label)


def register(actions: LogActionRegistry) -> None:
    """Name what can become of a description."""
    labels = {
        text_rights.PUBLISHED: _("Published the description"),
        text_rights.REMOVED: _("Removed the description"),
    }
    for action, label in labels.items():
        actions.register_action(action)(type(action, (DescriptionFormatter,), {"label": label}))
