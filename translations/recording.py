"""Noting what originals say and what their translations were made from.

Called for every page that is published; everything is derived from what pages say and from what
wagtail-localize keeps of their passages, so that it can be done again at any time.
"""

from collections import Counter
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from translations import content, corrections, origins, reviews, versions
from translations.carrying import pairs
from translations.choices import Presence
from translations.models import SourceRecord, TranslationRecord


def record(page: Page, revision: Any = None, *, follows_original: bool = False) -> None:
    """Note what a published page says.

    Args:
        page: Any page, as it is live.
        revision: What was published, where that is known.
        follows_original: Whether its publisher says that a free translation was brought up to date.
    """
    kept = content.fresh(page)
    if kept is None or not kept.live or kept.alias_of_id:
        return
    if kept.locale_id == original_locale_id(kept):
        record_original(kept)
    else:
        _record_translation(kept, live=True, revision=revision, follows_original=follows_original)


def is_needed() -> bool:
    """Say whether there are public pages from before there were records, and no record at all."""
    return (
        Page.objects.live().filter(depth__gt=1, alias_of__isnull=True).exists()
        and not SourceRecord.objects.exists()
    )


def record_draft(page: Page) -> None:
    """Note what a translation was made from that is handed in, before somebody works on it further.

    Args:
        page: The draft, as it will be published.
    """
    _record_translation(content.stored(page), live=False)


def original_locale_id(page: Page) -> int:
    """Return the language of the original of a page; its own where it is one."""
    key = page.translation_key
    target = Translation.objects.filter(source__object_id=key, target_locale_id=page.locale_id)
    if (found := target.values_list("source__locale_id", flat=True).first()) is not None:
        return int(found)
    known = SourceRecord.objects.filter(translation_key=key)
    if (found := known.values_list("locale_id", flat=True).first()) is not None:
        return int(found)
    if TranslationSource.objects.filter(object_id=key, locale_id=page.locale_id).exists():
        return int(page.locale_id)
    default = Locale.get_default()
    versions_there = Page.objects.filter(translation_key=key, alias_of__isnull=True)
    return int(default.pk if versions_there.filter(locale=default).exists() else page.locale_id)


@transaction.atomic
def record_original(page: Page) -> SourceRecord:
    """Note what an original says now, and how its translations stand to that.

    Args:
        page: The original, fresh from the database.
    """
    row, _created = SourceRecord.objects.get_or_create(
        translation_key=page.translation_key, defaults={"locale_id": page.locale_id}
    )
    row = SourceRecord.objects.select_for_update().get(pk=row.pk)
    said = [[text.path, text.mark, text.words] for text in content.texts_of(page)]
    records = list(row.translation_records.all())
    if corrections.is_editorial():
        _correct(records, row.passages, said)
    row.former = _former(row, said, records)
    row.passages, row.sections = said, content.sections_of(page)
    row.locale_id, row.version_on = page.locale_id, versions.in_force(page)
    row.published_at = page.last_published_at
    row.presence = Presence.LIVE if page.live else Presence.UNPUBLISHED
    row.save()
    for found in records:
        found.source = row
        found.weigh()
        found.save()
    return row


def _former(
    row: SourceRecord, said: list[list[str]], records: list[TranslationRecord]
) -> dict[str, str]:
    """Return the texts that the original does not say any more and translations were made from."""
    texts = row.former | {mark: words for _path, mark, words in row.passages}
    wanted = {mark for found in records for mark in found.basis} - {mark for _p, mark, _w in said}
    return {mark: words for mark, words in texts.items() if mark in wanted}


def _correct(
    records: list[TranslationRecord], before: list[list[str]], after: list[list[str]]
) -> None:
    """Let translations that were made from a text be made from its corrected form."""
    old = [(path, mark) for path, mark, _words in before]
    new = [(path, mark) for path, mark, _words in after]
    replaced = [(was, now) for _path, was, now in pairs(old, new)]
    gone = Counter(mark for _path, mark in old) - Counter(mark for _path, mark in new)
    added = Counter(mark for _path, mark in new) - Counter(mark for _path, mark in old)
    alone = added - Counter(now for _was, now in replaced)
    lost = gone - Counter(was for was, _now in replaced)
    for found in records:
        basis = Counter(found.basis)
        for was, now in replaced:
            if basis[was]:
                basis -= Counter([was])
                basis += Counter([now])
                for passage in found.passages:
                    if passage["source"] == was:
                        passage["source"] = now
        found.basis = sorted((basis + alone - lost).elements())


