"""Reading CSV files, and refusing what is no list."""

import codecs
import tracemalloc

import pytest

from members.importing.reading import FileProblem, Limits, read_table

TEXT = "Name;Ort\r\nTestverein Übermut;Görlitz\r\n„Haus“ – 5 €;Zürich\r\n"
CELLS = [("Name", "Ort"), ("Testverein Übermut", "Görlitz"), ("„Haus“ – 5 €", "Zürich")]
MISFIT = (
    "A character here is not in the encoding of the file ({}). Please save it again as “CSV UTF-8”."
)
TOO_WIDE = (
    "This row has more than 1 cell. Is the file separated by something else than comma, semicolon"
    " or tab?"
)


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def cells(data, **limits):
    """Return heading and records of a file."""
    data = data.encode() if isinstance(data, str) else data
    table = read_table(data, "list.csv", limits=Limits(**limits))
    return [table.heading.cells, *(record.cells for record in table.records)]


def lines(text):
    """Return where heading and records begin."""
    table = read_table(text.encode(), "list.csv")
    return [table.heading.line, *(record.line for record in table.records)]


def problem(data, **limits):
    """Return what is said of a file, and the line."""
    with pytest.raises(FileProblem) as raised:
        cells(data, **limits)
    return raised.value.message, raised.value.line


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("cp1252"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16-le-bom", "utf-16-be-bom", "utf-16-le", "utf-16-be"],
)
def test_encoding_is_found_out(data):
    assert cells(data) == CELLS


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"Name\nB\x81rger\n", "CP1252", 2),
        (codecs.BOM_UTF8 + b"Name\n\xfc\n", "UTF-8", 2),
        ("Name\nGörlitz\nÜbermut\n".encode() + b"B\xfcrger\n", "UTF-8", 4),
        (codecs.BOM_UTF16_LE + b"N\0\n\0\x00\xd8x\0", "UTF-16", 2),
    ],
    ids=["cp1252", "bom", "mixed", "utf-16"],
)
def test_broken_encoding_is_refused_with_its_line(data, message, line):
    assert problem(data) == (
        MISFIT.format(message),
        line,
    )


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separator_is_found_out(separator):
    assert cells(f"A{separator}B\n1{separator}2\n3{separator}4\n") == [
        ("A", "B"),
        ("1", "2"),
        ("3", "4"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Name;Themen;Ort\nA;Kunst, Sport, Musik;X\nB;Kunst, Sport;Y\n",
        "Straße, Nr.;Ort\nWeg 1;X\nWeg 2;Y\n",
        "Name, kurz, lang;Ort\nA;X\nB;Y\n",
        '"Name, lang";Ort\n"A;B, C";X\n',
        "Name;Ort\nA, B;X\nC, D;Y\n",
    ],
    ids=["lists", "heading", "long-heading", "quotes", "everywhere"],
)
def test_commas_in_texts_do_not_separate(text):
    assert {len(row) for row in cells(text)} == {text.partition("\n")[0].count(";") + 1}


def test_semicolons_in_texts_do_not_separate_either():
    assert cells('Name,Ort\n"A;B;C",X\n"D;E;F",Y\n') == [
        ("Name", "Ort"),
        ("A;B;C", "X"),
        ("D;E;F", "Y"),
    ]


def test_one_column_needs_no_separator():
    assert cells("Name\nVerein, eingetragen\nNoch einer\n") == [
        ("Name",),
        ("Verein, eingetragen",),
        ("Noch einer",),
    ]


def test_separator_may_be_named_as_excel_does():
    assert cells("sep=|\r\nName|Ort\r\nA;B|C,D\r\n") == [("Name", "Ort"), ("A;B", "C,D")]
    assert lines("sep=;\nName;Ort\nA;B\n") == [2, 3]
    assert cells("sep=x\nName\n") == [("sep=x",), ("Name",)]


