"""Our fonts are small, and there is a letter for everything our languages are written with."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from pages.templatetags.font_tags import font_of

LATIN = ["atkinson-hyperlegible-next-latin.woff2", "atkinson-hyperlegible-next-latin-ext.woff2"]
ARABIC, CYRILLIC = "vazirmatn-arabic.woff2", "noto-sans-cyrillic.woff2"
FOLDER = Path(__file__).resolve().parents[2] / "static"
FONTS = FOLDER / "fonts"
BASE = "".join((FOLDER / "css" / name).read_text() for name in ("base.css", "languages.css"))


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


def sizes(names):
    return sum((FONTS / name).stat().st_size for name in names)


def test_fonts_of_each_script_are_small():
    assert {path.name for path in FONTS.glob("*.woff2")} == {*LATIN, ARABIC, CYRILLIC}
    assert sizes(LATIN) <= 35 * 1024
    assert sizes([ARABIC]) <= 30 * 1024
    assert sizes([CYRILLIC]) <= 12 * 1024


@pytest.mark.parametrize("name", ["OFL.txt", "OFL-vazirmatn.txt", "OFL-noto-sans.txt"])
def test_every_font_is_named_in_the_styles_and_has_its_licence(name):
    assert set(ranges()) == {path.name for path in FONTS.glob("*.woff2")}
    assert "SIL Open Font License" in " ".join((FONTS / name).read_text().split())


@pytest.mark.parametrize(
    ("letters", "font"),
    [
        ("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةپچژگیکەێ،؛؟ًٌٍَُِّْـ٠٩۱", ARABIC),
        ("АаБбҐґЄєІіЇїЙйЩщЬьЮюЯяЁёЫыЭэ№", CYRILLIC),
    ],
)
def test_other_scripts_have_all_letters_in_a_font_of_their_own(letters, font):
    drawn = set(TTFont(FONTS / font).getBestCmap())

    assert [letter for letter in letters if ord(letter) not in drawn] == []
    assert {tuple(asked_for(letter)) for letter in letters} == {(font,)}


@pytest.mark.parametrize(
    ("language", "font"),
    [("de", LATIN[0]), ("en", LATIN[0]), ("de-simple", LATIN[0]), ("ar", ARABIC), ("uk", CYRILLIC)],
)
def test_pages_ask_first_for_the_font_of_their_script(language, font):
    family = re.search(rf'font-family: "([^"]+)";\s+src: url\("../fonts/{re.escape(font)}"', BASE)

    assert font_of(language) == f"fonts/{font}"
    if font not in LATIN:
        [script] = re.findall(rf':lang\({language}\)[^{{}}]*{{ --script: "([^"]+)"', BASE)
        assert script == family[1]


def test_german_and_english_need_the_first_font_alone():
    letters = "aZäöüÄÖÜßéç0189„“”‚‘’»«›‹–—…€§·×©%&*"

    assert {tuple(asked_for(letter)) for letter in letters} == {
        ("atkinson-hyperlegible-next-latin.woff2",)
    }


def test_no_character_is_asked_of_both():
    assert [chr(n) for n in range(0x20, 0x2300) if len(asked_for(chr(n))) > 1] == []
