"""Which font a page is sure to need, so that the browser asks for it first, and which styles."""

from django import template

register = template.Library()

LATIN = "fonts/atkinson-hyperlegible-next-latin.woff2"
ARABIC = "fonts/vazirmatn-arabic.woff2"
CYRILLIC = "fonts/noto-sans-cyrillic.woff2"
# Fonts of languages in other scripts; `static/css/languages.css` gives them to the same ones.
FONTS = {"ar": ARABIC, "fa": ARABIC, "ru": CYRILLIC, "uk": CYRILLIC}
EASY = "de-simple"


@register.filter
def font_of(language_code: str) -> str:
    """Return the font of a language's script, below the static files."""
    return FONTS.get(language_code, LATIN)


@register.filter
def has_own_styles(language_code: str) -> bool:
    """Say whether pages of a language are set in another way than those in Latin letters."""
    return language_code in FONTS or language_code == EASY
