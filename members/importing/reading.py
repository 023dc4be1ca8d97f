"""Reading files that people upload: what a file is, its content says, not its name."""

from django.utils.translation import gettext as _

from members.importing.delimited import read_delimited
from members.importing.files import open_file
from members.importing.tables import (
    LIMITS,
    FileProblem,
    Limits,
    Record,
    SheetsToChoose,
    Table,
)
from members.importing.workbooks import read_workbook

__all__ = [
    "LIMITS",
    "FileProblem",
    "Limits",
    "Record",
    "SheetsToChoose",
    "Table",
    "open_file",
    "read_table",
]

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The name of the part that holds a workbook with a password.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")
ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"{\\rtf")


def read_table(data: bytes, file_name: str, *, sheet: str = "", limits: Limits = LIMITS) -> Table:
    """Return the table in a file.

    Records shorter than the heading are filled up with empty cells. A record that is longer has
    something beyond the heading's last cell and keeps it: that is an error of this row alone.

    Args:
        data: The file.
        file_name: What it is called; nothing follows from it.
        sheet: The name of a workbook's sheet, where it has several.
        limits: How much it may hold.

    Raises:
        FileProblem: It is no CSV file or XLSX workbook, broken, or larger than the limits.
        SheetsToChoose: A workbook has several visible sheets with rows, and none was named.
    """
    limits.check_size(len(data))
    if data.startswith(ZIP):
        return read_workbook(data, file_name, sheet, limits)
    _refuse_others(data)
    return read_delimited(data, file_name, limits)


def _refuse_others(data: bytes) -> None:
    """Refuse files of other kinds, saying what to do.

    Raises:
        FileProblem: It is one.
    """
    if data.startswith(OLE):
        if ENCRYPTED in data:
            message = _("The workbook is protected by a password. Please save it without one.")
        else:
            message = _(
                "This is a workbook of an old kind (.xls), which is not read. Please open it in"
                " Excel or LibreOffice and save it as .xlsx."
            )
        raise FileProblem(message)
    if b"%PDF-" in data[:1024]:
        raise FileProblem(_("This is a PDF file. Please choose an XLSX or CSV file."))
    if data.startswith(PICTURES):
        raise FileProblem(_("This is a picture. Please choose an XLSX or CSV file."))
    if data.startswith(ARCHIVES):
        raise FileProblem(_("This is an archive. Please unpack it and choose the file in it."))
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP):
        raise FileProblem(
            _(
                "This is a web page or a text document, even if its name says otherwise. Please"
                " open it in a spreadsheet program and save it as .xlsx."
            )
        )
