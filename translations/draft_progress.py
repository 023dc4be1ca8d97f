"""How far translations are that nobody can read yet, and who works on them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wagtail_localize.models import StringSegment, StringTranslation

from translations.carrying import PREVIOUS_VERSION
from translations.content import NOT_READ

# What a translation is found by: what it shares with its original, and the number of its language.
Key = tuple[UUID, int]


@dataclass(frozen=True)
class Progress:
    """How far a draft is.

    Attributes:
        total: The number of passages of its original.
        translated: How many of them are translated.
        machine: How many of these were made by a machine.
    """

    total: int = 0
    translated: int = 0
    machine: int = 0


def progress_of(keys: Collection[Key]) -> dict[Key, Progress]:
    """Return how far drafts are, with two queries; those that nobody follows are left out."""
    if not keys:
        return {}
    objects, locales = {key for key, _locale in keys}, {locale for _key, locale in keys}
    segments: dict[UUID, set[tuple[int, int]]] = defaultdict(set)
    rows = StringSegment.objects.filter(source__object_id__in=objects)
    rows = rows.exclude(context__path__in=NOT_READ)
    for key, *place in rows.values_list("source__object_id", "string_id", "context_id"):
        segments[key].add((place[0], place[1]))
    made: dict[Key, list[tuple[tuple[int, int], str]]] = defaultdict(list)
    kept = StringTranslation.objects.filter(
        context__object_id__in=objects, locale_id__in=locales, has_error=False
    ).exclude(tool_name=PREVIOUS_VERSION)
    for key, locale, string, context, kind in kept.values_list(
        "context__object_id", "locale_id", "translation_of_id", "context_id", "translation_type"
    ):
        made[key, locale].append(((string, context), kind))
    return {key: _progress(segments[key[0]], made[key]) for key in keys if segments.get(key[0])}


def _progress(
    segments: set[tuple[int, int]], made: Iterable[tuple[tuple[int, int], str]]
) -> Progress:
    """Count what is translated of the passages that there are now."""
    kinds = [kind for place, kind in made if place in segments]
    machine = kinds.count(StringTranslation.TRANSLATION_TYPE_MACHINE)
    return Progress(len(segments), len(kinds), machine)


def worked_on_by(user: Any) -> set[Key]:
    """Return the translations that somebody has written passages of."""
    rows = StringTranslation.objects.filter(last_translated_by=user)
    found = rows.order_by().values_list("context__object_id", "locale_id").distinct()
    return {(key, locale) for key, locale in found if key is not None}
