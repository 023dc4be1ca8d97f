"""Tables as files hold them: a heading, records, and what can be wrong with the file as a whole."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.spreadsheets import restored

MEBIBYTE = 1024 * 1024
# What is written again and again is short: towns, dates, yes and no.
SHARED_LENGTH = 40
SHARED_TEXTS = 20_000


class FileProblem(Exception):
    """A file cannot be read.

    Attributes:
        message: Why, and what to do about it, in the active language.
        line: Of the file or sheet, where there is one.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class SheetsToChoose(FileProblem):
    """A workbook has several visible sheets with rows.

    Attributes:
        names: Theirs.
    """

    def __init__(self, names: Collection[str]) -> None:
        super().__init__(
            _("The workbook has several sheets with rows: %(names)s. Please choose one.")
            % {"names": listed(names)}
        )
        self.names = tuple(names)


@dataclass(frozen=True)
class Limits:
    """How much a file may hold.

    Attributes:
        size: Bytes, as it is.
        unpacked: Bytes of all that a workbook holds, unpacked.
        rows: Records below the heading.
        columns: Cells of a record.
        blank_rows: Rows of a workbook that hold nothing.
    """

    size: int = 5 * MEBIBYTE
    unpacked: int = 50 * MEBIBYTE
    rows: int = 20_000
    columns: int = 60
    blank_rows: int = 100_000

    @property
    def cells(self) -> int:
        """How many there may be."""
        return self.rows * self.columns

    def check_size(self, size: int) -> None:
        """Refuse a file that is too large.

        Raises:
            FileProblem: It is.
        """
        if size > self.size:
            raise FileProblem(
                _("The file is larger than %(limit)s. Please split it into several files.")
                % {"limit": filesizeformat(self.size)}
            )


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Record:
    """A row that is not blank.

    Attributes:
        line: Of the file, where the record begins; in a workbook, the sheet's row.
        cells: As many as the heading has. More mean that the row has something beyond the
            heading's last cell, which is an error of the row. Apostrophes that an export put in
            front of what looks like a formula are gone already.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """What was read.

    Attributes:
        name: Of the sheet; of the file, where there are no sheets.
        heading: The first row that is not blank.
        records: The others, in the order of the file.
    """

    name: str
    heading: Record
    records: list[Record]


def listed(names: Collection[str]) -> str:
    """Return names, quoted, for a sentence."""
    return ", ".join(_("“%(name)s”") % {"name": name} for name in names)


@dataclass
class TableBuilder:
    """Makes a table of rows, one after the other, and stops as soon as there are too many."""

    name: str
    limits: Limits
    heading: Record | None = None
    records: list[Record] = field(default_factory=list)
    shared: dict[str, str] = field(default_factory=dict)

    def add(self, line: int, cells: Sequence[str]) -> None:
        """Add a row; blank ones and blank cells at the end do not count.

        Raises:
            FileProblem: There are too many rows or columns.
        """
        width = len(cells)
        while width and not cells[width - 1].strip():
            width -= 1
        if not width:
            return
        if width > self.limits.columns:
            raise FileProblem(
                ngettext(
                    "This row has more than %(limit)s cell. Is the file separated by something"
                    " else than comma, semicolon or tab?",
                    "This row has more than %(limit)s cells. Is the file separated by something"
                    " else than comma, semicolon or tab?",
                    self.limits.columns,
                )
                % {"limit": self.limits.columns},
                line,
            )
        kept = [self._kept(cell) for cell in cells[:width]]
        if self.heading is None:
            self.heading = Record(line, tuple(kept))
            return
        if len(self.records) == self.limits.rows:
            raise FileProblem(
                ngettext(
                    "The file has more than %(limit)s row. Please split it into several files.",
                    "The file has more than %(limit)s rows. Please split it into several files.",
                    self.limits.rows,
                )
                % {"limit": self.limits.rows},
                line,
            )
        kept.extend([""] * (len(self.heading.cells) - width))
        self.records.append(Record(line, tuple(kept)))

    def _kept(self, cell: str) -> str:
        """Return a cell's text, the same object for the same short text."""
        text = restored(cell)
        if len(text) > SHARED_LENGTH:
            return text
        known = self.shared.get(text)
        if known is None:
            known = text
            if len(self.shared) < SHARED_TEXTS:
                self.shared[text] = text
        return known

    def table(self) -> Table:
        """Return the table.

        Raises:
            FileProblem: No row was added.
        """
        if self.heading is None:
            raise FileProblem(_("The file is empty."))
        return Table(self.name, self.heading, self.records)
