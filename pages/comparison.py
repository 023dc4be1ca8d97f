"""What changed between two versions of a statement: section by section, passage by passage.

A section, or a passage in it, is the same one where its block is: ids stay when words change. What
is left is recognised by its heading or its words, then by how alike it is. What only stands
elsewhere is moved, not removed and new.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from pages.passages import Passage, SectionText, sections_of
from pages.soft_hyphens import without_soft_hyphens
from translations.differences import Kind, Part, difference

WORD = re.compile(r"\w+")
ALIKE = 0.5  # share of words that two texts have in common to be one
STILL_ITSELF = 0.2  # the same of a block that keeps its id
MOST_CANDIDATES = 10_000  # pairs of texts that are looked at for likeness

Item = TypeVar("Item", Passage, SectionText)


class State(StrEnum):
    """What became of a section or a passage."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """What became of a passage, or of a heading.

    Attributes:
        state: What.
        parts: Its words.
        is_moved: Whether it stands elsewhere.
        is_item: Whether it is one of a list.
    """

    state: State
    parts: list[Part]
    is_moved: bool = False
    is_item: bool = False


@dataclass(frozen=True)
class SectionChange:
    """What became of a section.

    Attributes:
        state: What.
        heading: Its heading; its parts are empty where there is none.
        passages: What stands below it.
        is_moved: Whether it stands elsewhere.
        anchor: Where the newer text has it; may be empty.
    """

    state: State
    heading: Change
    passages: list[Change]
    is_moved: bool = False
    anchor: str = ""

    @property
    def is_untouched(self) -> bool:
        """Whether it says the same, at the same place."""
        return self.state == State.SAME and not self.is_moved


@dataclass(frozen=True)
class Comparison:
    """What changed between two versions.

    Attributes:
        title: The title.
        sections: All sections, in the order of the newer version; a removed one stands where it was.
    """

    title: Change
    sections: list[SectionChange]

    @property
    def is_empty(self) -> bool:
        """Whether no word changed, and nothing was moved."""
        return self.title.state == State.SAME and all(s.is_untouched for s in self.sections)

    def count(self, state: State) -> int:
        """Return of how many sections something became."""
        return sum(section.state == state for section in self.sections)

    @property
    def changed(self) -> int:
        """How many sections changed their words."""
        return self.count(State.CHANGED)

    @property
    def added(self) -> int:
        """How many sections are new."""
        return self.count(State.ADDED)

    @property
    def removed(self) -> int:
        """How many sections are gone."""
        return self.count(State.REMOVED)

    @property
    def moved(self) -> int:
        """How many sections stand elsewhere."""
        return sum(section.is_moved for section in self.sections)


@dataclass(frozen=True)
class Pair(Generic[Item]):
    """One item in two texts; one of the two may be missing."""

    old: Item | None
    new: Item | None
    is_moved: bool = False


def compare(old: Any, new: Any) -> Comparison:
    """Return what changed between two texts with a title and a body."""
    title = _change(
        " ".join(without_soft_hyphens(old.title).split()),
        " ".join(without_soft_hyphens(new.title).split()),
    )
    pairs = paired(sections_of(old.body), sections_of(new.body), lambda section: section.heading)
    return Comparison(title, [_section(pair) for pair in pairs])


def _change(old: str, new: str) -> Change:
    """Return what became of words that are there in both texts, maybe empty."""
    parts = difference(old, new)
    return Change(State.SAME if old == new else State.CHANGED, parts)


def _section(pair: Pair[SectionText]) -> SectionChange:
    """Return what became of a section."""
    if pair.old is None or pair.new is None:
        return _whole(pair.old, pair.new)
    heading = _change(pair.old.heading, pair.new.heading)
    pairs = paired(pair.old.passages, pair.new.passages, lambda passage: passage.text)
    passages = [_passage(inner) for inner in pairs]
    same = heading.state == State.SAME and all(
        passage.state == State.SAME and not passage.is_moved for passage in passages
    )
    state = State.SAME if same else State.CHANGED
    return SectionChange(state, heading, passages, pair.is_moved, pair.new.anchor)


def _whole(old: SectionText | None, new: SectionText | None) -> SectionChange:
    """Return a section that is in one of the texts alone."""
    section = old or new
    assert section is not None
    kind, state = (Kind.REMOVED, State.REMOVED) if old else (Kind.ADDED, State.ADDED)
    heading = Change(state, [Part(kind, section.heading)] if section.heading else [])
    passages = [
        Change(state, [Part(kind, passage.text)], is_item=passage.is_item)
        for passage in section.passages
    ]
    return SectionChange(state, heading, passages, anchor=new.anchor if new else "")


def _passage(pair: Pair[Passage]) -> Change:
    """Return what became of a passage."""
    if pair.old is None:
        assert pair.new is not None
        return Change(State.ADDED, [Part(Kind.ADDED, pair.new.text)], is_item=pair.new.is_item)
    if pair.new is None:
        return Change(State.REMOVED, [Part(Kind.REMOVED, pair.old.text)], is_item=pair.old.is_item)
    found = _change(pair.old.text, pair.new.text)
    return Change(found.state, found.parts, pair.is_moved, pair.new.is_item)


# --------------------------------------------------------------------------------------- pairing
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
