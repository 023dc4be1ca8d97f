"""Rows of sheets, without what the sheets leave out."""

import io

import openpyxl

from members.importing import sheets


def test_rows_and_cells_that_are_not_there_are_not_made():
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"], book.active["XFD3"], book.active["B1048576"] = "a", "b", "c"
    book.save(file)

    [page] = sheets.opened(file.getvalue()).worksheets

    assert [
        (number, [(cell.column, cell.value) for cell in cells])
        for number, cells in sheets.rows(page)
    ] == [(1, [(1, "a")]), (3, [(16_384, "b")]), (1_048_576, [(2, "c")])]
