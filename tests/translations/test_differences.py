"""Differences between two wordings, word by word."""

import pytest

from translations.differences import LARGEST, Kind, differences


def told(before, after):
    """Return the pieces as text: -removed-, +added+."""
    signs = {Kind.SAME: "{}", Kind.REMOVED: "-{}-", Kind.ADDED: "+{}+"}
    return "".join(signs[piece.kind].format(piece.text) for piece in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Wir sind 66 Vereine.", "Wir sind 68 Vereine.", "Wir sind -66-+68+ Vereine."),
        ("Gleich", "Gleich", "Gleich"),
        ("", "Neu", "+Neu+"),
        ("Alt", "", "-Alt-"),
        ("", "", ""),
        ("A und B", "A, B und C", "A+, B+ und -B-+C+"),
        ("rote alte Tür", "blaue neue Tür", "-rote alte-+blaue neue+ Tür"),
        ("Größe", "größe", "-Größe-+größe+"),
        ("مرحبا بكم", "أهلا بكم", "-مرحبا-+أهلا+ بكم"),
    ],
)
def test_differences_name_what_went_and_what_came(before, after, expected):
    assert told(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Wir stehen  auf, gemeinsam.", "Wir stehen auf – und gehen gemeinsam!"),
        ("eins zwei drei vier", "vier drei zwei eins"),
    ],
)
def test_differences_hold_both_wordings_to_the_letter(before, after):
    pieces = differences(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != Kind.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.kind != Kind.REMOVED) == after


def test_differences_of_books_are_not_looked_for():
    book = "wort " * int(LARGEST**0.5)

    pieces = differences(book, f"{book}ende")

    assert [piece.kind for piece in pieces] == [Kind.REMOVED, Kind.ADDED]
