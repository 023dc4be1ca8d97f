"""Reading variables of the environment, with one clear sentence where one is missing."""

import os

from django.core.exceptions import ImproperlyConfigured


def required(name: str) -> str:
    """Return the variable's value.

    Raises:
        ImproperlyConfigured: The variable is missing or empty.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(
            f"The environment variable {name} is missing; the README's table says what it is for."
        )
    return value


def listed(name: str) -> list[str]:
    """Return the comma separated values of a variable, without blanks."""
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


def flag(name: str, default: bool = False) -> bool:
    """Return whether a variable says yes (1, true, yes, on)."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}
