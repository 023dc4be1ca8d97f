"""The files that an export can be."""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest

from members.exporting.formats import Encoding, ExportProblem, write_csv, write_json, write_xlsx
from members.importing.reading import Limits, read_table

HEADINGS = ["Name", "Seit", "Gegründet"]
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# What spreadsheets run, or would run if one took away what stands in front.
FORMULAS = [
    f"{before}{sign}{rest}"
    for before in ("", " ", "'", "\u00a0", "\t", "\ufeff")
    for sign in (*SIGNS, "\t", "\r", "\n")
    for rest in (
        *("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x","y")', "#REF!", "A1;B", "1,\n2"),
        *(f"SUM(A{row})" for row in range(10)),
    )
]


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def as_csv(rows, encoding=Encoding.UTF_8):
    file = io.BytesIO()
    write_csv(file, HEADINGS, [(row[0], row) for row in rows], encoding)
    return file.getvalue()


def as_xlsx(rows):
    file = io.BytesIO()
    write_xlsx(file, HEADINGS, [(row[0], row) for row in rows])
    return file.getvalue()


def test_csv_is_what_excel_opens(settings):
    settings.LANGUAGE_CODE = "de"
    rows = [["Haus; „Mitte“", date(2017, 4, 8), 1999], ["Zeile 1\nZeile 2", "", ""]]
    text = 'Name;Seit;Gegründet\r\n"Haus; „Mitte“";08.04.2017;1999\r\n"Zeile 1\nZeile 2";;\r\n'
    assert as_csv(rows) == b"\xef\xbb\xbf" + text.encode()
    assert as_csv(rows, Encoding.CP1252) == text.encode("cp1252")


def test_letter_that_the_encoding_has_not_is_refused_with_its_name():
    with pytest.raises(ExportProblem) as raised:
        as_csv([["Übermut", "", ""], ["Łódź", "", ""]], Encoding.CP1252)
    assert str(raised.value) == (
        "“Łódź” has the letter “Ł”, which Windows-1252 does not know. Please choose UTF-8."
    )


def test_workbook_has_typed_cells_and_a_heading_that_stays():
    data = as_xlsx(
        [["Übermut", date(2017, 4, 8), 1999], ["Alt", date(1890, 5, 1), ""], ["#REF!", "x", "1"]]
    )
    page = openpyxl.load_workbook(io.BytesIO(data)).active

    assert page.freeze_panes == "A2"
    assert [[cell.value for cell in row] for row in page] == [
        HEADINGS,
        ["Übermut", page["B2"].value, 1999],
        ["Alt", "1890-05-01", None],
        ["#REF!", "x", "1"],
    ]
    assert page["B2"].value.date() == date(2017, 4, 8)
    assert [cell.data_type for row in page for cell in row] == [*"sss", *"sdn", *"ssn", *"sss"]
    assert page["B2"].number_format == "yyyy-mm-dd"


def test_workbook_refuses_what_a_cell_cannot_keep():
    assert len(as_xlsx([["x" * 32_767, "", ""]])) > 0
    with pytest.raises(ExportProblem) as raised:
        as_xlsx([["x" * 32_768, "", ""]])
    assert str(raised.value).endswith(
        "is longer than the 32767 characters that a cell of XLSX keeps. Please choose CSV."
    )


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_every_text_comes_back(write):
    texts = [
        *FORMULAS,
        "a\r\nb\rc",
        "a_x000D_b",
        "_x005F_x000D_",
        "a\x0bb\x1f",
        "\uffff",
        " Rand ",
        "#REF!",
        '"',
        "العربية",
        "👩‍👩‍👧",
    ]
    rows = [[f"{number}", text, "x"] for number, text in enumerate(texts)]
    table = read_table(write(rows), "list", limits=Limits(rows=5000))

    assert list(table.heading.cells) == HEADINGS
    assert [list(record.cells) for record in table.records] == rows


def runs(cell):
    """Say whether a spreadsheet would run a cell; it skips blanks."""
    return cell.startswith(("\t", "\r", "\n")) or cell.lstrip("\ufeff\u00a0 ").startswith(SIGNS)


def test_a_thousand_formulas_become_none():
    rows = [[text, text, "x"] for text in FORMULAS]
    assert len(rows) > 1000
    found = [
        cell
        for row in csv.reader(io.StringIO(as_csv(rows).decode("utf-8-sig"), ""), delimiter=";")
        for cell in row
        if runs(cell)
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(rows))).active
    cells = [cell for row in sheet for cell in row]

    assert found == []
    assert len(cells) == 3 * len(rows) + 3
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells if runs(cell.value)] == []


@pytest.mark.parametrize("rows", [[], [{"name": "Übermut"}, {"name": "Z", "since": "2017-04-08"}]])
def test_json_is_a_list(rows):
    file = io.BytesIO()
    write_json(file, rows)
    assert json.loads(file.getvalue()) == rows
    assert file.getvalue().endswith(b"]\n")
