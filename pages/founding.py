"""The founding of an association, as its portrait tells it."""

from dataclasses import dataclass

from babel.dates import format_date, format_skeleton
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pages.choices import DatePrecision
from pages.figures import babel_locale
from pages.models import SiteSettings


@dataclass(frozen=True)
class Founding:
    """When an association was founded, and where it is at home.

    Attributes:
        machine_date: The date as far as it is known, in the form of ISO 8601.
        year: The year, which stands large.
        words: What follows it, in the active language: the day, and where the association is today.
    """

    machine_date: str
    year: str
    words: str


def founding_of(facts: SiteSettings) -> Founding | None:
    """Return what the settings know of the founding; nothing where they know no date."""
    day, town = facts.founded_on, facts.town
    if day is None:
        return None
    locale = babel_locale(get_language())
    if facts.founded_precision == DatePrecision.DAY:
        known = 10
        date = format_skeleton("MMMMd", day, locale=locale)
        words = _("founded on %(day)s, at home in %(town)s") if town else _("founded on %(day)s")
    elif facts.founded_precision == DatePrecision.MONTH:
        known = 7
        date = format_date(day, "LLLL", locale=locale)
        words = (
            _("founded in %(month)s, at home in %(town)s") if town else _("founded in %(month)s")
        )
    else:
        known = 4
        date = ""
        words = _("founded, at home in %(town)s") if town else _("founded")
    year = format_date(day, "yyyy", locale=locale)
    return Founding(
        day.isoformat()[:known], year, words % {"day": date, "month": date, "town": town}
    )
