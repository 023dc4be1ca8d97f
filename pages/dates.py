"""Dates as the reader's language writes them."""

from datetime import date

from babel.dates import format_date, format_skeleton
from django.utils.translation import get_language

from pages.choices import DatePrecision
from pages.figures import babel_locale


def long_date(day: date, precision: str = DatePrecision.DAY) -> str:
    """Return a date in the active language, as precisely as it is known."""
    locale = babel_locale(get_language())
    if precision == DatePrecision.YEAR:
        return str(format_date(day, "yyyy", locale=locale))
    if precision == DatePrecision.MONTH:
        return str(format_skeleton("yMMMM", day, locale=locale))
    return str(format_date(day, format="long", locale=locale))
