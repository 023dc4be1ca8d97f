"""The words of the samples, in the languages that have some."""

from association_site.styleguide.sample_words.arabic import ARABIC
from association_site.styleguide.sample_words.english import ENGLISH
from association_site.styleguide.sample_words.german import GERMAN
from association_site.styleguide.sample_words.shape import Words

__all__ = ["WORDS", "Words", "words_for"]

WORDS = {words.code: words for words in (GERMAN, ENGLISH, ARABIC)}


def words_for(code: str) -> Words:
    """Return the words in a language, the English ones where there are none."""
    return WORDS.get(code, ENGLISH)
