"""One row of the office's list: what it says of an organisation, and how the register keeps it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from members.models import Contact, Membership, Organisation
from pages import changes, loading
from pages.history import record_written

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


class Row:
    """What a row says of an organisation, and what the register says of the same."""

    def __init__(self, row: dict[str, str], line: int) -> None:
        """Read a row.

        Raises:
            ContentError: A value cannot be read.
        """
        self.line = line
        self.values: dict[str, Any] = {
            field: " ".join(row[column].split()) for column, field in TEXT_COLUMNS.items()
        }
        self.values["founded_year"] = _column(row, "Gegründet", _year, line)
        self.values["contact_public"] = _column(row, "Kontakt öffentlich", YES_NO.__getitem__, line)
        self.period = _period(row, line)
        self.contact = " ".join(row["Ansprechperson"].split())

    @property
    def number(self) -> str:
        """The organisation's number."""
        return str(self.values["number"])

    def is_kept_in(self, known: Organisation) -> bool:
        """Say whether an organisation is as the row has it."""
        period, contact = self._period_of(known), self._contact_of(known)
        return (
            all(getattr(known, name) == value for name, value in self.values.items())
            and period == self.period
            and (contact == self.contact or not self.contact)
        )

    def state(self) -> dict[str, Any]:
        """Return what the register says after the row made an organisation."""
        return self.values | {"period": self.period, "contact": self.contact}

    def state_of(self, known: Organisation) -> dict[str, Any]:
        """Return what the register says of that which the row is about."""
        values = {name: getattr(known, name) for name in self.values}
        period, contact = self._period_of(known), self._contact_of(known)
        return values | {"period": period, "contact": contact}

    def _period_of(self, known: Organisation) -> tuple[date, date | None] | None:
        """Return the period of membership that the row's stands for, else the latest."""
        kept = sorted(known.memberships.all(), key=lambda membership: membership.started_on)
        found = _overlapping(kept, self.period) or kept[-1:]
        return (found[-1].started_on, found[-1].ended_on) if found else None

    def _contact_of(self, known: Organisation) -> str:
        """Return the contact that the row's stands for, else the one that a list may replace."""
        contacts = list(known.contacts.all())
        bare = _bare(contacts)
        names = [*(contact.name for contact in bare[:1]), *(contact.name for contact in contacts)]
        return self.contact if self.contact in names else next(iter(names), "")

    def write(self, organisation: Organisation) -> None:
        """Write what the row says.

        Raises:
            ContentError: It cannot be kept.
        """
        if any(getattr(organisation, name) != value for name, value in self.values.items()):
            before = changes.values_of(organisation) if organisation.pk else None
            for name, value in self.values.items():
                setattr(organisation, name, value)
            _check(organisation, self.line)
            organisation.save()
            record_written(organisation, before)
        _write_period(organisation, self.period, self.line)
        _write_contact(organisation, self.contact, self.line)


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


def _overlapping(
    memberships: list[Membership], period: tuple[date, date | None] | None
) -> list[Membership]:
    """Return the memberships that have a day in common with a period."""
    if period is None:
        return []
    started, ended = period
    return [
        membership
        for membership in memberships
        if (ended is None or membership.started_on <= ended)
        and (membership.ended_on is None or membership.ended_on >= started)
    ]


def _bare(contacts: list[Contact]) -> list[Contact]:
    """Return the contacts of whom nothing but the name is kept."""
    return [
        contact
        for contact in contacts
        if not (contact.function or contact.email or contact.telephone)
    ]


def _write_period(
    organisation: Organisation, period: tuple[date, date | None] | None, line: int
) -> None:
    """Write the period of a row.

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
        return
    known = _overlapping(list(organisation.memberships.all()), period)
    if len(known) > 1:
        raise loading.ContentError("The dates overlap several memberships kept before", line=line)
    membership = known[0] if known else Membership(organisation=organisation)
    if (membership.started_on, membership.ended_on) == period:
        return
    before = changes.values_of(membership) if known else None
    membership.started_on, membership.ended_on = period
    membership.save()
    record_written(membership, before)


def _write_contact(organisation: Organisation, name: str, line: int) -> None:
    """Write the contact of a row.

    A list knows no more of a person than the name: the only contact of whom nothing else is kept is
    the one that a list wrote before, and is replaced.
    """
    contacts = list(organisation.contacts.all())
    if not name or any(contact.name == name for contact in contacts):
        return
    bare = _bare(contacts)
    contact = bare[0] if len(bare) == 1 else Contact(organisation=organisation)
    before = changes.values_of(contact) if contact.pk else None
    contact.name = name
    _check(contact, line)
    contact.save()
    record_written(contact, before, values=False)
