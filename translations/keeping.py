"""Saying that words of a translation are right although the original says the same, and taking it back."""

from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from translations import content, memory, recording
from translations.accepted import kept_words
from translations.models import KeptWords


@transaction.atomic
def keep(page: Page, words: str, user: Any = None) -> KeptWords:
    """Note that words of a translation are right as they stand.

    Where wagtail-localize writes the page, its memory learns the same: its editor does not ask for
    them again, and publishing changes nothing. The record of what is live is made anew.

    Args:
        page: The translation.
        words: The plain words of the passage.
        user: Who says so.
    """
    row, _created = KeptWords.objects.get_or_create(
        translation_key=page.translation_key,
        locale_id=page.locale_id,
        mark=content.mark_of(words),
        defaults={"words": words, "by": user},
    )
    ties = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    tie = ties.select_related("source").first()
    for passage in memory.passages(tie.source) if tie else ():
        if content.mark_of(content.plain(passage.html)) == row.mark:
            same = passage.html if "<" in passage.html else passage.text
            memory.write(passage, page.locale, same)
    recording.record(page)
    return row


@transaction.atomic
def withdraw(page: Page, mark: str) -> None:
    """Take back that words are right as they stand.

    Args:
        page: The translation.
        mark: The hash of the words.
    """
    kept_words(page).filter(mark=mark).delete()
    rows = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id
    )
    for row in rows.select_related("translation_of"):
        own = content.mark_of(content.plain(row.data))
        if own == mark == content.mark_of(content.plain(row.translation_of.data)):
            row.delete()
    recording.record(page)
