"""Which column of a list is which: by its heading, or by what somebody says it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members import cells
from members.columns import BY_IDENTIFIER, Column, column_called
from members.importing.tables import FileProblem, Table, listed


class ColumnsUnclear(FileProblem):
    """It is not clear what the columns of a table are: somebody has to say it."""


@dataclass(frozen=True)
class Matching:
    """What the columns of a table are.

    Attributes:
        line: Where the heading stands.
        headings: As they stand there; a column without one is called by its place.
        columns: What each is, nothing where it is left out or unknown.
        unknown: Headings of which nobody said what they mean.
        problems: What else is wrong, as sentences.
    """

    line: int
    headings: tuple[str, ...]
    columns: tuple[Column | None, ...]
    unknown: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    def place(self, identifier: str) -> int | None:
        """Return the place of a column, nothing where the table has not got it."""
        for place, column in enumerate(self.columns):
            if column is not None and column.identifier == identifier:
                return place
        return None

    def heading(self, identifier: str) -> str:
        """Return what a column is called in the table, else what people call it."""
        place = self.place(identifier)
        return str(BY_IDENTIFIER[identifier].label) if place is None else self.headings[place]

    def check(self) -> None:
        """Refuse a table whose columns are not all clear.

        Raises:
            ColumnsUnclear: They are not.
        """
        for problem in self.problems:
            raise ColumnsUnclear(problem, self.line)
        if self.unknown:
            sentence = ngettext(
                "Nobody knows the column %(names)s. Please say what it means, or that it is left"
                " out.",
                "Nobody knows the columns %(names)s. Please say what they mean, or that they are"
                " left out.",
                len(self.unknown),
            )
            raise ColumnsUnclear(sentence % {"names": listed(self.unknown)}, self.line)


def match(table: Table, mapping: Mapping[str, str] | None = None) -> Matching:
    """Find out what the columns of a table are.

    Args:
        table: As it was read.
        mapping: Identifiers of columns by heading, which go first; "" leaves a column out.
    """
    said = {cells.folded(heading): meaning for heading, meaning in (mapping or {}).items()}
    headings = [_heading(cell, place) for place, cell in enumerate(table.heading.cells)]
    columns: list[Column | None] = []
    unknown: list[str] = []
    problems = _unknown_fields(mapping or {}, headings)
    for place, heading in enumerate(headings):
        meaning = said.get(cells.folded(heading))
        column = column_called(heading if meaning is None else meaning)
        if column is None and meaning is None and _says_something(table, place):
            unknown.append(heading)
        if column is not None and column in columns:
            first = headings[columns.index(column)]
            problems.append(
                _("The columns “%(first)s” and “%(second)s” mean the same: %(label)s.")
                % {"first": first, "second": heading, "label": column.label}
            )
            column = None
        columns.append(column)
    return Matching(
        table.heading.line, tuple(headings), tuple(columns), tuple(unknown), tuple(problems)
    )


def _heading(cell: str, place: int) -> str:
    """Return what a column is called."""
    return " ".join(cell.split()) or _("Column %(number)s") % {"number": place + 1}


def _says_something(table: Table, place: int) -> bool:
    """Say whether a column has a heading, or at least a cell that is not empty."""
    if table.heading.cells[place].strip():
        return True
    return any(record.cells[place].strip() for record in table.records)


def _unknown_fields(mapping: Mapping[str, str], headings: list[str]) -> list[str]:
    """Return what is wrong with what somebody said."""
    known = {cells.folded(heading) for heading in headings}
    problems = [
        _("There is no column “%(heading)s” in the file.") % {"heading": heading}
        for heading in mapping
        if cells.folded(heading) not in known
    ]
    return problems + [
        _("“%(field)s” is no field; known are: %(fields)s.")
        % {"field": meaning, "fields": ", ".join(BY_IDENTIFIER)}
        for meaning in mapping.values()
        if meaning and column_called(meaning) is None
    ]
