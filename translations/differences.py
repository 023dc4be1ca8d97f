"""What changed between two wordings, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Comparing costs about the product of both lengths: two passages of a thousand words stay well below
# a second, two whole books are shown as removed and added.
LARGEST = 4_000_000


class Kind(StrEnum):
    """What happened to some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    """Words that stand together and share their fate."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Return the pieces that two wordings consist of, in reading order.

    Joined without the added ones they are the old wording, without the removed ones the new one.
    White space between two changes belongs to both: a changed phrase is read as one.

    Args:
        before: The old wording, plain text.
        after: The new wording, plain text.
    """
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if len(old) * len(new) > LARGEST:
        return list(_joined([(before, after, False)]))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found = [
        ("".join(old[a:b]), "".join(new[c:d]), kind == "equal")
        for kind, a, b, c, d in matcher.get_opcodes()
    ]
    last = len(found) - 1
    return list(
        _joined(
            [
                (was, now, same and not (0 < place < last and now.isspace()))
                for place, (was, now, same) in enumerate(found)
            ]
        )
    )


def _joined(parts: list[tuple[str, str, bool]]) -> Iterator[Piece]:
    """Yield pieces of old and new text, changes that follow each other put together."""
    was = now = ""
    for old, new, same in [*parts, ("", "", True)]:
        if not same:
            was, now = was + old, now + new
            continue
        if was:
            yield Piece(Kind.REMOVED, was)
        if now:
            yield Piece(Kind.ADDED, now)
        was = now = ""
        if new:
            yield Piece(Kind.SAME, new)