def test_quotes_and_line_breaks_in_cells_are_read():
    text = 'Name;Ort\r\n"Haus ""Mitte""\r\nGruppe 2";X\r\nVerein "Ohne" Rand;Y\r\n'
    assert cells(text)[1:] == [('Haus "Mitte"\r\nGruppe 2', "X"), ('Verein "Ohne" Rand', "Y")]
    assert lines(text) == [1, 2, 4]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_is_where_the_record_begins(end):
    text = end.join(["", ";;", "Name;Ort", "", "A;X", " ;\u00a0", '"B', '";Y', "C;Z"])
    assert lines(text) == [3, 5, 7, 9]


def test_short_records_are_filled_up():
    assert cells("Name;Ort;Land;;\nA\nB;X;;;;\n") == [
        ("Name", "Ort", "Land"),
        ("A", "", ""),
        ("B", "X", ""),
    ]


def test_records_keep_what_is_beyond_the_heading():
    assert cells("Name;Ort\nA;X;;zu viel;\n")[1] == ("A", "X", "", "zu viel")


def test_apostrophes_of_exports_are_taken_away():
    assert cells("Name;Ort\n'=1+1;'s Haus\n''+49;'\n") == [
        ("Name", "Ort"),
        ("=1+1", "'s Haus"),
        ("'+49", "'"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('Name;Ort\nA;X\n"B;Y\nC;Z\n', 3),
        ('Name;Ort\n"A" und B;X\n', 2),
        ('Name;Ort\n"A\nB";X\n"C', 4),
    ],
    ids=["unclosed", "text-after", "at-the-end"],
)
def test_wrong_quotes_are_refused_where_the_record_begins(text, line):
    message, found = problem(text)
    assert found == line
    assert message.startswith("The quotes of the row that begins here are wrong: ")


def test_nul_is_refused_with_its_line():
    message = "This line holds a NUL character. Is the file really a CSV file?"
    assert problem("Name;Ort\nA;X\nB\0;Y\n") == (message, 3)
    assert problem(codecs.BOM_UTF16_LE + "Name\nA\0\n".encode("utf-16-le")) == (message, 2)


@pytest.mark.parametrize("data", [b"", b"\n\n", b";;\r\n ;\t\r\n", codecs.BOM_UTF8])
def test_empty_file_is_refused(data):
    assert problem(data) == ("The file is empty.", None)


def test_limits_are_kept():
    text = "A;B\n1;2\n\n3;4\n"
    assert len(cells(text, size=len(text), rows=2, columns=2)) == 3
    assert problem(text, size=len(text) - 1) == (
        "The file is larger than 12\xa0bytes. Please split it into several files.",
        None,
    )
    assert problem(text, rows=1) == (
        "The file has more than 1 row. Please split it into several files.",
        4,
    )
    assert problem(text, columns=1) == (
        TOO_WIDE,
        1,
    )


@pytest.mark.parametrize(
    ("data", "beginning"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "This is a workbook of an old kind"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "The workbook is protected by a password.",
        ),
        (b"%PDF-1.7\n", "This is a PDF file."),
        (b"\x89PNG\r\n\x1a\n", "This is a picture."),
        (b"\xff\xd8\xff\xe0", "This is a picture."),
        (b"\x1f\x8b\x08", "This is an archive. Please unpack it"),
        (b"\n <!DOCTYPE html><table>", "This is a web page or a text document"),
        (codecs.BOM_UTF8 + b"<?xml version='1.0'?>", "This is a web page or a text document"),
    ],
)
def test_other_kinds_of_files_are_refused(data, beginning):
    message, _line = problem(data)
    assert message.startswith(beginning)


def test_many_rows_need_little_memory():
    row = ";".join(["Testverein {0}", *["Dresden", "08.04.2017", "ja", "", "Kunst, Sport"] * 3])
    data = "\n".join(row.format(number) for number in range(20_001)).encode()
    tracemalloc.start()
    table = read_table(data, "list.csv")
    _size, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(table.records) == 20_000
    assert peak < 12 * 1024 * 1024  # 600 bytes a row
