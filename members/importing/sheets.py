"""The rows of a workbook's sheets as they stand in it, without what it leaves out.

What openpyxl offers for this fills every gap: a cell in the last column makes 16,384 of it, a last
row a million. So its parser is asked, which is not meant to be. This module can go once
`ReadOnlyWorksheet.iter_rows` leaves gaps out.
"""

import io
from collections.abc import Iterator
from typing import Any

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._reader import WorkSheetParser

from members.importing.archives import broken

LAST_ROW = 1_048_576  # of any sheet


def opened(data: bytes) -> Any:
    """Return a workbook, of which nothing is read yet but its texts and its sheets' sizes.

    Raises:
        FileProblem: Several sheets are one and the same, so that it would be read again and again.
    """
    reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    parts = [relation.target for _sheet, relation in reader.parser.find_sheets()]
    if len(parts) != len(set(parts)):
        raise broken()
    reader.read()
    return reader.wb


def rows(page: Any) -> Iterator[tuple[int, list[ReadOnlyCell]]]:
    """Yield the rows of a sheet that are there, in order, with their numbers and their cells."""
    book, last = page.parent, 0
    with page._get_source() as source:  # noqa: SLF001
        parser = WorkSheetParser(
            source,
            page._shared_strings,  # noqa: SLF001
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
        )
        for number, cells in parser.parse():
            # It keeps the formats of all rows, for which nobody asks.
            parser.row_dimensions.clear()
            if number > LAST_ROW:
                return
            if number > last:
                last = number
                yield number, [ReadOnlyCell(page, **cell) for cell in cells]
