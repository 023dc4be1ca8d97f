"""Addresses in ASCII."""

import pytest

from pages.slugs import MAX_LENGTH, ascii_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Über uns", "ueber-uns"),
        ("Größe, Öl & Äpfel", "groesse-oel-aepfel"),
        ("Straße", "strasse"),
        ("GROẞ", "gross"),
        ("Ö", "oe"),
        ("Migrant*innen", "migrantinnen"),
        ("Café à la carte", "cafe-a-la-carte"),
        ("О нас", "o-nas"),
        ("Про нас: Україна", "pro-nas-ukraina"),
        ("Hakkımızda", "hakkimizda"),
        ("– Ein   Titel –", "ein-titel"),
        ("100 % dabei", "100-dabei"),
        ("a/b\\c?d#e", "abcde"),
        ("<script>alert(1)</script>", "scriptalert1script"),
    ],
)
def test_slug_of_a_title_is_ascii(title, slug):
    assert ascii_slug(title) == slug


@pytest.mark.parametrize("title", ["من نحن", "درباره ما", "我们", "Про нас", "ß"])
def test_slug_of_any_script_is_made_of_letters_digits_and_hyphens(title):
    slug = ascii_slug(title)

    assert slug != ""
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_slug_leaves_figures_out():
    assert ascii_slug("Unsere {{ member_count }} Mitglieder") == "unsere-mitglieder"


@pytest.mark.parametrize("title", ["", "   ", "…", "{{ member_count }}", "—–"])
def test_slug_of_nothing_readable_is_the_fallback(title):
    assert ascii_slug(title) == ""
    assert ascii_slug(title, fallback="seite") == "seite"


def test_slug_of_a_long_title_ends_with_a_whole_word():
    title = "Bündnis " * 9 + "ist Arbeit"

    slug = ascii_slug(title)

    assert slug == "-".join(["buendnis"] * 9)
    assert len(slug) <= MAX_LENGTH


def test_slug_that_is_exactly_long_enough_is_kept():
    title = f"{'a' * 39} {'b' * 40}"

    assert ascii_slug(title) == f"{'a' * 39}-{'b' * 40}"


def test_slug_whose_last_word_ends_at_the_limit_keeps_it():
    assert ascii_slug(f"{'a' * 39} {'b' * 40} c") == f"{'a' * 39}-{'b' * 40}"


def test_slug_of_one_endless_word_is_cut():
    assert ascii_slug("x" * 200) == "x" * MAX_LENGTH
