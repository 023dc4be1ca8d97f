"""Soft hyphens: places at which a long word may be divided, for the eye alone.

Editors write one into a long heading, as the character U+00AD or as ``&shy;``. It stays in what a
page shows; whatever is compared, searched, or told to machines goes without.
"""

import re

SOFT_HYPHEN = "\u00ad"
# How HTML writes it, and what people therefore type.
TYPED = "&shy;"
WRITTEN = re.compile(f"{SOFT_HYPHEN}|{TYPED}")


def without_soft_hyphens(text: str) -> str:
    """Return a text without its soft hyphens, however they are written."""
    return WRITTEN.sub("", text)


def with_soft_hyphens(text: str) -> str:
    """Return a text in which typed soft hyphens are the character they stand for."""
    return text.replace(TYPED, SOFT_HYPHEN)
