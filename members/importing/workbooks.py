"""Reading XLSX workbooks: the visible sheet with rows, each cell as text.

What a workbook unpacks to is counted before any of it is parsed (`members.importing.archives`).
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _

from members.importing import sheets
from members.importing.archives import broken, check_contents, too_large
from members.importing.tables import (
    FileProblem,
    Limits,
    SheetsToChoose,
    Table,
    TableBuilder,
    listed,
)

# How a workbook writes what XML cannot hold; openpyxl leaves it.
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# A number shown with a fixed count of digits, as postcodes are.
PADDED = re.compile("0{1,30}")


def read_workbook(data: bytes, name: str, sheet: str, limits: Limits) -> Table:
    """Return the table of a sheet.

    Args:
        data: The file, a ZIP archive.
        name: The file's name.
        sheet: The sheet's name; without it there must be one visible sheet with rows.
        limits: How much it may hold.

    Raises:
        FileProblem: It cannot be read, or there is no such sheet.
        SheetsToChoose: There are several sheets.
    """
    try:
        check_contents(data, limits)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl: of what it leaves out
            return _read(data, name, sheet, limits)
    except FileProblem:
        raise
    # A broken workbook makes openpyxl and what it is built on raise nearly anything.
    except Exception as error:
        raise broken() from error


def _read(data: bytes, name: str, sheet: str, limits: Limits) -> Table:
    """Return the table of a sheet.

    Raises:
        FileProblem: There is no such sheet, or too much on it.
        SheetsToChoose: There are several.
    """
    workbook = sheets.opened(data)
    visible = {page.title: page for page in workbook.worksheets if page.sheet_state == "visible"}
    if sheet and sheet not in visible:
        raise FileProblem(
            _("There is no sheet “%(name)s”. The sheets are: %(names)s.")
            % {"name": sheet, "names": listed(visible)}
        )
    reading = Reading(limits)
    filled = [sheet] if sheet else [title for title in visible if reading.finds(visible[title])]
    if len(filled) > 1:
        raise SheetsToChoose(filled)
    builder = TableBuilder(filled[0] if filled else name, limits)
    for title in filled:
        for line, cells in reading.rows(visible[title]):
            builder.add(line, cells)
    return builder.table()


@dataclass
class Reading:
    """How much was read of a workbook, all sheets together.

    Attributes:
        limits: How much it may hold.
        blank: Rows without a text.
        cells: All that stand there, blank ones too.
        length: Of all texts; a sheet may have the same one in every cell.
    """

    limits: Limits
    blank: int = 0
    cells: int = 0
    length: int = 0

    def finds(self, page: Any) -> bool:
        """Say whether a sheet has a row that is not blank.

        Raises:
            FileProblem: There is too much.
        """
        return any(True for _row in self.rows(page))

    def rows(self, page: Any) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows of a sheet that are not blank, with their numbers.

        Raises:
            FileProblem: There is too much.
        """
        for line, row in sheets.rows(page):
            cells = self._texts(row)
            self.cells += len(row)
            self.blank += not cells
            most = self.limits.blank_rows
            if self.blank > most or self.cells > self.limits.cells + most:
                raise FileProblem(
                    _(
                        "The workbook has very many empty rows or cells. Please save the list as CSV."
                    ),
                    line,
                )
            if cells:
                yield line, cells

    def _texts(self, row: list[Any]) -> list[str]:
        """Return the cells of a row up to the last one that is not blank.

        One beyond the last column that is read stands right behind it.

        Raises:
            FileProblem: There is too much.
        """
        found: list[str] = []
        for cell in row:
            text = self._text(cell)
            place = min(cell.column - 1, self.limits.columns)
            if not text.strip() and place >= min(len(found), self.limits.columns):
                continue
            found.extend([""] * (place + 1 - len(found)))
            found[place] = text
        return found

    def _text(self, cell: Any) -> str:
        """Return a cell as a person would type it.

        Raises:
            FileProblem: There is too much.
        """
        value = cell.value
        if isinstance(value, str):
            self.length += len(value)
            if self.length > self.limits.unpacked:
                raise too_large(self.limits)
        return _text(cell)


def _text(cell: Any) -> str:
    """Return a cell as a person would type it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return ESCAPED.sub(_unescaped, value) if "_x" in value else value
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    if isinstance(value, datetime):
        day = value.date().isoformat()
        return day if value.time() == time() else f"{day} {value.time().isoformat('seconds')}"
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _unescaped(found: re.Match[str]) -> str:
    """Return the character that a number stands for, if databases keep it."""
    letter = chr(int(found.group(1), 16))
    return found.group() if letter == "\0" or "\ud800" <= letter <= "\udfff" else letter


def _number(value: float, number_format: str) -> str:
    """Return a number without the decimals it has not, and with the digits it is shown with."""
    if not float(value).is_integer():
        return repr(value)
    digits = len(number_format) if PADDED.fullmatch(number_format) else 0
    return str(int(value)).zfill(digits)
