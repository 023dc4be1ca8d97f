"""Reading XLSX workbooks."""

from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl.cell import WriteOnlyCell

from members.importing.reading import FileProblem, Limits, SheetsToChoose, read_table
from tests.factories.workbooks import SHEET, archive, entries, saved, sheet, workbook

BROKEN = (
    "The workbook is damaged or protected. Please open it in a spreadsheet program and save it"
    " again as .xlsx, without a password."
)


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def changed(old, new, name=SHEET, rows=(["Name"], ["A"])):
    """Return a workbook in which a passage of one part is another one."""
    parts = entries(saved(workbook(Liste=rows)))
    assert old in parts[name]
    return archive(parts | {name: parts[name].replace(old, new)})


def read(data, sheet="", **limits):
    return read_table(data, "list.xlsx", sheet=sheet, limits=Limits(**limits))


def rows(data, sheet=""):
    table = read(data, sheet)
    return [(record.line, *record.cells) for record in (table.heading, *table.records)]


def problem(data, sheet="", **limits):
    with pytest.raises(FileProblem) as raised:
        read(data, sheet, **limits)
    return raised.value.message


def test_typed_cells_become_text():
    book = workbook(
        Liste=[
            ["Name", "Wert"],
            ["Tag", date(2017, 4, 8)],
            ["Zeitpunkt", datetime.combine(date(2017, 4, 8), time(12, 30))],
            ["Uhrzeit", time(9, 5)],
            ["ganz", 2015],
            ["ganz mit Komma", 2015.0],
            ["Bruch", 0.5],
            ["wahr", True],
            ["falsch", False],
            ["Fehler", "#REF!"],
            ["Text", " Übermut\nGruppe 2 "],
        ]
    )
    assert rows(saved(book))[1:] == [
        (2, "Tag", "2017-04-08"),
        (3, "Zeitpunkt", "2017-04-08 12:30:00"),
        (4, "Uhrzeit", "09:05:00"),
        (5, "ganz", "2015"),
        (6, "ganz mit Komma", "2015"),
        (7, "Bruch", "0.5"),
        (8, "wahr", "ja"),
        (9, "falsch", "nein"),
        (10, "Fehler", "#REF!"),
        (11, "Text", " Übermut\nGruppe 2 "),
    ]


def test_postcodes_keep_the_zero_that_is_shown():
    book = workbook(Liste=[["PLZ", "Jahr"], [1067, 1999]])
    book["Liste"]["A2"].number_format = "00000"
    assert rows(saved(book))[1] == (2, "01067", "1999")


@pytest.mark.parametrize(("digits", "text"), [(30, "1".zfill(30)), (31, "1"), (50_000, "1")])
def test_number_is_not_filled_up_without_end(digits, text):
    parts = entries(saved(_with_format("00000")))
    styles = parts["xl/styles.xml"].replace(b'"00000"', b'"%s"' % (b"0" * digits))
    assert styles != parts["xl/styles.xml"]
    assert rows(archive(parts | {"xl/styles.xml": styles}))[1] == (2, text)


def _with_format(number_format):
    book = workbook(Liste=[["PLZ"], [1]])
    book["Liste"]["A2"].number_format = number_format
    return book


def test_day_that_no_calendar_has_becomes_an_error_of_its_cell():
    book = workbook(Liste=[["Seit"], [date(2017, 4, 8)]])
    data = saved(book)
    parts = entries(data)
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b"42833", b"99999999999")
    assert sheet != parts["xl/worksheets/sheet1.xml"]
    assert rows(archive(parts | {"xl/worksheets/sheet1.xml": sheet}))[1] == (2, "#VALUE!")


def test_line_is_the_row_of_the_sheet():
    book = workbook(Liste=[[], ["Name", "Ort"], [], [" ", None], ["A"], ["B", "X", None, "Y"]])
    assert rows(saved(book)) == [(2, "Name", "Ort"), (5, "A", ""), (6, "B", "X", "", "Y")]


def test_formulas_give_the_value_that_was_saved():
    data = changed(
        b'<c r="A2" t="n"><v>4711', b'<c r="A2"><f>1+1</f><v>4711', rows=[["Name"], [4711]]
    )
    assert rows(data)[1] == (2, "4711")


def test_what_xml_cannot_hold_is_read_as_it_was():
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Liste")
    for text in ("Name", "a_x000D_b", "a_x005F_x000D_b", "a_x0000_b", "a_xD800_b", "'=1"):
        page.append([WriteOnlyCell(page, text)])
    assert [row[1] for row in rows(saved(book))[1:]] == [
        "a\rb",
        "a_x000D_b",
        "a_x0000_b",
        "a_xD800_b",
        "=1",
    ]


