"""Our fonts are small, and there is a letter for everything German and English are written with."""

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "static"
FONTS = FOLDER / "fonts"
BASE = (FOLDER / "css" / "base.css").read_text()


def ranges():
    """Return which characters each font is asked for."""
    faces = re.findall(r"url\(\"\.\./fonts/([^\"]+)\"\).*?unicode-range: ([^;]+);", BASE, re.DOTALL)
    return {name: [_pair(part) for part in parts.split(", ")] for name, parts in faces}


def _pair(part):
    first, _, last = part.removeprefix("U+").partition("-")
    return int(first, 16), int(last or first, 16)


def asked_for(character):
    return [
        name
        for name, pairs in ranges().items()
        if any(first <= ord(character) <= last for first, last in pairs)
    ]


def test_fonts_together_are_at_most_35_kb():
    sizes = [path.stat().st_size for path in FONTS.glob("*.woff2")]

    assert len(sizes) == 2
    assert sum(sizes) <= 35 * 1024


def test_every_font_is_named_in_the_styles_and_has_its_licence():
    assert set(ranges()) == {path.name for path in FONTS.glob("*.woff2")}
    assert "SIL Open Font License" in " ".join((FONTS / "OFL.txt").read_text().split())


def test_german_and_english_need_the_first_font_alone():
    letters = "aZäöüÄÖÜßéç0189„“”‚‘’»«›‹–—…€§·×©%&*"

    assert {tuple(asked_for(letter)) for letter in letters} == {
        ("atkinson-hyperlegible-next-latin.woff2",)
    }


def test_no_character_is_asked_of_both():
    assert [chr(n) for n in range(0x20, 0x2300) if len(asked_for(chr(n))) > 1] == []
