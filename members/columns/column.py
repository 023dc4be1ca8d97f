"""What a column of a list is."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from django.utils.functional import Promise

from members import cells
from members.columns.values import Reader, Writer
from members.kept import Entry, Period


class Scope(Enum):
    """What a column tells about."""

    ORGANISATION = "organisation"
    CONTACT = "contact"
    PERIOD = "period"


@dataclass(frozen=True, eq=False)  # its label reads differently in each language
class Column:
    """A column of a list.

    Attributes:
        identifier: What it is called by programs; accepted as a heading too.
        label: What people call it; the heading of exported lists, in the active language.
        scope: What it tells about; rows of one organisation differ in their periods alone.
        reader: Reads a cell that is not empty, on a day; raises `CellProblem`.
        writer: Writes what `reader` reads, of an entry and one of its periods, as it was on a day.
        aliases: Further headings under which lists have it.
        contact: The place of the person that it tells about.
        part: What it says of the period or the person.
    """

    identifier: str
    label: str | Promise
    scope: Scope
    reader: Reader
    writer: Writer | None
    aliases: tuple[str, ...] = field(default=())
    contact: int = 0
    part: str = ""

    def read(self, cell: str, today: date) -> Any:
        """Return what a cell says, nothing where it is empty.

        Raises:
            CellProblem: It cannot be read or kept.
        """
        return self.reader(cell, today) if cells.one_line(cell) else None

    def write(self, entry: Entry, period: Period | None, on: date) -> str:
        """Return the cell for an entry and one of its periods, as of a day."""
        return "" if self.writer is None else self.writer(entry, period, on)

    @property
    def is_exported(self) -> bool:
        """Whether it is written too; others are there for lists that come in."""
        return self.writer is not None
