"""Checks of single translated passages, shown beside the passage in the translation editor.

wagtail-localize knows no checks of its own; it leaves a passage with ``has_error`` out when a page
is published and shows ``field_error`` to the translator. Rooms above register what they check.
"""

from collections.abc import Callable
from typing import Any

from django.db.models.signals import post_save
from wagtail_localize.models import StringTranslation

Check = Callable[[str, str], str | None]

_checks: list[Check] = []


def register(check: Check) -> None:
    """Add a check that gets source and translation and returns what is wrong, or ``None``."""
    if check not in _checks:
        _checks.append(check)


def problem(source: str, translation: str) -> str | None:
    """Return the first thing that is wrong with a translation."""
    return next((found for check in _checks if (found := check(source, translation))), None)


def mark_problem(sender: type[StringTranslation], instance: StringTranslation, **_: Any) -> None:
    """Flag a saved translation that a check refuses."""
    found = problem(instance.translation_of.data, instance.data)
    if found and not (instance.has_error and instance.field_error == found):
        instance.has_error = True
        instance.field_error = found
        sender.objects.filter(pk=instance.pk).update(has_error=True, field_error=found)


def connect() -> None:
    """Listen to saved translations."""
    post_save.connect(
        mark_problem, sender=StringTranslation, dispatch_uid="translations.segment_checks"
    )
