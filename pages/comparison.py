"""What changed between two versions of a statement: section by section, passage by passage.

Which section or passage is which, `pages.pairing` says. What only stands elsewhere is moved, not
removed and new; what only leads elsewhere or is emphasised otherwise keeps its words, and says so.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pages import wording
from pages.pairing import Pair, paired
from pages.passages import Passage, SectionText, sections_of
from pages.soft_hyphens import without_soft_hyphens
from translations.differences import Kind, Part, difference


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
        is_reformed: Whether something beside its words is other: a link, an emphasis, the kind of
            list it stands in.
    """

    state: State
    parts: list[Part]
    is_moved: bool = False
    is_item: bool = False
    is_reformed: bool = False

    @property
    def is_untouched(self) -> bool:
        """Whether it is the same in every way, at the same place."""
        return self.state == State.SAME and not self.is_moved and not self.is_reformed


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
    def is_reformed(self) -> bool:
        """Whether its words are the same, but something beside them is other."""
        return self.state == State.SAME and any(one.is_reformed for one in self.passages)

    @property
    def is_untouched(self) -> bool:
        """Whether it says the same in the same form, at the same place."""
        return self.state == State.SAME and not self.is_moved and not self.is_reformed


@dataclass(frozen=True)
class Comparison:
    """What changed between two versions.

    Attributes:
        title: The title.
        sections: All sections, in the order of the newer version; a removed one stands where it was.
        is_identical: Whether both are the same text, the form of the words included.
    """

    title: Change
    sections: list[SectionChange]
    is_identical: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no word changed, and nothing was moved."""
        return self.title.state == State.SAME and all(
            section.state == State.SAME and not section.is_moved for section in self.sections
        )

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

    @property
    def reformed(self) -> int:
        """How many sections kept their words, but changed links, emphasis or lists."""
        return sum(section.is_reformed for section in self.sections)


def compare(old: Any, new: Any) -> Comparison:
    """Return what changed between two texts with a title and a body."""
    title = _change(
        " ".join(without_soft_hyphens(old.title).split()),
        " ".join(without_soft_hyphens(new.title).split()),
    )
    pairs = paired(sections_of(old.body), sections_of(new.body), lambda section: section.heading)
    same = wording.words_of(old.title, old.body) == wording.words_of(new.title, new.body)
    return Comparison(title, [_section(pair) for pair in pairs], same)


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
    is_reformed = pair.old.form != pair.new.form
    if found.state == State.CHANGED and is_reformed:
        # Marked words that are not the same words any more are no other form.
        is_reformed = _marked(pair.old) != _marked(pair.new)
    return Change(found.state, found.parts, pair.is_moved, pair.new.is_item, is_reformed)


def _marked(passage: Passage) -> list[str]:
    return sorted(mark for mark, _words in passage.form)
