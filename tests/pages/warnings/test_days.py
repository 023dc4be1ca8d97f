"""Dates in texts of several languages are the same dates."""

import pytest

from pages.warnings.days import days_in, in_words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Beschlossen am 3. Mai 2025 in Dresden"),
        ("de", "am 03.05.2025"),
        ("de", "am 3. 5. 2025"),
        ("de-simple", "am 3. Mai 2025"),
        ("en", "Adopted on 3 May 2025"),
        ("en", "on May 3, 2025"),
        ("en", "the 3rd of May 2025"),
        ("en", "2025-05-03"),
        ("ar", "في ٣ مايو ٢٠٢٥"),
        ("ar", "في 3 أيار 2025"),
        ("uk", "3 травня 2025 року"),
    ],
)
def test_date_is_read_in_each_language(language, text):
    assert days_in(text, language) == {(2025, 5, 3)}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "im Mai 2025", {(2025, 5, 0)}),
        ("de", "am 3. Mai", {(0, 5, 3)}),
        ("de", "seit 1999 und 2025", {(1999, 0, 0), (2025, 0, 0)}),
        ("de", "12.345 Menschen, 2.000 Euro, 10:30 Uhr, 66 Vereine", set()),
        ("en", "We may meet 5 times. 2,000 people", set()),
    ],
)
def test_parts_of_dates_are_told_from_other_numbers(language, text, found):
    assert days_in(text, language) == found


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((2025, 5, 3), "3. Mai 2025"),
        ((2025, 5, 0), "Mai 2025"),
        ((1999, 0, 0), "1999"),
        ((0, 2, 29), "29. Februar"),
        ((2025, 2, 30), "30.2.2025"),
    ],
)
def test_date_is_named_as_people_write_it(day, words):
    assert in_words(day, "de") == words
