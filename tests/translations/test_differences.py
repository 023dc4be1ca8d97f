"""Differences between two wordings, word by word."""

import pytest

from translations.differences import Kind, Part, difference


def told(before, after):
    """Return the pieces as text: -removed-, +added+."""
    signs = {Kind.SAME: "{}", Kind.REMOVED: "-{}-", Kind.ADDED: "+{}+"}
    return "".join(signs[piece.kind].format(piece.words) for piece in difference(before, after))


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
    pieces = difference(before, after)

    assert "".join(piece.words for piece in pieces if piece.kind != Kind.ADDED) == before
    assert "".join(piece.words for piece in pieces if piece.kind != Kind.REMOVED) == after


def test_differences_of_books_are_not_looked_for_within_their_sentences():
    before, after = (" ".join(f"{sign}{n}" for n in range(2000)) for sign in "ab")

    pieces = difference(before, after)

    assert pieces == [Part(Kind.REMOVED, before), Part(Kind.ADDED, after)]


def test_end_of_a_book_is_all_that_differs():
    book = "wort " * 2000

    assert difference(book, f"{book}ende") == [Part(Kind.SAME, book), Part(Kind.ADDED, "ende")]
