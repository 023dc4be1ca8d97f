"""Dates and years in texts, whatever language and digits they are written in: for comparing versions."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from babel.dates import format_date, format_skeleton, get_month_names

from pages.figures import babel_locale

# A year, a month and a day; what a text does not say is 0.
Day = tuple[int, int, int]

# Months are called differently between Tunis and Damascus.
NAMES_FROM = {"ar": ("ar", "ar_SY", "ar_DZ", "ar_MA"), "en": ("en_GB",)}
NUMERIC = (
    re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)"),
    re.compile(r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?![\d/])"),
    re.compile(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d-])"),
)
YEAR = re.compile(r"(?<![\d.,:/])(?P<y>(?:1[5-9]|20|21)\d\d)(?![\d:]|[.,/]\d)")
LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@cache
def _months(language: str) -> dict[str, int]:
    """Return the numbers of the months by their names, in small letters."""
    names: dict[str, int] = {}
    for code in NAMES_FROM.get(language, (str(babel_locale(language)),)):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, code).items():
                    names.setdefault(name.rstrip(".").casefold(), number)
    return names


@cache
def _written(language: str) -> tuple[re.Pattern[str], ...]:
    """Return how dates are written out in a language, the fullest first."""
    names = sorted(_months(language), key=len, reverse=True)
    month = rf"(?P<m>{'|'.join(map(re.escape, names))})\b\.?"
    day = r"(?<!\d)(?P<d>\d{1,2})(?:\.|st|nd|rd|th)?"
    year = r"(?P<y>\d{4})(?!\d)"
    patterns = (
        rf"{day}\s+(?:of\s+)?{month},?\s+{year}",
        rf"\b{month}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,\s+{year}",
        rf"{day}\s+(?:of\s+)?{month}",
        rf"\b{month}\s+{year}",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def days_in(text: str, language: str) -> set[Day]:
    """Return the dates of a plain text, and the years that stand alone.

    Args:
        text: Lines of words.
        language: The language of the text.
    """
    code = language.split("-", maxsplit=1)[0]
    text = text.translate(LATIN)
    found: set[Day] = set()
    for pattern in (*_written(code), *NUMERIC, YEAR):
        found.update(_days(pattern, text, code))
        text = pattern.sub(" ", text)
    return found


def _days(pattern: re.Pattern[str], text: str, code: str) -> Iterator[Day]:
    """Yield the possible dates that one pattern finds."""
    for match in pattern.finditer(text):
        parts = match.groupdict()
        name = parts.get("m") or "0"
        month = int(name) if name.isdecimal() else _months(code)[name.casefold()]
        day = int(parts.get("d") or 0)
        if month <= 12 and day <= 31:
            yield int(parts.get("y") or 0), month, day


def in_words(day: Day, language: str) -> str:
    """Return a date as people write it."""
    year, month, number = day
    if not month:
        return str(year)
    try:
        # A leap year, so that every day exists.
        real = date(year or 2024, month, number or 1)
    except ValueError:
        return f"{number}.{month}.{year or ''}"
    locale = babel_locale(language)
    if year and number:
        return str(format_date(real, format="long", locale=locale))
    return str(format_skeleton("yMMMM" if year else "MMMMd", real, locale=locale))
