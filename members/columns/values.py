"""What a cell of a column says, and how it is written so that it says the same again."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from members import cells, languages, refusals
from members.cells import CellProblem
from members.choices import MembershipKind, MembershipStatus, NameKind, PublishedField
from members.kept import Entry, FurtherName, Period, topics_in_order
from members.models import Organisation, OtherName, SocialLink, Topic

Reader = Callable[[str, date], Any]
Writer = Callable[[Entry, Period | None, date], str]

STATUS_WORDS = {
    "antrag": MembershipStatus.APPLICATION.value,
    "aktiv": MembershipStatus.ACTIVE.value,
    "ruhend": MembershipStatus.DORMANT.value,
    "ausgetreten": MembershipStatus.ENDED.value,
    "left": MembershipStatus.ENDED.value,
}
KIND_WORDS = {
    "mitglied": MembershipKind.FULL.value,
    "vollmitglied": MembershipKind.FULL.value,
    "ordentlichesmitglied": MembershipKind.FULL.value,
    "foerdermitglied": MembershipKind.SUPPORTING.value,
}
PUBLISHED_WORDS = {
    "webseite": PublishedField.WEBSITE.value,
    "sozialenetzwerke": PublishedField.LINKS.value,
    "beschreibung": PublishedField.DESCRIPTION.value,
}
FORMER_WORDS = {"fruher", "frueher", "former", "formerly"}
LONGEST_CODE = 8


# --------------------------------------------------------------------------------- ways of reading
def line_of(model: type[models.Model], name: str) -> Reader:
    """Return what reads one line for a field of a model."""
    return lambda cell, today: cells.checked(model, name, cells.one_line(cell))


def day(cell: str, today: date) -> date:
    """Read a day."""
    return cells.day(cells.one_line(cell), today)


def yes(cell: str, today: date) -> bool:
    """Read yes or no."""
    return cells.yes_or_no(cells.one_line(cell))


def word_of(choices: type[models.TextChoices], more: Mapping[str, str] | None = None) -> Reader:
    """Return what reads a fixed value, by its names or further words."""
    return lambda cell, today: cells.choice(choices, cells.one_line(cell), more)


def status(cell: str, today: date) -> str:
    """Read a status."""
    return cells.choice(MembershipStatus, cells.one_line(cell), STATUS_WORDS)


def year(cell: str, today: date) -> int:
    """Read a year, in the digits of any script."""
    text = cells.one_line(cell)
    if len(text) != 4 or not text.isdecimal():
        raise CellProblem(refusals.no_year())
    return int(cells.checked(Organisation, "founded_year", int(text)))


def description(cell: str, today: date) -> str:
    """Read a text with line breaks."""
    return str(cells.checked(Organisation, "description", cells.lines(cell)))


def website(cell: str, today: date) -> str:
    """Read the address of a website."""
    return str(cells.checked(Organisation, "website", cells.address(cells.one_line(cell))))


def links(cell: str, today: date) -> tuple[str, ...]:
    """Read addresses."""
    found = (cells.address(item) for item in cells.items(cells.one_line(cell)))
    return tuple(dict.fromkeys(cells.checked(SocialLink, "url", url) for url in found))


def topics(cell: str, today: date) -> tuple[str, ...]:
    """Read names of topics; two spellings of one are the same."""
    names = [cells.checked(Topic, "name", item) for item in cells.items(cells.one_line(cell))]
    return topics_in_order({Topic.key_of(name): name for name in reversed(names)}.values())


def _language(text: str) -> str:
    """Return the code of a language."""
    code = languages.code_of(text)
    if code is None or len(code) > LONGEST_CODE:
        raise CellProblem(
            _("“%(name)s” is no language that is known; please write its name or its code.")
            % {"name": text}
        )
    return code


def spoken(cell: str, today: date) -> tuple[str, ...]:
    """Read languages."""
    return tuple(sorted({_language(item) for item in cells.items(cells.one_line(cell))}))


def mail_language(cell: str, today: date) -> str:
    """Read the language of a person: one of the website's, or any other."""
    text = cells.one_line(cell)
    return text.lower() if text.lower() in dict(settings.LANGUAGES) else _language(text)


def further_names(cell: str, today: date) -> tuple[FurtherName, ...]:
    """Read names, each with what tells it apart in brackets: "Name (ar)", "Name (früher)"."""
    names = [_further_name(item) for item in cells.items(cells.one_line(cell))]
    for name in names:
        cells.checked(OtherName, "name", name.name)
    return tuple(dict.fromkeys(names))


def _further_name(item: str) -> FurtherName:
    """Return a name; brackets that say nothing known belong to it."""
    name, bracket, inside = item.removesuffix(")").rpartition("(")
    if not (item.endswith(")") and bracket and name.strip()):
        return FurtherName(item)
    words = inside.split()
    former = bool(words) and cells.folded(words[0]) in FORMER_WORDS
    language = " ".join(words[1:] if former else words)
    code = languages.code_of(language) if language else ""
    if code is None:
        return FurtherName(item)
    kind = NameKind.FORMER if former else NameKind.OTHER_LANGUAGE
    return FurtherName(name.strip(), code, kind.value)


def published(cell: str, today: date) -> tuple[str, ...]:
    """Read what may be shown."""
    text = cells.one_line(cell)
    if cells.folded(text) in cells.NOTHING:
        return ()
    words = cells.items(text)
    return tuple(sorted({cells.choice(PublishedField, word, PUBLISHED_WORDS) for word in words}))


# --------------------------------------------------------------------------------- ways of writing
def written_name(name: FurtherName) -> str:
    """Return a further name as `_further_name` reads it."""
    former = "früher" if cells.is_german() else "former"
    words = [former] if name.kind == NameKind.FORMER else []
    words += [name.language_code] if name.language_code else []
    return f"{name.name} ({' '.join(words)})" if words or name.name.endswith(")") else name.name


def written_language(code: str) -> str:
    """Return a language's name, else its code where nobody would find it by the name."""
    name = languages.name_of(code)
    return name if languages.code_of(name) == code else code


def written_word_of(choices: type[models.TextChoices]) -> Callable[[Any], str]:
    """Return what writes a fixed value."""
    return lambda value: cells.written_choice(choices, value)


def written_status(entry: Entry, period: Period | None, on: date) -> str:
    """Write what follows from the period."""
    status = MembershipStatus.APPLICATION if period is None else period.status(on)
    return cells.written_choice(MembershipStatus, status)


def contact_writer(place: int, name: str) -> Writer:
    """Return what writes a value of one of the contacts."""

    def write(entry: Entry, *_: Any) -> str:
        if len(entry.contacts) < place:
            return ""
        value: str = getattr(entry.contacts[place - 1], name)
        is_language = name == "language_code" and value not in dict(settings.LANGUAGES)
        return written_language(value) if is_language and value else value

    return write
