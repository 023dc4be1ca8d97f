"""Workbooks, made and taken apart."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

import openpyxl

SHEET = "xl/worksheets/sheet1.xml"


def saved(workbook: Any) -> bytes:
    """Return a workbook as a file."""
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def workbook(**sheets: Iterable[Any]) -> Any:
    """Return a workbook with rows by the names of sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    return book


def archive(entries: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive of names and data."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return file.getvalue()


def entries(data: bytes) -> dict[str, bytes]:
    """Return what an archive holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def sheet(inside: bytes) -> bytes:
    """Return a workbook of one sheet with these rows, written as in its file."""
    parts = entries(saved(workbook(Liste=[])))
    empty = b"<sheetData></sheetData>"
    assert empty in parts[SHEET]
    text = parts[SHEET].replace(empty, b"<sheetData>" + inside + b"</sheetData>")
    return archive(parts | {SHEET: text})
