"""Saying that words of a translation are right although the original says the same, and taking it back."""

from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from translations import carrying, content, memory, recording
from translations.accepted import kept_words
from translations.models import KeptWords

# In the place of a tool's name: what wagtail-localize learnt from here and nobody wrote.
RIGHT_AS_IT_STANDS = "right as it stands"


@transaction.atomic
def keep(page: Page, words: str, user: Any = None, *, at_once: bool = True) -> KeptWords:
    """Note that words of a translation are right as they stand.

    Where wagtail-localize writes the page, its memory learns the same wherever it has no
    translation: its editor does not ask for them again, and publishing changes nothing.

    Args:
        page: The translation.
        words: The plain words of the passage.
        user: Who says so.
        at_once: Whether readers see it at once, or when the page is published next.
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
            _learn(passage, page, user)
    if at_once:
        recording.record(page)
    return row


def _learn(passage: memory.Passage, page: Page, user: Any) -> None:
    """Let wagtail-localize have a passage for its own translation, where it knows of none."""
    place = {
        "translation_of_id": passage.string_id,
        "context_id": passage.context_id,
        "locale_id": page.locale_id,
    }
    known = StringTranslation.objects.filter(**place).first()
    if known is not None and known.data and known.tool_name != carrying.PREVIOUS_VERSION:
        return
    row = known or StringTranslation(**place)
    row.data = passage.html
    row.has_error, row.field_error = False, ""
    row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
    row.tool_name, row.last_translated_by = RIGHT_AS_IT_STANDS, user
    row.save()


@transaction.atomic
def withdraw(page: Page, mark: str, *, at_once: bool = True) -> KeptWords | None:
    """Take back that words are right as they stand; what somebody wrote stays.

    Args:
        page: The translation.
        mark: The hash of the words.
        at_once: Whether readers see it at once, or when the page is published next.

    Returns:
        What was decided before; nothing where nobody had decided it.
    """
    decided = kept_words(page).filter(mark=mark).first()
    if decided is None:
        return None
    decided.delete()
    rows = StringTranslation.objects.filter(
        context__object_id=page.translation_key,
        locale_id=page.locale_id,
        tool_name=RIGHT_AS_IT_STANDS,
    )
    for row in rows.select_related("translation_of"):
        own = content.mark_of(content.plain(row.data))
        if own == mark == content.mark_of(content.plain(row.translation_of.data)):
            row.delete()
    if at_once:
        recording.record(page)
    return decided
