"""The files that an export can be: CSV, XLSX and JSON, each written row by row."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import IO, Any

import openpyxl
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES

from members.cells import is_german, written_day
from members.spreadsheets import neutralised

Cell = str | int | date
Row = Sequence[Cell]

MOST_CHARACTERS = 32_767  # that a spreadsheet keeps in a cell
# Before that day, spreadsheets count the days of a leap year that 1900 was not.
FIRST_DAY = date(1900, 3, 1)
# What XML cannot hold or changes, and what would be taken for it.
ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
NARROWEST, WIDEST = 12, 40  # columns of a sheet, in digits


class Format(TextChoices):
    """What kind of file is written; the value is how its name ends."""

    CSV = "csv", "CSV"
    XLSX = "xlsx", "XLSX"
    JSON = "json", "JSON"


class Encoding(TextChoices):
    """How the letters of a CSV file are written."""

    UTF_8 = "utf-8", "UTF-8"
    CP1252 = "cp1252", "Windows-1252"


class ExportProblem(Exception):
    """The register cannot be written to a file; the text is a sentence in the reader's language."""

    def __init__(self, message: str | Promise, **values: str) -> None:
        super().__init__(message, values)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return str(self.message) % self.values


def write_csv(
    file: IO[bytes],
    headings: Sequence[str],
    rows: Iterable[tuple[str, Row]],
    encoding: Encoding,
) -> None:
    """Write a CSV file that Excel opens with a double click.

    Args:
        file: Where to.
        headings: Of the columns.
        rows: With the name of what each is about.
        encoding: Of the file; UTF-8 is marked by its BOM.

    Raises:
        ExportProblem: The encoding has not all letters.
    """
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=";")
    codec = "utf-8" if encoding == Encoding.UTF_8 else encoding
    file.write(b"\xef\xbb\xbf" if encoding == Encoding.UTF_8 else b"")
    for name, row in chain([(headings[0], headings)], rows):
        writer.writerow([neutralised(_text(cell)) for cell in row])
        try:
            file.write(line.getvalue().encode(codec))
        except UnicodeEncodeError as error:
            raise ExportProblem(
                gettext_lazy(
                    "“%(name)s” has the letter “%(letter)s”, which %(encoding)s does not know."
                    " Please choose UTF-8."
                ),
                name=name,
                letter=error.object[error.start],
                encoding=encoding.label,
            ) from None
        line.seek(0)
        line.truncate()


def _text(cell: Cell) -> str:
    """Return a cell as a person would type it."""
    return written_day(cell) if isinstance(cell, date) else str(cell)


def write_xlsx(file: IO[bytes], headings: Sequence[str], rows: Iterable[tuple[str, Row]]) -> None:
    """Write a workbook of one sheet, in which no cell is a formula.

    Args:
        file: Where to.
        headings: Of the columns.
        rows: With the name of what each is about.

    Raises:
        ExportProblem: A text is longer than what a cell keeps.
    """
    workbook = openpyxl.Workbook(write_only=True)
    workbook.properties.creator = None
    page = workbook.create_sheet(_("Members"))
    page.freeze_panes = "A2"
    for number, heading in enumerate(headings, 1):
        width = min(max(len(heading) + 2, NARROWEST), WIDEST)
        page.column_dimensions[openpyxl.utils.get_column_letter(number)].width = width
    day_format = "dd.mm.yyyy" if is_german() else "yyyy-mm-dd"
    try:
        for name, row in chain([(headings[0], headings)], rows):
            page.append([_sheet_cell(page, name, cell, day_format) for cell in row])
        workbook.save(file)
    finally:
        # Else openpyxl keeps the temporary file of a sheet that is not saved.
        if not page.closed:
            page.close()


def _sheet_cell(page: Any, name: str, value: Cell, day_format: str) -> Any:
    """Return a cell of a sheet: a day, a number or a text, and nothing where there is no text.

    Raises:
        ExportProblem: The text is too long.
    """
    if isinstance(value, int):
        return value
    if isinstance(value, date) and value >= FIRST_DAY:
        cell = WriteOnlyCell(page, value)
        cell.number_format = day_format
        return cell
    if not value:
        return None
    text = ESCAPED.sub(_escape, neutralised(_text(value)))
    if len(text) > MOST_CHARACTERS:
        raise ExportProblem(
            gettext_lazy(
                "A text of “%(name)s” is longer than the %(limit)s characters that a cell of XLSX"
                " keeps. Please choose CSV."
            ),
            name=name,
            limit=f"{MOST_CHARACTERS}",
        )
    if text not in ERROR_CODES:
        return text  # which openpyxl takes for a text: no formula is left
    cell = WriteOnlyCell(page, text)
    cell.data_type = "s"
    return cell


def _escape(found: re.Match[str]) -> str:
    """Return how a workbook writes a character that XML cannot hold."""
    return f"_x{ord(found.group()):04X}_"


def write_json(file: IO[bytes], organisations: Iterable[Mapping[str, Any]]) -> None:
    """Write a list of organisations as JSON, one a line."""
    separator = b"[\n"
    for organisation in organisations:
        text = json.dumps(organisation, ensure_ascii=False, default=date.isoformat)
        file.write(separator + text.encode())
        separator = b",\n"
    file.write(b"[]\n" if separator == b"[\n" else b"\n]\n")
