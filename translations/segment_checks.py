"""Checks of single translated passages, shown beside the passage in the translation editor.

wagtail-localize knows no checks of its own; it leaves a passage with ``has_error`` out when a page
is published and shows ``field_error`` to the translator. Rooms above register what they check.
"""

from collections.abc import Callable
from typing import Any

from django.db.models.signals import post_save, pre_save
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, post_save_string_translation
from wagtail_localize.strings import StringValue

Check = Callable[[str, str], str | None]

_checks: list[Check] = []


def register(check: Check) -> None:
    """Add a check that gets source and translation and returns what is wrong, or ``None``."""
    if check not in _checks:
        _checks.append(check)


def problem(source: str, translation: str) -> str | None:
    """Return the first thing that is wrong with a translation."""
    return next((found for check in _checks if (found := check(source, translation))), None)


def mark_problem(instance: StringTranslation, **_: Any) -> None:
    """Flag a translation that a check refuses, before it is saved."""
    found = problem(instance.translation_of.data, instance.data)
    if found:
        instance.has_error = True
        instance.field_error = found


def show_title(instance: StringTranslation, **_: Any) -> None:
    """Call the draft of a page by its translated title.

    wagtail-localize does the same without looking: a title that is too long ends in an error of
    the database there, and others keep the marks of HTML. Here it is refused on publishing.
    """
    if instance.context.path != "title":
        return
    title = StringValue(instance.data).render_text()
    if len(title) <= (Page._meta.get_field("title").max_length or 0):
        Page.objects.filter(
            translation_key=instance.context.object_id, locale=instance.locale_id
        ).update(draft_title=title)


def connect() -> None:
    """Listen to saved translations."""
    pre_save.connect(
        mark_problem, sender=StringTranslation, dispatch_uid="translations.mark_problem"
    )
    post_save.disconnect(post_save_string_translation, sender=StringTranslation)
    post_save.connect(show_title, sender=StringTranslation, dispatch_uid="translations.show_title")
