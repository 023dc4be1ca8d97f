"""Addresses in ASCII, made from titles in any script."""

import re

from anyascii import anyascii
from django.utils.text import slugify

from pages.figures import TOKEN
from pages.soft_hyphens import without_soft_hyphens

GERMAN_LETTERS = {
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS",
}  # fmt: skip
GERMAN = str.maketrans(GERMAN_LETTERS)
MAX_LENGTH = 80


def ascii_slug(title: str, fallback: str = "") -> str:
    """Return the ASCII slug of a title.

    Args:
        title: Text in any script; live figures in it are left out.
        fallback: What to return where nothing of the title can be written in ASCII.
    """
    text = TOKEN.sub(" ", without_soft_hyphens(title)).translate(GERMAN)
    slug = slugify(anyascii(text))
    if len(slug) > MAX_LENGTH:
        slug = re.sub(r"-[^-]*$", "", slug[: MAX_LENGTH + 1])[:MAX_LENGTH].strip("-")
    return slug or fallback
