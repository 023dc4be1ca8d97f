"""Numbers beside the words of a live figure: what speaks of the figure, and what never does."""

import pytest

from members.counting import NAMED
from pages.figures import Figure
from pages.warnings.numbers import found_in

FIGURE = Figure("member_count", "Mitglieder", lambda site, on: 68, named=NAMED)


def numbers(text, language="de", value=68):
    return [written.number for written in found_in(text, FIGURE, language, value)]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("de", "Wir sind 66 Mitgliedsorganisationen.", 66),
        ("de", "Wir sind 66\u00a0Mitglieds\u00adorganisationen.".replace("\u00ad", ""), 66),
        ("de", "Mit 66 Mitgliedsvereinen arbeiten wir.", 66),
        ("de", "Der Verband mit 66 migrantischen Mitgliedsorganisationen", 66),
        ("de", "Heute zählt er 66 Mitglieder.", 66),
        ("de", "Mitgliedsorganisationen: 66", 66),
        ("de", "Gegründet 1999, heute 66 Mitgliedsorganisationen.", 66),
        ("de", "Mehr als 90 Mitgliedsorganisationen", 90),
        ("de", "Rund 100 Mitgliedsorganisationen", 100),
        ("de", "12 Mitgliedsorganisationen haben wir.", 12),
        ("de-simple", "Wir haben 66 Mitglieds-Organisationen.", 66),
        ("de-simple", "Wir haben 66 Mitglieds·organisationen.", 66),
        ("en", "We are 66 member organisations.", 66),
        ("en", "We are 66 Member Organizations.", 66),
        ("en", "66 members belong to us.", 66),
        ("ar", "تضم الشبكة 66 منظمة عضوة", 66),
        ("ar", "تضم الشبكة ٦٦ منظمةً عضوًا", 66),
        ("ar", "عدد المنظمات الأعضاء: ٦٦", 66),
        ("uk", "До нас належать 66 організацій-членів.", 66),
        ("uk", "Нас 66 членських організацій.", 66),
    ],
)
def test_number_is_found_beside_the_words(language, text, number):
    assert numbers(text, language) == [number]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de-simple", "66 Mitglieds·organisationen"),
        ("ar", "٦٦ منظمةً عضوًا"),
        ("uk", "66 організацій-членів"),
    ],
)
def test_words_are_quoted_as_they_are_written(language, words):
    (written,) = found_in(f"– {words}.", FIGURE, language, 68)
    assert written.words == words


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Es sind 1.166 Mitgliedsorganisationen.", 1168),
        ("de", "Es sind 1\u202f166 Mitgliedsorganisationen.", 1168),
        ("en", "There are 1,166 member organisations.", 1168),
        ("uk", "Це 1\u00a0166 організацій-членів.", 1168),
        ("ar", "هناك ١٬١٦٦ منظمة عضوة", 1168),
        ("de", "Es sind 1166 Mitgliedsorganisationen.", 1168),
    ],
)
def test_thousands_are_read_as_the_language_parts_them(language, text, value):
    assert numbers(text, language, value) == [1166]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # years and dates
        ("de", "Seit 2019 Mitgliedsorganisationen in ganz Sachsen"),
        ("de", "Am 3. Mai 2025 Mitgliedsorganisationen eingeladen"),
        ("de", "Am 03.05.2025 Mitgliedsorganisationen eingeladen"),
        ("de", "Gegründet 1999.\nMitgliedsorganisationen von heute"),
        ("de", "Im Jahr 1999 waren es 12 Mitgliedsorganisationen."),
        ("en", "In 1999 there were 12 member organisations."),
        ("en", "Since 2019 member organisations meet."),
        ("uk", "З 2019 організації-члени зустрічаються."),
        ("ar", "في عام ٢٠١٩ منظمة عضوة واحدة"),
        # ordinals
        ("de", "Die 66. Mitgliedsorganisation wurde begrüßt."),
        ("en", "The 66th member organisation joined."),
        ("uk", "66-та організація-член приєдналася."),
        # money and shares
        ("de", "Der Beitrag: 60 Euro je Mitgliedsorganisation"),
        ("de", "60 € Mitgliedsbeitrag"),
        ("de", "66 % Mitgliedsorganisationen"),
        ("de", "66 Prozent der Mitgliedsorganisationen"),
        ("de", "Anteil der Mitgliedsorganisationen: 66 %"),
        ("en", "66 per cent of member organisations"),
        # a part of them, or more of them
        ("de", "66 unserer Mitgliedsorganisationen"),
        ("de", "12 kleine Mitgliedsorganisationen"),
        ("de", "3 neue Mitgliedsorganisationen"),
        ("en", "60 of our member organisations"),
        # other things
        ("de", "Der Vorstand hat 7 Mitglieder."),
        ("de", "§ 66 Mitglieder"),
        ("de", "Artikel 66 Mitgliedsorganisationen"),
        ("de", "Seite 66 Mitgliedsorganisationen"),
        ("de", "60–66 Mitgliedsorganisationen"),
        ("de", "1,66 Mitgliedsorganisationen"),
        ("de", "10:66 Mitgliedsorganisationen"),
        ("de", "{{ member_count }} Mitgliedsorganisationen"),
        ("de", "Sechsundsechzig Mitgliedsorganisationen"),
        ("de", "66 Mitgliedschaften"),
        # true whatever the exact number is
        ("de", "Mehr als 60 Mitgliedsorganisationen"),
        ("de", "Rund 70 Mitgliedsorganisationen"),
        ("en", "Over 60 member organisations"),
        ("uk", "Понад 60 організацій-членів"),
        ("ar", "أكثر من 60 منظمة عضوة"),
        # nobody said how the language speaks of it
        ("tr", "66 üye kuruluş"),
    ],
)
def test_other_numbers_are_left_alone(language, text):
    assert numbers(text, language) == []


@pytest.mark.parametrize("day", range(1, 32))
def test_no_day_of_a_month_is_taken_for_a_figure(day):
    lines = [
        f"Am {day}. Mitgliedsorganisationen treffen",
        f"{day}. Mai Mitgliedsorganisationen",
        f"am {day:02}.05. Mitgliedsorganisationen",
    ]

    assert [numbers(line) for line in lines] == [[], [], []]


@pytest.mark.parametrize("year", range(1500, 2200, 50))
def test_no_year_is_taken_for_a_figure(year):
    assert numbers(f"Seit {year} Mitgliedsorganisationen") == []


def test_long_text_is_read_quickly():
    text = "12 aaa bbb " * 20_000 + "1" * 20_000 + ".111" * 5_000

    assert numbers(text) == []
