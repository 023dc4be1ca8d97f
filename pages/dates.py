"""Dates as the reader's language writes them."""

from datetime import date

from babel.dates import format_date, format_skeleton
from django.utils.translation import get_language

from pages.choices import DatePrecision
from pages.figures import babel_locale

# A sentence that ends with the Ukrainian “year” as CLDR shortens it would have two full stops.
SHORT_YEAR, YEAR = "р.", "року"


def long_date(day: date, precision: str = DatePrecision.DAY) -> str:
    """Return a date in the active language, as precisely as it is known."""
    locale = babel_locale(get_language())
    if precision == DatePrecision.YEAR:
        return str(format_date(day, "yyyy", locale=locale))
    if precision == DatePrecision.MONTH:
        written = format_skeleton("yMMMM", day, locale=locale)
    else:
        written = format_date(day, format="long", locale=locale)
    return f"{written.removesuffix(SHORT_YEAR)}{YEAR}" if written.endswith(SHORT_YEAR) else written
