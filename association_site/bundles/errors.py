"""What is wrong with a bundle, in one line."""

from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError


class BundleError(Exception):
    """A bundle that cannot be loaded: file, line where it is known, reason."""

    def __init__(self, path: Path, message: str, line: int = 0) -> None:
        """Compose the line a person reads."""
        place = f"{path}:{line}" if line else str(path)
        super().__init__(f"{place}: {' '.join(message.split())}")
        self.path = path
        self.line = line


def refusal(
    error: ValidationError,
    path: Path,
    lines: Mapping[str, int],
    keys: Mapping[str, str] | None = None,
) -> BundleError:
    """Return the first thing that a form would refuse, with its line where the file has one.

    Args:
        error: What the form says.
        path: The file the values come from.
        lines: The lines of the file's keys.
        keys: The key that a field is made from, where the two have different names.
    """
    if not hasattr(error, "error_dict"):
        return BundleError(path, error.messages[0])
    name, messages = next(iter(error.message_dict.items()))
    key = (keys or {}).get(name, name)
    words = messages[0] if name == NON_FIELD_ERRORS else f"{key}: {messages[0]}"
    return BundleError(path, words, lines.get(key, 0))
