"""What a translation has more or less of than its original: sections, items, links, dates, figures.

Words differ between languages; how many principles there are does not. Sections are compared one by
one, tied by their ids; where no id is shared, by their order.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pages.figures import TOKEN, tokens_in
from pages.warnings.days import Day, days_in
from pages.warnings.kinds import PageWarning, Place
from pages.warnings.numbers import value_of
from pages.warnings.reading import Items, Picture, Piece, Reading, Section, Target, Words

LINK = re.compile(r"<a\b")
ITEM = re.compile(r"<li\b")
NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,٬'’ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+")
# What is in lists, by the name of the block around them.
LISTS = ("principles", "traits", "accordion", "people", "table")


@dataclass
class Part:
    """A section of a page, or what stands in its other fields.

    Attributes:
        place: Where it begins.
        languages: The languages of its words: an untranslated passage is in the original's.
        pieces: What it consists of.
    """

    place: Place
    languages: tuple[str, ...]
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words, in lines."""
        return "\n".join(piece.text for piece in self.pieces if isinstance(piece, Words))

    @property
    def has_heading(self) -> bool:
        """Whether the section has a heading."""
        return bool(self.place.heading)

    @property
    def items(self) -> dict[str, list[int]]:
        """How many items the lists have, by the name of their block, in their order."""
        counted: dict[str, list[int]] = {}
        for piece in self.pieces:
            if isinstance(piece, Items):
                counted.setdefault(piece.block, []).append(piece.number)
        return counted

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of what has no name in both languages."""
        sources = [piece.source for piece in self.pieces if isinstance(piece, Words)]
        targets = [piece for piece in self.pieces if isinstance(piece, Target)]
        pictures = [piece for piece in self.pieces if isinstance(piece, Picture)]
        return {
            "links": sum(len(LINK.findall(source)) for source in sources) + len(targets),
            "points": sum(len(ITEM.findall(source)) for source in sources),
            "images": len(pictures),
        }

    @property
    def tokens(self) -> Counter[str]:
        """The live figures."""
        return tokens_in(self.text)

    @property
    def days(self) -> set[Day]:
        """The dates."""
        words = TOKEN.sub(" ", self.text)
        return set().union(*(days_in(words, language) for language in self.languages))

    @property
    def numbers(self) -> set[int]:
        """All numbers, whatever parts their thousands."""
        return {value_of(digits) for digits in NUMBER.findall(self.text)}


def parts_of(reading: Reading, *languages: str) -> tuple[Part, list[Part]]:
    """Return what stands in the plain fields of a page, and its sections.

    Args:
        reading: The page.
        languages: The languages its words may be in.
    """
    before = Part(Place("title"), languages)
    sections: list[Part] = []
    for piece in reading.pieces:
        if isinstance(piece, Section):
            sections.append(Part(piece.place, languages))
        elif sections and piece.place.field == sections[-1].place.field:
            sections[-1].pieces.append(piece)
        else:
            before.pieces.append(piece)
    return before, sections


def look(reading: Reading) -> Iterable[PageWarning]:
    """Yield what a translation lacks, or has more of, compared with its live original."""
    original = reading.original
    if original is None:
        return
    here, sections = parts_of(reading, reading.language, original.language)
    there, wanted = parts_of(original, original.language)
    yield from _differences(here, there)
    pairs = _pairs(sections, wanted)
    if pairs is None:
        if len(sections) != len(wanted):
            place = Place(sections[0].place.field if sections else wanted[0].place.field)
            yield _counted(place, "sections", len(sections), len(wanted))
        return
    for left in (part for part in wanted if part not in [pair[1] for pair in pairs]):
        facts = {"what": "section_missing", "section": left.place.heading}
        yield PageWarning("parity", Place(left.place.field, "", left.place.block), facts)
    for more in (part for part in sections if part not in [pair[0] for pair in pairs]):
        yield PageWarning("parity", more.place, {"what": "section_added"})
    for part, counterpart in pairs:
        yield from _differences(part, counterpart)


def _pairs(here: list[Part], there: list[Part]) -> list[tuple[Part, Part]] | None:
    """Return which section is the translation of which; nothing where that cannot be known."""
    known = {(part.place.field, part.place.block): part for part in there if part.place.block}
    tied = [
        (part, known[key])
        for part in here
        if (key := (part.place.field, part.place.block)) in known
    ]
    if tied:
        return tied
    return list(zip(here, there, strict=True)) if len(here) == len(there) else None


def _differences(here: Part, there: Part) -> Iterator[PageWarning]:
    """Yield in what two parts differ."""
    if here.has_heading != there.has_heading:
        what = "heading_missing" if there.has_heading else "heading_added"
        facts = {"what": what, "section": there.place.heading}
        yield PageWarning("parity", here.place, facts)
    for name in LISTS:
        ours, theirs = here.items.get(name, []), there.items.get(name, [])
        if len(ours) == len(theirs):
            for own, wanted in zip(ours, theirs, strict=True):
                if own != wanted:
                    yield _counted(here.place, name, own, wanted)
        else:
            yield _counted(here.place, f"{name}_lists", len(ours), len(theirs))
    for name, number in here.counts.items():
        if number != there.counts[name]:
            yield _counted(here.place, name, number, there.counts[name])
    for token in sorted((here.tokens | there.tokens).keys()):
        if (own := here.tokens[token]) != (wanted := there.tokens[token]):
            amounts = {"here": own, "there": wanted}
            yield PageWarning("parity", here.place, {"what": "figure", "token": token, **amounts})
    yield from _other_days(here, there)


def _other_days(here: Part, there: Part) -> Iterator[PageWarning]:
    """Yield dates that only one of two parts names.

    A day without its year is the same as the day with it, and a year alone may be a number that the
    other language writes in another way, or a part of a date: what is in the original's language is
    read in both.
    """
    ours, theirs = here.days, there.days
    for what, own, others, numbers in (
        ("date_missing", theirs, ours, here.numbers),
        ("date_added", ours, theirs, there.numbers),
    ):
        for day in sorted(own - others):
            year, month, number = day
            fuller = any(other[0] == year and other != day for other in own | others)
            if not month and (year in numbers or fuller):
                continue
            if any(other[1:] == (month, number) and 0 in (other[0], year) for other in others):
                continue
            yield PageWarning("parity", here.place, {"what": what, "day": list(day)})


def _counted(place: Place, what: str, here: int, there: int) -> PageWarning:
    """Return a warning about two numbers."""
    return PageWarning("parity", place, {"what": what, "here": here, "there": there})
