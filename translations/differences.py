"""What changed between two passages, word by word.

Python's own `difflib` takes seconds for a long text and moments for a passage. So that no passage
costs more than a moment either, a very long one is compared sentence by sentence, and at the worst
replaced as a whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A live figure is one word; whatever the text is, the tokens joined are the text.
TOKEN = re.compile(r"\{\{[^{}]*\}\}|\w+|\s+|[^\w\s]")
SENTENCE = re.compile(r".*?[.!?…:;](?=\s)\s*|.+\Z", re.DOTALL)
# Pairs of tokens that may have to be looked at.
MOST_PAIRS = 160_000


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Part:
    """Words of which the same became.

    Attributes:
        kind: What became of them.
        words: The words, with the spaces around them.
    """

    kind: Kind
    words: str


def difference(old: str, new: str) -> list[Part]:
    """Return what changed, in order: removed words stand before those in their place.

    The parts without those added are the old text, without those removed the new one.
    """
    if old == new:
        return [Part(Kind.SAME, old)] if old else []
    parts = list(_compared(TOKEN.findall(old), TOKEN.findall(new), SENTENCE))
    return _joined(_without_islands(parts))


def _compared(
    old: Sequence[str], new: Sequence[str], coarser: re.Pattern[str] | None
) -> Iterator[Part]:
    """Yield the parts of two lists of pieces."""
    head = _common(old, new)
    end = _common(old[head:][::-1], new[head:][::-1])
    yield Part(Kind.SAME, "".join(old[:head]))
    inner_old, inner_new = old[head : len(old) - end], new[head : len(new) - end]
    if len(inner_old) * len(inner_new) <= MOST_PAIRS:
        yield from _matched(inner_old, inner_new)
    elif coarser is not None:
        texts = "".join(inner_old), "".join(inner_new)
        yield from _compared(coarser.findall(texts[0]), coarser.findall(texts[1]), None)
    else:
        yield from _replaced(inner_old, inner_new)
    yield Part(Kind.SAME, "".join(old[len(old) - end :]))


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    """Yield the parts as difflib finds them."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if tag == "equal":
            yield Part(Kind.SAME, "".join(old[from_old:to_old]))
        else:
            yield from _replaced(old[from_old:to_old], new[from_new:to_new])


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    yield Part(Kind.REMOVED, "".join(old))
    yield Part(Kind.ADDED, "".join(new))


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many pieces two lists begin with alike."""
    count = 0
    for left, right in zip(old, new, strict=False):
        if left != right:
            break
        count += 1
    return count


def _without_islands(parts: list[Part]) -> list[Part]:
    """Let a space or a sign between two changes be part of the change: it would hinder reading."""
    parts = [part for part in parts if part.words]
    found: list[Part] = []
    for number, part in enumerate(parts):
        is_island = (
            part.kind == Kind.SAME
            and 0 < number < len(parts) - 1
            and not re.search(r"\w", part.words)
        )
        if is_island:
            found += [Part(Kind.REMOVED, part.words), Part(Kind.ADDED, part.words)]
        else:
            found.append(part)
    return found


def _joined(parts: list[Part]) -> list[Part]:
    """Join what became the same of neighbours: between equal words once removed, once added."""
    found: list[Part] = []
    removed = added = ""
    for part in [*parts, Part(Kind.SAME, "")]:
        if part.kind == Kind.REMOVED:
            removed += part.words
        elif part.kind == Kind.ADDED:
            added += part.words
        else:
            changed = (Part(Kind.REMOVED, removed), Part(Kind.ADDED, added))
            found += [change for change in changed if change.words]
            removed = added = ""
            if found and found[-1].kind == Kind.SAME:
                found[-1] = Part(Kind.SAME, found[-1].words + part.words)
            elif part.words:
                found.append(part)
    return found
