"""Translating rows that are no pages: starting, renewing, publishing and forgetting.

Such a row has no draft. Its translation begins without words and is public once it has some; it is
published as a whole, so that nobody reads two languages in one text. Rows that belong to somebody
are forgotten with all that wagtail-localize remembers of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, QuerySet
from wagtail.models import Locale
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    SegmentOverride,
    String,
    StringSegment,
    StringTranslation,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationLog,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from translations import memory


class NotPublished(Exception):
    """A translation cannot be published yet.

    Attributes:
        open: How many passages have no translation, or one in error.
    """

    def __init__(self, open_passages: int) -> None:
        """Keep the number."""
        super().__init__(open_passages)
        self.open = open_passages


@dataclass(frozen=True)
class Progress:
    """How far a translation is.

    Attributes:
        translation: The row by which wagtail-localize knows it.
        words: The passages' translations, in their order; `None` where there is none yet.
    """

    translation: int
    words: tuple[str | None, ...]

    @property
    def total(self) -> int:
        """How many passages there are."""
        return len(self.words)

    @property
    def open(self) -> int:
        """How many of them are not translated."""
        return self.words.count(None)


def progress_of(keys: Iterable[UUID]) -> dict[tuple[UUID, int], Progress]:
    """Return how far the translations of rows are, by translation key and locale.

    Asks the database three times, however many there are.
    """
    keys = list(keys)
    passages: dict[int, list[tuple[int, int]]] = defaultdict(list)
    segments = StringSegment.objects.filter(source__object_id__in=keys).order_by("order")
    for source, string, context in segments.values_list("source_id", "string_id", "context_id"):
        passages[source].append((string, context))
    words = {
        (string, context, locale): StringValue(data).render_text()
        for string, context, locale, data in StringTranslation.objects.filter(
            context__object_id__in=keys, has_error=False
        ).values_list("translation_of_id", "context_id", "locale_id", "data")
    }
    ties = Translation.objects.filter(source__object_id__in=keys, enabled=True)
    return {
        (key, locale): Progress(
            tie, tuple(words.get((*passage, locale)) for passage in passages[source])
        )
        for tie, source, key, locale in ties.values_list(
            "pk", "source_id", "source__object_id", "target_locale_id"
        )
    }


@transaction.atomic
def start(row: Any, locale: Locale) -> Translation:
    """Begin a translation, without words of its own; one that was begun stays as it is.

    Args:
        row: The original.
        locale: The language of the translation.
    """
    source = TranslationSource.get_or_create_from_instance(row)[0]
    TranslationSource.objects.select_for_update().get(pk=source.pk)
    if not source.object.has_translation(locale):
        target = row.copy_for_translation(locale)
        for field in get_translatable_fields(type(row)):
            if field.is_translated(target):
                setattr(target, field.field_name, "")
        target.save()
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    return translation


@transaction.atomic
def renew(row: Model) -> None:
    """Give translators the passages that an original has now; its translations stay as they are.

    Passages that it has no more, and that nobody translated, are forgotten.
    """
    before = set(_segments(row).values_list("string_id", flat=True))
    memory.synchronise_source(row)
    _forget_unused(before)


@transaction.atomic
def publish(translation: Translation, user: Any) -> None:
    """Give a translation the words that are kept for its passages, and forget former ones.

    Raises:
        NotPublished: Passages are open, or there are none.
        ValidationError: The row cannot be saved with them.
    """
    TranslationSource.objects.select_for_update().get(pk=translation.source_id)
    fresh = Translation.objects.get(pk=translation.pk)
    total, translated = fresh.get_progress()
    if translated < total or not total:
        raise NotPublished(total - translated)
    fresh.save_target(user=user, publish=True)
    key, locale = fresh.source.object_id, fresh.target_locale_id
    today = StringSegment.objects.filter(source=fresh.source).values("string_id")
    former = StringTranslation.objects.filter(context__object_id=key, locale=locale)
    former = former.exclude(translation_of__in=today)
    strings = set(former.values_list("translation_of_id", flat=True))
    former.delete()
    _forget_unused(strings)


# ------------------------------------------------------------------------------------ forgetting
def _segments(row: Any) -> QuerySet[StringSegment]:
    """Return the passages of a row and its translations."""
    found: QuerySet[StringSegment] = StringSegment.objects.filter(
        source__object_id=row.translation_key
    )
    return found


@transaction.atomic
def forget(row: Any) -> None:
    """Remove what is remembered of a row: of an original all, else what is of its language."""
    key, locale = row.translation_key, row.locale_id
    written = StringTranslation.objects.filter(context__object_id=key)
    strings = {
        *_segments(row).values_list("string_id", flat=True),
        *written.values_list("translation_of_id", flat=True),
    }
    overrides = SegmentOverride.objects.filter(context__object_id=key)
    if TranslationSource.objects.filter(object_id=key, locale=locale).exists():
        written.delete()
        overrides.delete()
        for model in (StringSegment, TemplateSegment, RelatedObjectSegment, OverridableSegment):
            model.objects.filter(source__object_id=key).delete()
        TranslatableObject.objects.filter(translation_key=key).delete()
    else:
        written.filter(locale=locale).delete()
        overrides.filter(locale=locale).delete()
        Translation.objects.filter(source__object_id=key, target_locale=locale).delete()
        TranslationLog.objects.filter(source__object_id=key, locale=locale).delete()
    _forget_unused(strings)


def _forget_unused(strings: set[int]) -> None:
    """Remove those of the remembered texts that stand nowhere, and that nobody translated."""
    segments = StringSegment.objects.filter(string=OuterRef("pk"))
    translations = StringTranslation.objects.filter(translation_of=OuterRef("pk"))
    known = String.objects.filter(pk__in=strings)
    known.filter(~Exists(segments), ~Exists(translations)).delete()


# ---------------------------------------------------------------------------------------- telling
@dataclass(frozen=True)
class Remembered:
    """A translated passage, of today or of former days."""

    language: str
    original: str
    translation: str
    by: Any
    written_at: Any


def remembered(key: UUID) -> list[Remembered]:
    """Return all that is remembered of the translations of a row."""
    rows = StringTranslation.objects.filter(context__object_id=key).order_by("pk")
    return [
        Remembered(
            row.locale.language_code,
            StringValue(row.translation_of.data).render_text(),
            StringValue(row.data).render_text(),
            row.last_translated_by,
            row.updated_at,
        )
        for row in rows.select_related("locale", "translation_of", "last_translated_by")
    ]
