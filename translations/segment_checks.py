"""Checks of single translated passages, shown beside the passage in the translation editor.

wagtail-localize knows no checks of its own; it leaves a passage with ``has_error`` out when a page
is published and shows ``field_error`` to the translator. Rooms above register what they check.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import CharField
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
    """Flag a translation that a check or its field refuses, before it is saved."""
    found = problem(instance.translation_of.data, instance.data) or _refusal(instance)
    if found:
        instance.has_error = True
        instance.field_error = found


def _refusal(passage: StringTranslation) -> str | None:
    """Return why the page's field, such as a title of 255 characters, cannot hold a passage."""
    path = passage.context.path
    if "." in path:
        return None  # of a block
    page_type = ContentType.objects.get_for_id(passage.context.object.content_type_id)
    model: Any = page_type.model_class()
    field = model._meta.get_field(path)
    if not isinstance(field, CharField):
        return None
    try:
        field.run_validators(StringValue(passage.data).render_text())
    except ValidationError as error:
        return " ".join(error.messages)
    return None


def show_title(instance: StringTranslation, **_: Any) -> None:
    """Call the draft of a page by its translated title, unless that is refused.

    wagtail-localize does the same without looking: what is too long ends in an error of the
    database there, and the title keeps the marks of HTML.
    """
    if instance.context.path == "title" and not instance.has_error:
        Page.objects.filter(
            translation_key=instance.context.object_id, locale=instance.locale_id
        ).update(draft_title=StringValue(instance.data).render_text())


def connect() -> None:
    """Listen to saved translations."""
    pre_save.connect(
        mark_problem, sender=StringTranslation, dispatch_uid="translations.mark_problem"
    )
    post_save.disconnect(post_save_string_translation, sender=StringTranslation)
    post_save.connect(show_title, sender=StringTranslation, dispatch_uid="translations.show_title")
