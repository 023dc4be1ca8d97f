"""Reading and writing the cells of an office's list: days, years, yes and no, lists, choices.

What is written can be read again. What cannot be read says why, and what would be right.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from members import refusals
from members.models.organisation import FIRST_YEAR, LAST_YEAR
from search.folding import spellings

YES = {"ja", "j", "yes", "y", "true", "wahr", "1", "x"}
NO = {"nein", "n", "no", "false", "falsch", "0"}
NOTHING = {"keine", "keins", "nichts", "none", "nothing"}
# Neither a database nor a spreadsheet keeps them.
IMPOSSIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")
LINE_END = re.compile("\r\n|\r|\n")
ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})([T ]00:00(:00(\.0+)?)?)?")
GERMAN_DAY = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4}|[0-9]{2})")
OTHER_DAY = re.compile(r"([0-9]{1,2})([/-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[,;]|$)|([^,;]*))(?:[,;]|$)')
HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:[0-9]+)?([/?#].*)?")


class CellProblem(Exception):
    """A cell that cannot be read or kept.

    Attributes:
        reason: Why, and what would be right; a sentence in the active language.
    """

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


# -------------------------------------------------------------------------------------- folding
def foldings(text: str) -> list[str]:
    """Return the spellings of a word without case, marks, spaces and dashes: ``ue`` first."""
    return [re.sub(r"[\W_]+", "", spelling) for spelling in spellings(text)]


def folded(text: str) -> str:
    """Return what two spellings of a word have in common."""
    return foldings(text)[0]


# ----------------------------------------------------------------------------------------- texts
def one_line(text: str) -> str:
    """Return a text without line breaks and without more white space than meant.

    Raises:
        CellProblem: It holds a character that cannot be kept.
    """
    if IMPOSSIBLE.search(text):
        raise CellProblem(refusals.impossible_character())
    return " ".join(text.split())


def lines(text: str) -> str:
    """Return a text that keeps its line breaks, and no other white space than meant.

    Raises:
        CellProblem: It holds a character that cannot be kept.
    """
    return "\n".join(one_line(line) for line in LINE_END.split(text)).strip("\n")


def checked(model: type[models.Model], field: str, value: Any) -> Any:
    """Return a value that a field of a model can keep, by the rules that its form has too.

    Raises:
        CellProblem: It cannot.
    """
    try:
        return model._meta.get_field(field).clean(value, None)  # type: ignore[union-attr]
    except ValidationError as error:
        raise CellProblem(" ".join(error.messages)) from error


def address(text: str) -> str:
    """Return the address of a website; people leave out how it begins."""
    return f"https://{text}" if HOST.fullmatch(text) else text


# ------------------------------------------------------------------------------------------ days
def day(text: str, today: date) -> date:
    """Return a day.

    Args:
        text: As people write it: 8.4.2017, 08.04.17, 2017-04-08, 25/12/2018.
        today: A year of two digits is never later than that.

    Raises:
        CellProblem: It is none, there is no such day, or it can be read in two ways.
    """
    if found := ISO_DAY.fullmatch(text):
        return _day(found[1], found[2], found[3], today)
    if found := GERMAN_DAY.fullmatch(text):
        return _day(found[3], found[2], found[1], today)
    if found := OTHER_DAY.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), found[4]
        if first == second or first > 12 or second > 12:
            month, number = (first, second) if second > 12 else (second, first)
            return _day(year, month, number, today)
        either = (_day(year, second, first, today), _day(year, first, second, today))
        raise CellProblem(
            _("This can be %(one)s or %(other)s; please write %(one_plain)s or %(other_plain)s.")
            % {
                "one": date_format(either[0], "DATE_FORMAT"),
                "other": date_format(either[1], "DATE_FORMAT"),
                "one_plain": either[0].isoformat(),
                "other_plain": either[1].isoformat(),
            }
        )
    raise CellProblem(_("This is no date; dates are written like 31.12.2020 or 2020-12-31."))


def _day(year: str, month: str | int, number: str | int, today: date) -> date:
    """Return the day of a year, a month and a number.

    Raises:
        CellProblem: There is none.
    """
    full, month, number = int(year), int(month), int(number)
    if not 1 <= month <= 12:
        raise CellProblem(
            _("There is no month %(month)s; dates are written like 31.12.2020 or 2020-12-31.")
            % {"month": month}
        )
    if len(year) == 2:
        full += 2000
        full -= 100 if (full, month, number) > (today.year, today.month, today.day) else 0
    if not FIRST_YEAR <= full <= LAST_YEAR:
        raise CellProblem(
            _("The year has to lie between %(first)s and %(last)s.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
    last = monthrange(full, month)[1]
    if not 1 <= number <= last:
        raise CellProblem(
            _("There is no such day; the last one of that month is %(day)s.")
            % {"day": written_day(date(full, month, last))}
        )
    return date(full, month, number)


def written_day(value: date | None) -> str:
    """Return a day as lists have it: with points in German, else as ISO has it."""
    if value is None:
        return ""
    iso = value.isoformat()
    return ".".join(reversed(iso.split("-"))) if is_german() else iso


def is_german() -> bool:
    """Say whether what is written is written in German."""
    return (get_language() or "").split("-")[0] == "de"


# ------------------------------------------------------------------------------------ yes and no
def yes_or_no(text: str) -> bool:
    """Return whether a cell says yes.

    Raises:
        CellProblem: It says neither yes nor no.
    """
    word = text.casefold()
    if word not in YES | NO:
        raise CellProblem(_("Please write “yes” or “no”."))
    return word in YES


def written_yes(value: bool) -> str:
    """Return a word for yes or no."""
    yes, no = ("ja", "nein") if is_german() else ("yes", "no")
    return yes if value else no


# ----------------------------------------------------------------------------------------- lists
def items(text: str) -> list[str]:
    """Return what stands between commas or semicolons, each once; quotation marks hold together."""
    found: list[str] = []
    place = 0
    while place < len(text):
        match = ITEM.match(text, place)
        assert match is not None  # the second way fits anything
        quoted, plain = match.groups()
        found.append(plain.strip() if quoted is None else quoted.replace('""', '"').strip())
        place = match.end()
    return list(dict.fromkeys(filter(None, found)))


def written_items(texts: Iterable[str]) -> str:
    """Return texts as one cell from which `items` reads them."""
    return ", ".join(
        '"{}"'.format(text.replace('"', '""')) if re.search(r'[,;]|^"', text) else text
        for text in texts
    )


# --------------------------------------------------------------------------------------- choices
@cache
def _words(choices: type[models.TextChoices]) -> dict[str, str]:
    """Return the values of choices by all that is written for them, folded."""
    words = {folded(value): value for value in choices.values}
    for language in ("en", "de"):
        with override(language):
            words |= {folded(str(choice.label)): choice.value for choice in choices}
    return words


def choice(
    choices: type[models.TextChoices], text: str, more: Mapping[str, str] | None = None
) -> str:
    """Return the value that a word means.

    Args:
        choices: What can be meant.
        text: The word: a value, or its name in German or English.
        more: Further words, by their folded spelling.

    Raises:
        CellProblem: Nobody knows the word.
    """
    word = folded(text)
    value = (more or {}).get(word) or _words(choices).get(word)
    if value is None:
        known = ", ".join(str(label) for label in choices.labels)
        raise CellProblem(
            _("Nobody knows this word here; known are: %(words)s.") % {"words": known}
        )
    return value


def written_choice(choices: type[models.TextChoices], value: str) -> str:
    """Return a word from which `choice` reads a value."""
    return _written_choice(choices, value, get_language() or "")


@cache
def _written_choice(choices: type[models.TextChoices], value: str, language: str) -> str:
    """Return the word in the active language, which is part of what is remembered."""
    if value not in choices.values:
        return value
    label = str(choices(value).label)
    return label if _words(choices).get(folded(label)) == value else value
