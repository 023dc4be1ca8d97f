"""How bundles write the directory page, and how the office's list is read.

A small reader for the bundle's file: one row an organisation, found again by its number.
"""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Site

from members.models import Contact, MemberDirectoryPage, Membership, Organisation
from pages import loading

TEXT_COLUMNS = {
    "Mitgliedsnummer": "number",
    "Name": "name",
    "Rechtsform": "legal_form",
    "Straße": "street",
    "PLZ": "postcode",
    "Ort": "town",
    "Landkreis": "district",
    "Webseite": "website",
    "E-Mail": "email",
    "Telefon": "telephone",
    "Schwerpunkte": "topics",
    "Sprachen": "languages",
    "Beschreibung": "description",
}
OTHER_COLUMNS = {
    "Ansprechperson", "Gegründet", "Mitglied seit", "Austritt", "Status", "Kontakt öffentlich",
}  # fmt: skip
COLUMN_OF: dict[tuple[type, str], str] = {
    **{(Organisation, field): column for column, field in TEXT_COLUMNS.items()},
    (Contact, "name"): "Ansprechperson",
}
YES_NO = {"ja": True, "nein": False, "": False}


def decoded(path: Path) -> str:
    """Return the text of a list saved as UTF-8 or, as German offices do, as cp1252.

    Raises:
        ContentError: It is neither, or holds a character that no database keeps.
    """
    data = path.read_bytes()
    if (nul := data.find(b"\0")) >= 0:
        line = data[:nul].count(b"\n") + 1
        raise loading.ContentError("The file holds a NUL character", line=line)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise loading.ContentError("The file is neither UTF-8 nor cp1252") from None


def _day(value: str) -> date | None:
    """Return a German date."""
    return datetime.strptime(value, "%d.%m.%Y").date() if value else None  # noqa: DTZ007


def _year(value: str) -> int | None:
    """Return a year."""
    if value and not (value.isdigit() and len(value) == 4):
        raise ValueError(value)
    return int(value) if value else None


def _column(row: dict[str, str], name: str, read: Callable[[str], Any], line: int) -> Any:
    """Return the value of a column.

    Raises:
        ContentError: It cannot be read.
    """
    value = row[name].strip()
    try:
        return read(value)
    except (ValueError, KeyError):
        raise loading.ContentError(
            f"“{value}” cannot be read in the column “{name}”", line=line
        ) from None


def rows(text: str) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a list with the line each begins in.

    Raises:
        ContentError: A column is missing, unknown or there twice, or a row has too many or too few
            cells.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    found: list[tuple[int, dict[str, str]]] = []
    heading: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            first, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if heading is None:
                heading = [cell.strip() for cell in cells]
                _check_heading(heading, first)
            elif len(cells) != len(heading):
                raise loading.ContentError(
                    f"{len(cells)} cells instead of {len(heading)}", line=first
                )
            else:
                found.append((first, dict(zip(heading, cells, strict=True))))
    except csv.Error as error:
        raise loading.ContentError(f"The list cannot be read: {error}", line=line) from error
    if heading is None:
        raise loading.ContentError("The list is empty", line=1)
    return found


def _check_heading(heading: list[str], line: int) -> None:
    """Refuse a list whose columns are not those of the office.

    Raises:
        ContentError: One is missing, unknown or there twice.
    """
    wanted = {*TEXT_COLUMNS, *OTHER_COLUMNS}
    for name in sorted(wanted - set(heading)):
        raise loading.ContentError(f"The column “{name}” is missing", line=line)
    for name in heading:
        if name not in wanted:
            raise loading.ContentError(f"Unknown column “{name}”", line=line)
        if heading.count(name) > 1:
            raise loading.ContentError(f"The column “{name}” stands here twice", line=line)


def _period(row: dict[str, str], line: int) -> tuple[date, date | None] | None:
    """Return a row's period of membership; an application has none.

    Raises:
        ContentError: Status and dates contradict each other.
    """
    started = _column(row, "Mitglied seit", _day, line)
    ended = _column(row, "Austritt", _day, line)
    status = row["Status"].strip()
    expected = {
        "Antrag": started is None and ended is None,
        "aktiv": started is not None and ended is None,
        "ausgetreten": started is not None and ended is not None,
    }
    if status not in expected:
        raise loading.ContentError(f"Unknown status “{status}”", line=line)
    if not expected[status] or (ended and ended < started):
        raise loading.ContentError(f"The dates do not fit the status “{status}”", line=line)
    return (started, ended) if started else None


