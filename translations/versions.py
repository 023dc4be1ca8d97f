"""Which version of an original is in force: the room that knows it tells this one."""

from collections.abc import Callable
from datetime import date

from wagtail.models import Page

_providers: list[Callable[[Page], date | None]] = []


def register(provider: Callable[[Page], date | None]) -> None:
    """Make known who knows the day of the version in force; the last one registered answers."""
    _providers[:] = [provider]


def in_force(page: Page) -> date | None:
    """Return the day of the version of a page that is in force; ``None`` where nothing is adopted.

    Args:
        page: An original, of any type.
    """
    for provider in _providers:
        if (day := provider(page)) is not None:
            return day
    return None