def _original_of(page: Page) -> SourceRecord:
    """Return the record of a translation's original, made where it is missing."""
    key = page.translation_key
    row = SourceRecord.objects.filter(translation_key=key).first()
    locale_id = original_locale_id(page)
    if row is not None and row.locale_id == locale_id:
        return row
    original = Page.objects.filter(translation_key=key, locale_id=locale_id).first()
    kept = content.fresh(original) if original else None
    if kept is not None:
        return record_original(kept)
    return row or SourceRecord.objects.create(
        translation_key=key, locale_id=locale_id, presence=Presence.DELETED
    )


@transaction.atomic
def _record_translation(
    page: Page, *, live: bool, revision: Any = None, follows_original: bool = False
) -> TranslationRecord:
    """Note what a translation says and what it was made from."""
    row = SourceRecord.objects.select_for_update().get(pk=_original_of(page).pk)
    found = derive(page, row, revision, follows_original=follows_original)
    if not live:
        if not found.live:
            found.save()
        return found
    others = row.translation_records.filter(locale_id=page.locale_id, live=True)
    others.exclude(pk=found.pk).update(live=False)
    found.live = True
    found.save()
    return found


def derive(
    page: Page, row: SourceRecord, revision: Any = None, *, follows_original: bool = False
) -> TranslationRecord:
    """Return what is true of a translation, not saved.

    Words that are kept as a translation were made from what they are the translation of. What is
    not found there, since it was edited after it was handed in, was made from what was noted then.

    Args:
        page: The translation, from the database or made by `content.stored`.
        row: The record of its original.
        revision: What is published.
        follows_original: Whether a free translation is said to be up to date.
    """
    texts = content.all_texts_of(page)
    records = list(row.translation_records.filter(locale_id=page.locale_id))
    before = next((known for known in records if known.live), None)
    digest = content.digest_of(texts)
    known = next((known for known in records if known.content_digest == digest), None)
    found = known or TranslationRecord(source=row, locale_id=page.locale_id, content_digest=digest)
    if before is not None and known is None:
        found.follows_on = before.follows_on
    sources = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    found.synchronised = sources.exists()
    read = origins.Origins(row, page, found, before).of(texts)
    if found.synchronised:
        found.basis = sorted(origin.source for origin in read if origin.counts)
    elif follows_original or not (known or before):
        found.basis = sorted(row.hashes.elements())
    elif known is None and before is not None:
        found.basis = before.basis
    said = [origin for origin in read if content.is_said(origin.text.path, origin.text.words)]
    found.untranslated = origins.untranslated_in(said)
    plain_fields = [path for path in found.untranslated if "." not in path]
    code = row.locale.language_code
    found.foreign_fields = f"{code}:{','.join(plain_fields)}" if plain_fields else ""
    found.passages = reviews.passages_of(said, found, before, revision)
    found.source = row
    found.weigh()
    return found


def live_of(page: Page) -> TranslationRecord | None:
    """Return what is known of a translation that is public."""
    rows = TranslationRecord.objects.filter(
        source__translation_key=page.translation_key, locale_id=page.locale_id, live=True
    )
    return rows.select_related("source__locale").first()


def note_presence(page: Page, presence: Presence) -> None:
    """Note that an original cannot be read any more; its translations stay where they are."""
    rows = SourceRecord.objects.filter(
        translation_key=page.translation_key, locale_id=page.locale_id
    )
    rows.update(presence=presence)


def forget(page: Page) -> None:
    """Forget what is known of a page that is deleted; of an original, only with its last translation."""
    key = page.translation_key
    TranslationRecord.objects.filter(source__translation_key=key, locale_id=page.locale_id).delete()
    note_presence(page, Presence.DELETED)
    if not Page.objects.filter(translation_key=key).exclude(pk=page.pk).exists():
        SourceRecord.objects.filter(translation_key=key).delete()
