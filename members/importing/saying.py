"""What a row of a list says: its cells, read by the columns."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from members.columns import BY_IDENTIFIER, CellProblem, Scope
from members.importing.matching import Matching
from members.importing.results import Problem
from members.importing.tables import Record
from search.folding import spellings

SHORT = 60
MOST_REMEMBERED = 20_000


class RowProblem(Exception):
    """A row that contradicts itself, other rows, or what is kept.

    Attributes:
        identifier: The column's whose value is wrong.
        reason: Why.
    """

    def __init__(self, identifier: str, reason: str) -> None:
        """Keep both."""
        super().__init__(reason)
        self.identifier = identifier
        self.reason = reason


@dataclass(slots=True)
class Said:
    """What a row says.

    Attributes:
        place: Of the row in the table.
        record: The row.
        values: What it says, by the identifiers of columns; empty cells say nothing.
        emptied: The columns whose empty cell takes out what is kept.
        unread: Why cells cannot be read, by the same.
        beyond: Whether it has cells beyond the heading.
        notices: What somebody may want to look at.
    """

    place: int
    record: Record
    values: dict[str, Any] = field(default_factory=dict)
    emptied: set[str] = field(default_factory=set)
    unread: dict[str, str] = field(default_factory=dict)
    beyond: bool = False
    notices: list[str] = field(default_factory=list)

    @property
    def line(self) -> int:
        """Where it stands."""
        return self.record.line

    def of(self, *scopes: Scope) -> dict[str, Any]:
        """Return what it says of something."""
        return {
            name: value
            for name, value in self.values.items()
            if BY_IDENTIFIER[name].scope in scopes
        }


class RowReader:
    """Reads rows; what is written again and again is read once."""

    def __init__(
        self, matching: Matching, today: date, emptying: Collection[str] = frozenset()
    ) -> None:
        """Keep what the columns are, the day, and whose empty cells take out what is kept."""
        self.matching = matching
        self.today = today
        self.emptying = emptying
        self._read: dict[tuple[int, str], Any] = {}

    def read(self, place: int, record: Record) -> Said:
        """Return what a row says."""
        said = Said(place, record)
        columns = self.matching.columns
        said.beyond = any(cell.strip() for cell in record.cells[len(columns) :])
        for number, column in enumerate(columns):
            if column is None:
                continue
            cell = record.cells[number]
            if not cell or cell.isspace():
                if column.identifier in self.emptying:
                    said.emptied.add(column.identifier)
                continue
            key = (number, cell)
            value = self._read.get(key)
            if value is None:
                try:
                    value = column.read(cell, self.today)
                except CellProblem as problem:
                    said.unread[column.identifier] = problem.reason
                    continue
                if len(cell) < SHORT and len(self._read) < MOST_REMEMBERED:
                    self._read[key] = value
            if value is not None:
                said.values[column.identifier] = value
        return said

    def cell(self, said: Said, identifier: str) -> str:
        """Return a cell as it stands in the file, on one line."""
        number = self.matching.place(identifier)
        return "" if number is None else " ".join(said.record.cells[number].split())

    def problem(self, said: Said, identifier: str, reason: str) -> Problem:
        """Return why a row cannot be taken over."""
        heading = self.matching.heading(identifier)
        return Problem(said.line, heading, self.cell(said, identifier), reason)

    def beyond(self, said: Said) -> Problem:
        """Return that a row has cells without a heading."""
        found = [cell for cell in said.record.cells[len(self.matching.columns) :] if cell.strip()]
        return Problem(
            said.line,
            _("Column %(number)s") % {"number": len(self.matching.columns) + 1},
            " ".join(found[0].split()),
            _("There is no heading above it; is there a separator too many in the row?"),
        )


def name_key(name: str) -> str:
    """Return what two spellings of an organisation's name have in common."""
    return spellings(" ".join(name.split()))[0]
