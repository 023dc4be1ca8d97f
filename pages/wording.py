"""What of a statement is its words: what an assembly adopts, and what is compared with it.

Adopted are the title and the text: every heading, sentence, item, picture, file and link. How a
section looks, where its anchor leads and where a long word may be divided are not words; neither
are the page's address, its place in the menu and what it says to search engines.
"""

import hashlib
import json
from typing import Any

from pages.essence import essence
from pages.soft_hyphens import without_soft_hyphens

LOOKS = frozenset({"anchor", "look", "style"})


def words_of(title: str, body: Any) -> str:
    """Return title and text as one line of JSON: equal where the words are equal.

    Args:
        title: A statement's title.
        body: The value of its stream.
    """
    said = {"title": title, "body": _without_looks(essence(body))}
    return without_soft_hyphens(json.dumps(said, ensure_ascii=False, sort_keys=True, default=str))


def digest_of(title: str, body: Any) -> str:
    """Return what tells these words from any others."""
    return hashlib.sha256(words_of(title, body).encode()).hexdigest()


def _without_looks(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_looks(item) for key, item in value.items() if key not in LOOKS}
    if isinstance(value, list):
        return [_without_looks(item) for item in value]
    return value
