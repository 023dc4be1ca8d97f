"""Which section or passage of a text is which in another one.

A section, or a passage in it, is the same one where its block is: ids stay when words change. What
is left is recognised by its heading or its words, then by how alike it is.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pages.passages import Passage, SectionText

WORD = re.compile(r"\w+")
ALIKE = 0.5  # share of words that two texts have in common to be one
STILL_ITSELF = 0.2  # the same of a block that keeps its id
MOST_CANDIDATES = 10_000  # pairs of texts that are looked at for likeness

Item = TypeVar("Item", Passage, SectionText)


@dataclass(frozen=True)
class Pair(Generic[Item]):
    """One item in two texts; one of the two may be missing."""

    old: Item | None
    new: Item | None
    is_moved: bool = False


def paired(
    old: Sequence[Item], new: Sequence[Item], name: Callable[[Item], str]
) -> list[Pair[Item]]:
    """Return which item is which, in the order of the newer text.

    Args:
        old: The items of the older text.
        new: Those of the newer one.
        name: What an item is called; the same name is the same item, if no id says so.
    """
    words = {id(item): Counter(WORD.findall(item.text)) for item in (*old, *new)}
    found = _by_id(old, new, words, name)
    _by_name(old, new, found, name)
    _by_likeness(old, new, found, words)
    return _in_order(old, new, found)


Found = dict[int, int]  # number of the newer item → number of the older one


def _free(items: Sequence[Item], taken: Any) -> list[int]:
    return [number for number in range(len(items)) if number not in taken]


def _by_id(
    old: Sequence[Item], new: Sequence[Item], words: dict[int, Counter[str]], name: Any
) -> Found:
    """Pair items that are the same block, unless it says something else altogether."""
    keys = {item.key: number for number, item in enumerate(old) if item.key}
    found: Found = {}
    for number, item in enumerate(new):
        before = keys.get(item.key)
        if before is None or before in found.values():
            continue
        alike = _likeness(words[id(old[before])], words[id(item)])
        if alike >= STILL_ITSELF or name(old[before]) == name(item):
            found[number] = before
    return found


def _by_name(old: Sequence[Item], new: Sequence[Item], found: Found, name: Any) -> None:
    """Pair what is called the same."""
    names: dict[str, list[int]] = {}
    for number in _free(old, set(found.values())):
        names.setdefault(name(old[number]), []).append(number)
    for number in _free(new, found):
        called = name(new[number])
        if called and (left := names.get(called)):
            found[number] = left.pop(0)


def _by_likeness(
    old: Sequence[Item], new: Sequence[Item], found: Found, words: dict[int, Counter[str]]
) -> None:
    """Pair what has most words in common, the most alike first."""
    left_old, left_new = _free(old, set(found.values())), _free(new, found)
    if len(left_old) * len(left_new) > MOST_CANDIDATES:
        return
    alike = [
        (_likeness(words[id(old[before])], words[id(new[number])]), -number, -before)
        for number in left_new
        for before in left_old
    ]
    for likeness, number, before in sorted(alike, reverse=True):
        if likeness < ALIKE:
            break
        if -number not in found and -before not in found.values():
            found[-number] = -before


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words that two texts have in common, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _in_order(old: Sequence[Item], new: Sequence[Item], found: Found) -> list[Pair[Item]]:
    """Return pairs in the order of the newer text; what was removed follows what it followed."""
    staying = _longest_rise([found[number] for number in sorted(found)])
    removed: dict[int, list[Item]] = {}
    for number in _free(old, set(found.values())):
        before = number - 1
        while before >= 0 and before not in staying:
            before -= 1
        removed.setdefault(before, []).append(old[number])
    pairs: list[Pair[Item]] = [Pair(item, None) for item in removed.get(-1, [])]
    for number, item in enumerate(new):
        before = found.get(number, -1)
        if number not in found:
            pairs.append(Pair(None, item))
            continue
        pairs.append(Pair(old[before], item, is_moved=before not in staying))
        pairs += [Pair(gone, None) for gone in removed.get(before, []) if before in staying]
    return pairs


def _longest_rise(numbers: list[int]) -> set[int]:
    """Return the longest selection of numbers that rise: what of a list did not move."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        place = bisect_left(ends, number)
        before.append(at[place - 1] if place else -1)
        ends[place:] = [number] if place == len(ends) else [number, *ends[place + 1 :]]
        at[place:] = [index] if place == len(at) else [index, *at[place + 1 :]]
    found: set[int] = set()
    index = at[-1] if at else -1
    while index >= 0:
        found.add(numbers[index])
        index = before[index]
    return found
