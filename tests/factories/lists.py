"""Tables as offices send them, without a file."""

from collections.abc import Mapping
from datetime import date

from wagtail.models import Site

from members.importing import Plan, Row, plan
from members.importing.tables import Record, Table

TODAY = date(2026, 11, 22)


def table(*rows: dict[str, str]) -> Table:
    """Return a table of rows, each with its cells by heading; the heading stands in line 1."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    records = [
        Record(line, tuple(row.get(heading, "") for heading in headings))
        for line, row in enumerate(rows, start=2)
    ]
    return Table("list.csv", Record(1, tuple(headings)), records)


def planned(
    site: Site,
    *rows: dict[str, str],
    mapping: Mapping[str, str] | None = None,
    empties: bool = False,
) -> Plan:
    """Return what an import of rows would do on that day."""
    return plan(site, table(*rows), mapping, today=TODAY, empties=empties)


def outcome(site: Site, **cells: str) -> Row:
    """Return what becomes of one row about the organisation T001."""
    [row] = planned(site, {"number": "T001"} | cells).rows
    return row


def changes(row: Row) -> dict[str, tuple[str, str]]:
    """Return what a row changes: old and new, by column."""
    return {change.identifier: (change.before, change.after) for change in row.changes}


def reasons(found: Plan) -> list[tuple[int, str, str, str]]:
    """Return what is wrong: line, column, value and why."""
    return [
        (problem.line, problem.column, problem.value, problem.reason)
        for row in found.errors
        for problem in row.problems
    ]
