"""What lists of the board and the public forms both refuse, in words that visitors read, too."""

from django.utils.translation import gettext as _

from members.models.organisation import FIRST_YEAR, LAST_YEAR


def impossible_character() -> str:
    """Say that neither a database nor a spreadsheet keeps a character."""
    return _("It holds a character that cannot be kept; please take it out.")


def no_year() -> str:
    """Say how a year is written."""
    return _("A year is written with four digits, between %(first)s and %(last)s.") % {
        "first": FIRST_YEAR,
        "last": LAST_YEAR,
    }
