"""Passages that are the same in the original and in a translation, and right as they stand.

A name that was typed freely cannot be told from a passage that nobody has translated: somebody has
to say it, once for a page and language, and can take it back.
"""

from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Locale, Page

from translations.models import KeptWords


def accepted_hashes(translation_key: UUID, locale: Locale | int) -> set[str]:
    """Return the hashes of the passages that are right as they stand.

    Args:
        translation_key: What a translation shares with its original.
        locale: The language of the translation, or its number.
    """
    number = locale.pk if isinstance(locale, Locale) else locale
    rows = KeptWords.objects.filter(translation_key=translation_key, locale_id=number)
    return set(rows.values_list("mark", flat=True))


def kept_words(page: Page) -> QuerySet[KeptWords]:
    """Return what was found right as it stands in a translation, and by whom."""
    rows = KeptWords.objects.filter(translation_key=page.translation_key, locale_id=page.locale_id)
    return rows.select_related("by")
