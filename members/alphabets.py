"""The order of names for readers: that of the alphabet which the names are written in."""

from pages.slugs import ascii_slug
from search.folding import without_marks

# By code point, ґ, є, і and ї would come last.
_UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_PLACES = {
    ord(letter): chr(ord("а") + place) for place, letter in enumerate(_UKRAINIAN)
} | dict.fromkeys(map(ord, "'’ʼ"), "")
# What comes before them is Latin, whatever its marks.
_FIRST_OF_OTHER_SCRIPTS = "\u0370"


def sorted_as(name: str) -> str:
    """Return what both databases sort a name by: an umlaut as its vowel (DIN 5007-1)."""
    return ascii_slug(without_marks(name), fallback=name)


def sorted_for(name: str, reader: str) -> str:
    """Return what a name is sorted by in a list for somebody who reads a language.

    Args:
        name: A name in the reader's language, or in the one it is kept in.
        reader: The code of the language.
    """
    if reader.partition("-")[0] == "uk":
        return name.casefold().translate(_PLACES)
    folded = without_marks(name)
    return sorted_as(name) if max(folded, default="") < _FIRST_OF_OTHER_SCRIPTS else folded
