"""All columns that a list can have."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import override, pgettext_lazy

from members import cells
from members.choices import LeavingReason, MembershipKind, PublishedField
from members.columns import values
from members.columns.column import Column, Scope
from members.columns.values import Reader
from members.kept import MOST_CONTACTS, Entry, Period
from members.models import Contact, Membership, Organisation

Label = str | Promise


def _own(name: str, label: Label, *aliases: str, reader: Reader | None = None) -> Column:
    """Return the column of an organisation's own field."""

    def write(entry: Entry, *_: Any) -> str:
        value = entry.own[name]
        return "" if value is None else str(value)

    read = reader or values.line_of(Organisation, name)
    return Column(name, label, Scope.ORGANISATION, read, write, aliases, part=name)


def _listed(
    identifier: str,
    label: Label,
    *aliases: str,
    reader: Reader,
    write: Callable[[Any], str] = str,
    part: str = "",
) -> Column:
    """Return the column of a list that belongs to an organisation."""
    name = part or identifier

    def writer(entry: Entry, *_: Any) -> str:
        return cells.written_items(write(item) for item in getattr(entry, name))

    return Column(identifier, label, Scope.ORGANISATION, reader, writer, aliases, part=name)


def _of_period(
    name: str,
    label: Label,
    *aliases: str,
    reader: Reader | None = None,
    write: Callable[[Any], str] = str,
) -> Column:
    """Return the column of a period's field."""

    def writer(entry: Entry, period: Period | None, *_: Any) -> str:
        return "" if period is None else write(getattr(period, name))

    read = reader or values.line_of(Membership, name)
    return Column(name, label, Scope.PERIOD, read, writer, aliases, part=name)


def _day_of_period(name: str, label: Label, *aliases: str) -> Column:
    """Return the column of a day of a period."""
    return _of_period(name, label, *aliases, reader=values.day, write=cells.written_day)


PERSON = pgettext_lazy("column of a list", "Contact person")
# What is kept of a person: identifier, label, and what German lists call it.
PARTS: tuple[tuple[str, str, Label, str], ...] = (
    ("function", "function", pgettext_lazy("column of a list", "function"), "Funktion"),
    ("email", "email", pgettext_lazy("column of a list", "e-mail"), "E-Mail"),
    ("telephone", "telephone", pgettext_lazy("column of a list", "telephone"), "Telefon"),
    ("language", "language_code", pgettext_lazy("column of a list", "language"), "Sprache"),
)


def _of_contact(place: int) -> list[Column]:
    """Return the columns of a person."""
    number = "" if place == 1 else str(place)
    numbered = PERSON if place == 1 else format_lazy("{} {}", PERSON, number)
    german = f"Ansprechperson {number}".strip()
    found = [
        Column(
            f"contact{number}_name",
            numbered,
            Scope.CONTACT,
            values.line_of(Contact, "name"),
            values.contact_writer(place, "name"),
            (german, f"Kontaktperson {number}"),
            place,
            "name",
        )
    ]
    for name, part, label, german_part in PARTS:
        reader = values.mail_language if part == "language_code" else values.line_of(Contact, part)
        found.append(
            Column(
                f"contact{number}_{name}",
                format_lazy("{}: {}", numbered, label),
                Scope.CONTACT,
                reader,
                values.contact_writer(place, part),
                (f"{german}: {german_part}",),
                place,
                part,
            )
        )
    return found


