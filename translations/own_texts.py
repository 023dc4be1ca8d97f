"""Languages whose texts are no translations, passage by passage, but texts of their own.

Leichte Sprache says less than the original, in another order. A page begins as a copy of the original
that is not public, is written freely from then on, and is never tied to the passages of the original:
what wagtail-localize writes into a translation would put the original's words in place of an author's.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Locale
from wagtail_localize.models import Translation

LANGUAGES = frozenset({"de-simple"})
# Names, headings and addresses have no more. “Über uns” is as easy as it can be: nobody left it
# untranslated.
MOST_WORDS = 15


class OwnTextError(PermissionDenied):
    """Somebody wants to tie a text of its own to an original, or to replace it by one."""


def is_own_text(locale: Locale) -> bool:
    """Say whether pages in a language are texts of their own."""
    return locale.language_code in LANGUAGES


def is_authors_own(locale: Locale, words: str) -> bool:
    """Say whether words in such a language are an author's, though the original has the same.

    Sentences are not: easy language says them in another way.
    """
    is_sentence = words.endswith((".", "!", "?")) or len(words.split()) > MOST_WORDS
    return is_own_text(locale) and not is_sentence


def refuse(locale: Locale) -> None:
    """Refuse to write over a text of its own.

    Raises:
        OwnTextError: The language has such texts.
    """
    if is_own_text(locale):
        raise OwnTextError


def refuse_tie(instance: Translation, **_: Any) -> None:
    """Keep every road to wagtail-localize's translations closed: all of them save this row first.

    Raises:
        OwnTextError: The language has texts of its own.
    """
    if instance.enabled:
        refuse(instance.target_locale)