def test_hidden_and_empty_sheets_do_not_count():
    book = workbook(Leer=[[], [" "]], Liste=[["Name"], ["A"]], Alt=[["Name"], ["B"]], Tief=[["C"]])
    book["Alt"].sheet_state = "hidden"
    book["Tief"].sheet_state = "veryHidden"
    data = saved(book)

    assert rows(data) == [(1, "Name"), (2, "A")]
    assert read(data).name == "Liste"
    assert problem(data, "Alt") == "There is no sheet “Alt”. The sheets are: “Leer”, “Liste”."
    assert problem(data, "Leer") == "The file is empty."


def test_several_sheets_are_asked_for():
    data = saved(workbook(Aktive=[["Name"], ["A"]], Ehemalige=[["Name"], ["B"]]))
    with pytest.raises(SheetsToChoose) as raised:
        read(data)

    assert raised.value.names == ("Aktive", "Ehemalige")
    assert raised.value.message == (
        "The workbook has several sheets with rows: “Aktive”, “Ehemalige”. Please choose one."
    )
    assert rows(data, "Ehemalige") == [(1, "Name"), (2, "B")]


def test_workbook_without_rows_is_refused():
    assert problem(saved(workbook(Liste=[], Noch=[[]]))) == "The file is empty."


def test_limits_are_kept():
    data = saved(workbook(Liste=[["A", "B"], [1, 2], [3, 4]]))
    unpacked = sum(map(len, entries(data).values()))

    assert len(read(data, size=len(data), unpacked=unpacked, rows=2, columns=2).records) == 2
    assert problem(data, size=len(data) - 1).startswith("The file is larger than ")
    assert problem(data, unpacked=unpacked - 1).startswith("Unpacked, the workbook is larger than ")
    assert problem(data, rows=1).startswith("The file has more than 1 row.")
    assert problem(data, columns=1).startswith("This row has more than 1 cell.")


@pytest.mark.parametrize(
    "row",
    [b'<row r="99999999999999">', b'<row r="1048577">', b'<row r="-3">', b'<row r="x">'],
)
def test_row_that_no_sheet_has_does_not_keep_anybody_waiting(row):
    data = changed(b'<row r="2">', row)
    if row == b'<row r="x">':
        assert problem(data) == BROKEN
    else:
        assert rows(data) == [(1, "Name")]


def test_cell_that_no_sheet_has_is_refused():
    assert problem(changed(b'<c r="A2"', b'<c r="XFD2"')).startswith("This row has more than 60")
    assert problem(changed(b'<c r="A2"', b'<c r="ZZZZZZ2"')) == BROKEN


ROW = b'<row><c t="inlineStr"><is><t>A</t></is></c></row>'


def test_blank_cells_beyond_the_columns_do_not_count():
    assert rows(sheet(ROW + ROW.replace(b"</row>", b'<c r="XFD2"/></row>'))) == [(1, "A"), (2, "A")]


def test_blank_rows_are_counted_over_all_sheets():
    blank = workbook(Eins=[[" "]] * 2, Zwei=[[" "]] * 2, Liste=[["Name"], [" "], ["A"]])
    data = saved(blank)
    assert rows(data) == [(1, "Name"), (3, "A")]
    assert len(read(data, blank_rows=5).records) == 1
    message = "The workbook has very many empty rows or cells. Please save the list as CSV."
    assert problem(data, blank_rows=4) == message


def test_blank_cells_are_counted_over_all_rows():
    message = "The workbook has very many empty rows or cells. Please save the list as CSV."
    limits = {"rows": 2, "columns": 2, "blank_rows": 3}
    assert read(sheet(ROW + b"<row>" + b"<c/>" * 5 + b"</row>"), **limits).records == []
    assert problem(sheet(ROW + b"<row>" + b"<c/>" * 6 + b"</row>"), **limits) == message


def test_long_text_that_many_cells_share_is_refused():
    parts = entries(sheet(ROW + b'<row><c t="s"><v>0</v></c></row>' * 100))
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="%s"><si><t>%s</t></si></sst>' % (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"A" * 1_000,
    )
    types, kind = "[Content_Types].xml", b"application/vnd.openxmlformats-officedocument"
    parts[types] = parts[types].replace(
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s.%s"/></Types>'
        % (kind, b"spreadsheetml.sharedStrings+xml"),
    )
    data = archive(parts)
    unpacked = sum(map(len, entries(data).values()))
    assert unpacked < 50_000
    assert problem(data, unpacked=unpacked).startswith("Unpacked, the workbook is larger than ")
    assert len(read(data, unpacked=200_000).records) == 100


def test_part_that_is_several_sheets_is_refused():
    data = saved(workbook(Eins=[["Name"]], Zwei=[["Name"]]))
    parts = entries(data)
    book = parts["xl/workbook.xml"].replace(b'r:id="rId2"', b'r:id="rId1"')
    assert book != parts["xl/workbook.xml"]
    assert problem(data) != BROKEN
    assert problem(archive(parts | {"xl/workbook.xml": book})) == BROKEN


def test_size_that_a_sheet_claims_is_not_believed():
    data = changed(b'ref="A1:A2"', b'ref="A1:XFD1048576"')
    assert rows(data) == [(1, "Name"), (2, "A")]
