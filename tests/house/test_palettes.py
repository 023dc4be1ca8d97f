"""Every palette has all its colours in light and dark, and whoever reads can tell them apart.

The thresholds are those of WCAG 2.2: 4.5 for words (1.4.3), 3 for what must be seen to use the page,
such as the ring around what has the focus and the border of a field (1.4.11).
"""

import gzip
import re
from pathlib import Path

import pytest

from pages.choices import Palette
from tests.colours import contrast, rgb

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
BASE = (CSS / "base.css").read_text()
COMPONENTS = (CSS / "components.css").read_text()
REGISTER = (CSS / "register.css").read_text()
FORMS = (CSS / "register-forms.css").read_text()
RULE = re.compile(r'((?:[^{}]*,\s*)?\[data-palette="(\w+)"\])\s*\{([^{}]*)\}')
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,6});")
DARK = "@media screen and (prefers-color-scheme: dark)"

WORDS, SHAPES = 4.5, 3.0
PAIRS = {
    # words on the page and on tinted ground (sections swap the two)
    **{(words, ground): WORDS for words in ("ink", "ink-soft", "accent", "accent-deep", "warm")
       for ground in ("paper", "wash")},
    # buttons at rest and under the pointer, numbers of a path, the page one is on
    ("on-accent", "accent"): WORDS,
    ("on-accent", "accent-deep"): WORDS,
    # a button within a strong call, its words the colour of the ground around it
    ("accent", "on-accent"): WORDS,
    ("on-foot", "foot"): WORDS,
    # the link to the content
    ("paper", "ink"): WORDS,
    # lines and marks that carry meaning: gold is never the colour of words
    ("gold", "paper"): SHAPES,
    ("gold", "wash"): SHAPES,
    # borders of fields, of pages to turn to, of what opens
    ("edge", "paper"): SHAPES,
    ("edge", "wash"): SHAPES,
}  # fmt: skip


def values(css):
    return {name: dict(TOKEN.findall(rules)) for _, name, rules in RULE.findall(css)}


light_css, _, dark_css = BASE.partition(DARK)
LIGHT, DARKER = values(light_css), values(dark_css)


def test_contrast_is_computed_as_wcag_says():
    assert contrast(rgb("#000"), rgb("#ffffff")) == 21
    assert round(contrast(rgb("#777777"), rgb("#fff")), 2) == 4.48


@pytest.mark.parametrize("mode", [LIGHT, DARKER], ids=["light", "dark"])
def test_every_palette_has_all_colours(mode):
    needed = {token for pair in PAIRS for token in pair} | {"line"}

    assert {name: set(tokens) for name, tokens in mode.items()} == dict.fromkeys(
        Palette.values, needed
    )


@pytest.mark.parametrize("palette", Palette.values)
@pytest.mark.parametrize("mode", [LIGHT, DARKER], ids=["light", "dark"])
def test_colours_of_a_palette_can_be_told_apart(mode, palette):
    tokens = mode[palette]
    found = {pair: contrast(*(rgb(tokens[name]) for name in pair)) for pair in PAIRS}

    assert {pair: ratio for pair, ratio in found.items() if ratio < PAIRS[pair]} == {}


@pytest.mark.parametrize("mode", [LIGHT, DARKER], ids=["light", "dark"])
def test_palettes_differ(mode):
    accents = [tokens["accent"] for tokens in mode.values()]

    assert len(set(accents)) == len(Palette.values)


@pytest.mark.parametrize("css", [light_css, dark_css], ids=["light", "dark"])
def test_site_without_a_palette_is_petrol(css):
    """The page for failures of the database knows no settings."""
    rooted = [name for selector, name, _ in RULE.findall(css) if ":root" in selector]

    assert rooted == [Palette.PETROL]


def test_page_uses_no_colour_that_is_not_in_a_palette():
    rest = BASE.partition("@font-face")[2] + COMPONENTS + REGISTER + FORMS
    raw = re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", rest)
    used = set(re.findall(r"var\(--([\w-]+)", rest))
    own = set(re.findall(r"--([\w-]+):", rest))

    assert raw == []
    assert used - own - {token for pair in PAIRS for token in pair} == {"plate"}


def test_styles_stay_small():
    base, components, *own = (
        len(gzip.compress(css.encode(), 9)) for css in (BASE, COMPONENTS, REGISTER, FORMS)
    )

    # A page loads one of its own at the most, and that of its language.
    assert len(gzip.compress((CSS / "languages.css").read_bytes(), 9)) <= 1024
    assert base + components + max(own) <= 12 * 1024
