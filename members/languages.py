"""Languages that people speak: codes of ISO 639, and their names in the reader's language."""

import re
from functools import cache

from babel import Locale
from django.utils.translation import get_language

from pages.figures import babel_locale
from search.folding import without_marks

# What the library calls a variety, and the code of ISO 639 for it.
OWN_CODES = {"fa_AF": "prs"}
# Names that offices write and the library has not.
OTHER_NAMES = {
    "farsi": "fa",
    "kurmandschi": "kmr",
    "kurmanci": "kmr",
    "kurmanji": "kmr",
    "sorani": "ckb",
    "romanes": "rom",
    "romani": "rom",
    "paschtu": "ps",
    "paschto": "ps",
    "pashto": "ps",
    "deutsche gebardensprache": "gsg",
    "german sign language": "gsg",
}
# The library writes an apostrophe that our fonts have not; people write all of them.
APOSTROPHE = "’"
APOSTROPHES = re.compile("['ʼ`´]")
OWN_NAMES = {
    "prs": {"de": "Dari", "en": "Dari"},
    "kmr": {"de": "Kurmandschi", "en": "Kurmanji"},
    "gsg": {"de": "Deutsche Gebärdensprache", "en": "German Sign Language"},
}


@cache
def _names(language: str) -> dict[str, str]:
    """Return the names of all languages in one of them, by code; varieties are left out."""
    known = Locale.parse(language).languages
    names = {code: name for code, name in known.items() if "_" not in code and code.isalpha()}
    names |= {own: known[code] for code, own in OWN_CODES.items() if code in known}
    for code, written in OWN_NAMES.items():
        if name := written.get(language):
            names[code] = name
    return {code: APOSTROPHES.sub(APOSTROPHE, name) for code, name in names.items()}


@cache
def _codes() -> dict[str, str]:
    """Return the codes of languages by their folded German and English names."""
    codes = dict(OTHER_NAMES)
    for language in ("en", "de"):
        codes |= {without_marks(name): code for code, name in _names(language).items()}
    return codes


@cache
def _codes_in(language: str) -> dict[str, str]:
    """Return the codes of languages by their folded names in one of them."""
    return {without_marks(name): code for code, name in _names(language).items()}


@cache
def codes() -> frozenset[str]:
    """Return all codes that can be kept."""
    return frozenset(_names("en")) | frozenset(_names("de"))


def code_of(name: str, reader: str = "") -> str | None:
    """Return the code that a name means in the reader's language or in German or English, or a code.

    Args:
        name: What somebody wrote.
        reader: A further language in which it may be written; its names come before codes.
    """
    wanted = without_marks(APOSTROPHES.sub(APOSTROPHE, " ".join(name.split())))
    if reader and (own := _codes_in(babel_locale(reader).language).get(wanted)):
        return own
    return wanted if wanted in codes() else _codes().get(wanted)


def name_of(code: str, reader: str | None = None) -> str:
    """Return the name of a language in the reader's language, else in English.

    Args:
        code: The language's.
        reader: The language code of the reader; the active one, if left out.
    """
    names = _names(babel_locale(reader or get_language()).language)
    return names.get(code) or _names("en").get(code) or _names("de").get(code, code)