def read_register(path: Path, site: Site) -> loading.FileReport:
    """Bring a site's register up to a list; organisations that are not in it stay.

    Raises:
        ContentError: A row cannot be read; nothing may be kept then.
    """
    organisations = {
        organisation.number: organisation
        for organisation in Organisation.objects.of(site).prefetch_related(
            "memberships", "contacts"
        )
    }
    seen: set[str] = set()
    counts = {"created": 0, "changed": 0, "unchanged": 0}
    for line, row in rows(decoded(path)):
        number = row["Mitgliedsnummer"].strip()
        if not number or number in seen:
            raise loading.ContentError(
                f"The member number “{number}” is missing or stands here twice", line=line
            )
        seen.add(number)
        counts[_write(organisations.get(number), row, site, line)] += 1
    return loading.FileReport(**counts)


def _write(known: Organisation | None, row: dict[str, str], site: Site, line: int) -> str:
    """Write one row and say what that did."""
    organisation = known or Organisation(site=site)
    values: dict[str, Any] = {
        field: " ".join(row[column].split()) for column, field in TEXT_COLUMNS.items()
    }
    values["founded_year"] = _column(row, "Gegründet", _year, line)
    values["contact_public"] = _column(row, "Kontakt öffentlich", YES_NO.__getitem__, line)
    changed = any(getattr(organisation, name) != value for name, value in values.items())
    if changed:
        for name, value in values.items():
            setattr(organisation, name, value)
        _check(organisation, line)
        organisation.save()
    changed |= _write_period(organisation, _period(row, line), line)
    changed |= _write_contact(organisation, " ".join(row["Ansprechperson"].split()), line)
    if known is None:
        return "created"
    return "changed" if changed else "unchanged"


def _check(row: Organisation | Contact, line: int) -> None:
    """Refuse values that the register's forms would refuse too.

    Raises:
        ContentError: There is one.
    """
    try:
        row.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        column = COLUMN_OF[type(row), field]
        raise loading.ContentError(
            f"“{getattr(row, field)}” cannot be kept in the column “{column}”: {messages[0]}",
            line=line,
        ) from error


def _write_period(
    organisation: Organisation, period: tuple[date, date | None] | None, line: int
) -> bool:
    """Write the period of a row and say whether that changed anything.

    A period that begins on another day than one it overlaps corrects that one.

    Raises:
        ContentError: It overlaps several periods of the organisation, or there is none although
            periods are kept.
    """
    if period is None:
        if organisation.memberships.all():
            raise loading.ContentError(
                "“Antrag” does not fit: a membership of this organisation is kept", line=line
            )
        return False
    started, ended = period
    known = [
        membership
        for membership in organisation.memberships.all()
        if (ended is None or membership.started_on <= ended)
        and (membership.ended_on is None or membership.ended_on >= started)
    ]
    if len(known) > 1:
        raise loading.ContentError("The dates overlap several memberships kept before", line=line)
    membership = known[0] if known else Membership(organisation=organisation)
    if (membership.started_on, membership.ended_on) == period:
        return False
    membership.started_on, membership.ended_on = period
    membership.save()
    return True


def _write_contact(organisation: Organisation, name: str, line: int) -> bool:
    """Write the contact of a row and say whether that changed anything.

    A list knows no more of a person than the name: the only contact of whom nothing else is kept is
    the one that a list wrote before, and is replaced.
    """
    contacts = list(organisation.contacts.all())
    if not name or any(contact.name == name for contact in contacts):
        return False
    bare = [
        contact
        for contact in contacts
        if not (contact.function or contact.email or contact.telephone)
    ]
    contact = bare[0] if len(bare) == 1 else Contact(organisation=organisation)
    contact.name = name
    _check(contact, line)
    contact.save()
    return True


def register() -> None:
    """Register this room's page type and file."""
    loading.register_type("members", loading.PageType(MemberDirectoryPage, loading.read_introduced))
    loading.register_file("members", read_register)
