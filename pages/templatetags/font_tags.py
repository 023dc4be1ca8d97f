"""Which font a page is sure to need, so that the browser asks for it first."""

from django import template

register = template.Library()

LATIN = "fonts/atkinson-hyperlegible-next-latin.woff2"
ARABIC = "fonts/vazirmatn-arabic.woff2"
CYRILLIC = "fonts/noto-sans-cyrillic.woff2"
# Fonts of languages in other scripts; `static/css/base.css` gives them to the same ones.
FONTS = {"ar": ARABIC, "fa": ARABIC, "ru": CYRILLIC, "uk": CYRILLIC}


@register.filter
def font_of(language_code: str) -> str:
    """Return the font of a language's script, below the static files."""
    return FONTS.get(language_code, LATIN)
