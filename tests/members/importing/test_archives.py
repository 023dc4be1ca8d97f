"""Workbooks that mean harm, or are none."""

import io
import zipfile

import pytest

from members.importing.reading import FileProblem, Limits, read_table
from tests.factories.workbooks import SHEET, archive, entries, saved, sheet, workbook

BROKEN = (
    "The workbook is damaged or protected. Please open it in a spreadsheet program and save it"
    " again as .xlsx, without a password."
)


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def problem(data, **limits):
    with pytest.raises(FileProblem) as raised:
        read_table(data, "list.xlsx", limits=Limits(**limits))
    return raised.value.message


def lying(data, name, size):
    """Return an archive whose table of contents says another size of an entry."""
    file = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        entry = packed.getinfo(name)
    real = entry.file_size.to_bytes(4, "little")
    crc = entry.CRC.to_bytes(4, "little")
    for signature, offset in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            if data[at + offset : at + offset + 4] == crc:
                assert data[at + offset + 8 : at + offset + 12] == real
                file[at + offset + 8 : at + offset + 12] = size.to_bytes(4, "little")
    return bytes(file)


def test_bomb_is_not_unpacked():
    parts = entries(saved(workbook(Liste=[["Name"], ["A"]])))
    data = archive(parts | {"xl/media/image1.png": bytes(3_000_000)})
    assert len(data) < 20_000
    message = "Unpacked, the workbook is larger than 1.0\xa0MB. Please split it into several files."

    assert problem(data, unpacked=1024 * 1024) == message
    assert problem(lying(data, "xl/media/image1.png", 10), unpacked=1024 * 1024) == message
    assert problem(lying(data, "xl/media/image1.png", 10)) == BROKEN
    assert len(read_table(data, "list.xlsx").records) == 1


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_cannot_be_counted_is_refused(method):
    assert problem(archive(entries(saved(workbook(Liste=[["Name"]]))), method)) == BROKEN


def test_row_of_more_cells_than_any_sheet_has_is_refused():
    data = sheet(b"<row>" + b"<c/>" * 98_305 + b"</row>")
    assert len(data) < 12_000
    assert problem(data) == BROKEN


def test_more_tags_than_cells_need_are_refused():
    data = sheet(b"<c/>" * 1_000_700)
    assert problem(data, rows=10, columns=10).startswith("Unpacked, the workbook is larger than ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_encoding_that_hides_what_a_part_holds_is_refused(encoding):
    parts = entries(saved(workbook(Liste=[["Name"]])))
    hidden = parts[SHEET].decode().encode(encoding)
    assert problem(archive(parts | {SHEET: hidden})) == BROKEN


def test_entities_are_not_resolved():
    sheet = "xl/worksheets/sheet1.xml"
    parts = entries(saved(workbook(Liste=[["Name"], ["A"]])))
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "boom">]>' + parts[sheet].replace(
        b"<sheetData>", b"<sheetData>&a;"
    )
    assert problem(archive(parts | {sheet: bomb})) == BROKEN


@pytest.mark.parametrize(
    "entry", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"]
)
def test_broken_part_is_refused(entry):
    parts = entries(saved(workbook(Liste=[["Name"], ["A"]])))
    assert problem(archive(parts | {entry: parts[entry][:-30]})) == BROKEN


def test_cut_off_workbook_is_refused():
    data = saved(workbook(Liste=[["Name"], ["A"]]))
    for size in (4, 100, len(data) // 2, len(data) - 1):
        assert problem(data[:size]) == BROKEN


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""},
            "This is an OpenDocument file (.ods). Please save it as .xlsx or as CSV.",
        ),
        (
            {"xl/workbook.bin": "", "[Content_Types].xml": ""},
            "This is a binary workbook (.xlsb). Please save it as .xlsx.",
        ),
        (
            {"list.csv": "Name"},
            "This is an archive, but no workbook. Please choose an XLSX or CSV file.",
        ),
        (
            {"word/document.xml": "", "[Content_Types].xml": ""},
            "This is an archive, but no workbook. Please choose an XLSX or CSV file.",
        ),
        ({}, "This is an archive, but no workbook. Please choose an XLSX or CSV file."),
    ],
    ids=["ods", "xlsb", "zip", "docx", "nothing"],
)
def test_other_archives_are_refused(parts, message):
    assert problem(archive(parts)) == message
