"""Commas between the parts of a line: each script has its own."""

from collections.abc import Iterable

from django.utils.translation import gettext

# Not marked for our catalogues: Django's own has it for every language it speaks.
COMMA = ", "


def comma() -> str:
    """Return what stands between two parts in the active language: `، ` in Arabic."""
    return gettext(COMMA)


def joined(parts: Iterable[object]) -> str:
    """Return those of the parts that say something, with commas of the active language between."""
    return comma().join(str(part) for part in parts if part)
