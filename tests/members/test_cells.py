"""Cells: what is read, what is refused and why, and that what is written can be read."""

from datetime import date

import pytest
from django.utils import translation

from members import cells
from members.cells import CellProblem
from members.choices import LeavingReason, MembershipKind, PublishedField

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08.04.2017", date(2017, 4, 8)),
        ("8.4.2017", date(2017, 4, 8)),
        ("8. 4. 2017", date(2017, 4, 8)),
        ("2017-04-08", date(2017, 4, 8)),
        ("2017-04-08 00:00:00", date(2017, 4, 8)),
        ("2017-04-08T00:00", date(2017, 4, 8)),
        ("25/12/2018", date(2018, 12, 25)),
        ("12/25/2018", date(2018, 12, 25)),
        ("12-25-2018", date(2018, 12, 25)),
        ("05/05/2018", date(2018, 5, 5)),
        ("22.11.26", date(2026, 11, 22)),
        ("23.11.26", date(1926, 11, 23)),
        ("29.02.28", date(1928, 2, 29)),
        ("01.01.00", date(2000, 1, 1)),
    ],
)
def test_day_is_read_as_people_write_it(text, expected):
    assert cells.day(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "04/05/2018",
            "This can be 4 May 2018 or 5 April 2018; please write 2018-05-04 or 2018-04-05.",
        ),
        ("31.02.2020", "There is no such day; the last one of that month is 2020-02-29."),
        ("00.01.2020", "There is no such day; the last one of that month is 2020-01-31."),
        (
            "2020-13-01",
            "There is no month 13; dates are written like 31.12.2020 or 2020-12-31.",
        ),
        ("01.01.1499", "The year has to lie between 1500 and 2200."),
        ("01.01.2201", "The year has to lie between 1500 and 2200."),
        *(
            (text, "This is no date; dates are written like 31.12.2020 or 2020-12-31.")
            for text in ("gestern", "2017", "1.1.017", "2017-04-08 12:30:00", "٠٨.٠٤.٢٠١٧", "43000")
        ),
    ],
)
def test_day_that_is_none_or_two_is_refused(text, reason):
    with translation.override("en"), pytest.raises(CellProblem) as refused:
        cells.day(text, TODAY)

    assert refused.value.reason == reason


def test_day_is_written_in_the_way_of_the_language():
    with translation.override("de"):
        german = cells.written_day(date(2017, 4, 8))
    with translation.override("ar"):
        other = cells.written_day(date(2017, 4, 8))

    assert (german, other, cells.written_day(None)) == ("08.04.2017", "2017-04-08", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ja", True), ("Ja", True), ("X", True), ("no", False), ("NEIN", False), ("0", False)],
)
def test_yes_and_no_are_read_in_both_languages(text, expected):
    assert cells.yes_or_no(text) is expected


@pytest.mark.parametrize("text", ["vielleicht", "2", "ja nein"])
def test_neither_yes_nor_no_is_refused(text):
    with pytest.raises(CellProblem):
        cells.yes_or_no(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sport, Kultur;Bildung", ["Sport", "Kultur", "Bildung"]),
        ('"Sport, Spiel", Kultur', ["Sport, Spiel", "Kultur"]),
        ('"Der ""Treff"""', ['Der "Treff"']),
        ('Verein "Der Treff", Sport', ['Verein "Der Treff"', "Sport"]),
        ('"offen, Sport', ['"offen', "Sport"]),
        (" , ;, Sport ,", ["Sport"]),
        ("Sport, Sport", ["Sport"]),
        ("", []),
    ],
)
def test_lists_are_parted_at_commas_and_semicolons(text, expected):
    assert cells.items(text) == expected


@pytest.mark.parametrize(
    "items", [["a"], ["a, b", "c;d"], ['"a"', 'b "c" d'], ['"', '""', 'x"'], ['a",b']]
)
def test_written_list_is_read_again(items):
    assert cells.items(cells.written_items(items)) == items


@pytest.mark.parametrize("text", ["a\0b", "a\x1bb", "a\ud800", "a\uffff"])
def test_character_that_cannot_be_kept_is_refused(text):
    with pytest.raises(CellProblem):
        cells.one_line(text)


def test_description_keeps_its_line_breaks_alone():
    assert cells.lines("\r\n Erste \t Zeile\r\nzweite\rdritte \n") == "Erste Zeile\nzweite\ndritte"
    assert cells.one_line(" Erste \r\n Zeile\u2028 ") == "Erste Zeile"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("www.example.org/verein", "https://www.example.org/verein"),
        ("example.org", "https://example.org"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_address_may_leave_out_how_it_begins(text, expected):
    assert cells.address(text) == expected


@pytest.mark.parametrize("language", ["de", "en", "ar"])
@pytest.mark.parametrize("choices", [LeavingReason, MembershipKind, PublishedField])
def test_written_choice_is_read_again_in_any_language(language, choices):
    with translation.override(language):
        written = [cells.written_choice(choices, value) for value in choices.values]

    assert [cells.choice(choices, word) for word in written] == choices.values
