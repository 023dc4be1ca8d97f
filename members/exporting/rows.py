"""What an export says of organisations: a row for each period, or all of one as JSON has it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import models

from members.columns import COLUMNS, Column, Scope
from members.exporting.formats import Cell, Row
from members.kept import Entry, Period, as_json
from members.models import Membership
from members.periods import NO_END, status_of

DAYS = {field.name for field in Membership._meta.fields if isinstance(field, models.DateField)}
NUMBERS = {"founded_year"}


def chosen_columns(contacts: int) -> list[Column]:
    """Return the columns of an export.

    Args:
        contacts: How many people an organisation has at most; none without the right to see them.
    """
    return [column for column in COLUMNS if column.is_exported and column.contact <= contacts]


def as_of(entry: Entry, on: date) -> Entry:
    """Return an entry with the periods that there were on a day; no end that came later."""
    return replace(
        entry,
        periods=tuple(
            replace(period, **NO_END) if period.ended_on and period.ended_on > on else period
            for period in entry.periods
            if period.started_on <= on
        ),
    )


def rows(
    entries: Iterable[Entry], columns: Sequence[Column], on: date
) -> Iterator[tuple[str, Row]]:
    """Return the rows of entries, each with the name of the organisation.

    Args:
        entries: As they were on the day.
        columns: Of the file.
        on: The day.
    """
    for entry in entries:
        for period in entry.periods or (None,):
            cells = [_cell(column, entry, period, on) for column in columns]
            yield str(entry.own["name"]), cells


def _cell(column: Column, entry: Entry, period: Period | None, on: date) -> Cell:
    """Return a cell: a day or a number where the column keeps them, else text."""
    value: Cell | None = None
    if column.scope is Scope.PERIOD and column.part in DAYS and period is not None:
        value = getattr(period, column.part)
    elif column.scope is Scope.ORGANISATION and column.identifier in NUMBERS:
        value = entry.own[column.identifier]
    return column.write(entry, period, on) if value is None else value


def organisation_data(entry: Entry, on: date, contacts: bool) -> dict[str, Any]:
    """Return all that is kept of an organisation; the keys never change.

    Args:
        entry: The organisation.
        on: The day whose status is said.
        contacts: Whether people are named.
    """
    kept = as_json(entry)
    own: dict[str, Any] = kept.pop("own")
    people, consents = kept.pop("contacts"), kept.pop("consents")
    for consent in consents:
        del consent["recorded_by_id"]
        if not contacts:
            del consent["agreed_by"]
    named = {"contacts": people} if contacts else {}
    return (
        own | {"status": status_of(entry.periods, on).value} | kept | {"consents": consents} | named
    )