COLUMNS: tuple[Column, ...] = (
    _own("number", pgettext_lazy("column of a list", "Member number"), "Mitgliedsnummer", "Nummer"),
    _own("name", pgettext_lazy("column of a list", "Name"), "Name", "Organisation", "Verein"),
    _own("short_name", pgettext_lazy("column of a list", "Short name"), "Kurzname", "Abkürzung"),
    _listed(
        "other_names",
        pgettext_lazy("column of a list", "Further names"),
        "Weitere Namen",
        reader=values.further_names,
        write=values.written_name,
    ),
    _own("legal_form", pgettext_lazy("column of a list", "Legal form"), "Rechtsform"),
    _own("register_court", pgettext_lazy("column of a list", "Register court"), "Registergericht"),
    _own("register_number", pgettext_lazy("column of a list", "Register number"), "Registernummer"),
    _own("street", pgettext_lazy("column of a list", "Street"), "Straße", "Anschrift"),
    _own("postcode", pgettext_lazy("column of a list", "Postcode"), "PLZ", "Postleitzahl"),
    _own("town", pgettext_lazy("column of a list", "Town"), "Ort", "Stadt"),
    _own("district", pgettext_lazy("column of a list", "District"), "Landkreis"),
    _own(
        "website",
        pgettext_lazy("column of a list", "Website"),
        "Webseite",
        "Internet",
        "Homepage",
        reader=values.website,
    ),
    _own("email", pgettext_lazy("column of a list", "E-mail"), "E-Mail", "E-Mail-Adresse"),
    _own("telephone", pgettext_lazy("column of a list", "Telephone"), "Telefon", "Phone"),
    _listed(
        "links",
        pgettext_lazy("column of a list", "Social networks"),
        "Soziale Netzwerke",
        reader=values.links,
    ),
    *(column for place in range(1, MOST_CONTACTS + 1) for column in _of_contact(place)),
    _own(
        "founded_year",
        pgettext_lazy("column of a list", "Founded"),
        "Gegründet",
        "Gründungsjahr",
        reader=values.year,
    ),
    _day_of_period(
        "started_on", pgettext_lazy("column of a list", "Member since"), "Mitglied seit", "Beitritt"
    ),
    _day_of_period(
        "ended_on", pgettext_lazy("column of a list", "Left on"), "Austritt", "Mitglied bis"
    ),
    Column(
        "status",
        pgettext_lazy("column of a list", "Status"),
        Scope.PERIOD,
        values.status,
        values.written_status,
        ("Status",),
    ),
    _of_period(
        "kind",
        pgettext_lazy("column of a list", "Kind of membership"),
        "Mitgliedsart",
        reader=values.word_of(MembershipKind, values.KIND_WORDS),
        write=values.written_word_of(MembershipKind),
    ),
    _of_period(
        "rests",
        pgettext_lazy("column of a list", "Rests"),
        "Ruht",
        reader=values.yes,
        write=cells.written_yes,
    ),
    _day_of_period(
        "admitted_on", pgettext_lazy("column of a list", "Admitted on"), "Aufgenommen am"
    ),
    _of_period("admitted_by", pgettext_lazy("column of a list", "Admitted by"), "Aufgenommen von"),
    _of_period(
        "admission_reference",
        pgettext_lazy("column of a list", "Reference of the admission"),
        "Aktenzeichen der Aufnahme",
    ),
    _of_period(
        "leaving_reason",
        pgettext_lazy("column of a list", "Reason for leaving"),
        "Austrittsgrund",
        reader=values.word_of(LeavingReason),
        write=values.written_word_of(LeavingReason),
    ),
    _day_of_period(
        "end_resolved_on",
        pgettext_lazy("column of a list", "End resolved on"),
        "Ende beschlossen am",
    ),
    _of_period(
        "end_resolved_by",
        pgettext_lazy("column of a list", "End resolved by"),
        "Ende beschlossen von",
    ),
    _of_period(
        "end_reference",
        pgettext_lazy("column of a list", "Reference of the end"),
        "Aktenzeichen des Endes",
    ),
    _listed(
        "topics",
        pgettext_lazy("column of a list", "Topics"),
        "Schwerpunkte",
        "Themen",
        reader=values.topics,
    ),
    _listed(
        "languages",
        pgettext_lazy("column of a list", "Languages"),
        "Sprachen",
        reader=values.spoken,
        write=values.written_language,
    ),
    Column(
        "contact_public",
        pgettext_lazy("column of a list", "Contact public"),
        Scope.ORGANISATION,
        values.yes,
        None,
        ("Kontakt öffentlich",),
    ),
    _listed(
        "public_fields",
        pgettext_lazy("column of a list", "Shown to the public"),
        "Öffentliche Angaben",
        reader=values.published,
        write=values.written_word_of(PublishedField),
        part="published",
    ),
    _own(
        "description",
        pgettext_lazy("column of a list", "Description"),
        "Beschreibung",
        reader=values.description,
    ),
)
BY_IDENTIFIER = {column.identifier: column for column in COLUMNS}


@cache
def _by_heading() -> dict[str, Column]:
    """Return columns by all that they are called, in German and English, folded."""
    found: dict[str, Column] = {}
    for column in COLUMNS:
        names = {column.identifier, *column.aliases}
        for language in ("en", "de"):
            with override(language):
                names.add(str(column.label))
        for name in names:
            for spelling in cells.foldings(name):
                found.setdefault(spelling, column)
    return found


def column_called(heading: str) -> Column | None:
    """Return the column that a heading means, however it is spelt."""
    known = (_by_heading().get(spelling) for spelling in cells.foldings(heading))
    return next((column for column in known if column is not None), None)
