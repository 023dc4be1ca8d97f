"""The public directory: a part of the list, the ways to look for members, and the map.

Every number is counted by the database: how many members there are costs no further query.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from members import gazetteer
from members import map as drawing
from members.filters import (
    Choice,
    Filter,
    Option,
    Places,
    filters_of,
    in_figures,
    numbers_of,
    taken,
)
from members.public import ELSEWHERE, Label, PublicCard
from members.public_rows import cards
from members.querysets import OrganisationQuerySet

PER_PAGE = 30
LONG_FROM = 12  # so many do not fit into two windows of a phone
ALL_PAGES = 12  # so many numbers of pages stand in one line


@dataclass(frozen=True)
class Area:
    """A district on the map, and how to see its members alone; without members it leads nowhere."""

    border: drawing.Border
    option: Option | None


@dataclass(frozen=True)
class Map:
    """The map of all members that are found, wherever they are."""

    areas: tuple[Area, ...]
    dots: tuple[drawing.Dot, ...]
    view_box: str
    source: str = gazetteer.SOURCE
    source_address: str = gazetteer.SOURCE_ADDRESS
    licence: str = gazetteer.LICENCE
    licence_address: str = gazetteer.LICENCE_ADDRESS


@dataclass(frozen=True)
class PageLink:
    """A page of the list, or a gap between two."""

    number: int | None
    query: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Directory:
    """What the page of the directory shows.

    Attributes:
        choice: What was looked for.
        page: The part of the list, of cards.
        total: How many members there are, whatever was looked for.
        filters: The ways to look for members.
        taken: What is chosen, each with the address without it.
        map: The map, where there is something to be seen.
    """

    choice: Choice
    page: Page
    total: int
    filters: tuple[Filter, ...] = ()
    taken: tuple[Option, ...] = ()
    map: Map | None = None

    @property
    def cards(self) -> list[PublicCard]:
        """The members of this part of the list."""
        return list(self.page.object_list)

    @property
    def found(self) -> int:
        """How many were found."""
        return int(self.page.paginator.count)

    @property
    def shown_found(self) -> str:
        """How many were found, as the reader's language writes it."""
        return in_figures(self.found)

    @property
    def shown_total(self) -> str:
        """How many there are, as the reader's language writes it."""
        return in_figures(self.total)

    @property
    def is_filtered(self) -> bool:
        """Whether something was looked for."""
        return bool(self.choice.query)

    @property
    def has_ways(self) -> bool:
        """Whether there is something to choose from."""
        return any(way.options for way in self.filters)

    @property
    def words(self) -> str:
        """What was looked for, in a line."""
        return ", ".join(option.label.name for option in self.taken)

    @property
    def is_long(self) -> bool:
        """Whether those who have read it to its end want a link back to its top."""
        return len(self.cards) >= LONG_FROM

    @property
    def further_page(self) -> str:
        """The end of the address of a further page of the whole list."""
        number = self.page.number
        return f"?page={number}" if number > 1 and not self.is_filtered else ""

    @property
    def pages(self) -> list[PageLink]:
        """All parts of the list; of many those near this one, the first and the last."""
        paginator = self.page.paginator
        if paginator.num_pages < 2:
            return []
        numbers = (
            paginator.page_range
            if paginator.num_pages <= ALL_PAGES
            else paginator.get_elided_page_range(self.page.number, on_each_side=2, on_ends=1)
        )
        start = f"{self.choice.query}&" if self.is_filtered else "?"
        return [
            PageLink(number, f"{start}page={number}", number == self.page.number)
            if isinstance(number, int)
            else PageLink(None)
            for number in numbers
        ]


def directory_of(
    listed: OrganisationQuerySet,
    topics: Mapping[int, Label],
    asked: Mapping[str, str],
) -> Directory:
    """Return what the directory shows.

    Args:
        listed: All of its organisations.
        topics: All topics of the site, by row.
        asked: The parameters of the address.
    """
    choice = Choice.of(asked, topics.values())
    numbers = numbers_of(choice, listed)
    paginator = Paginator(choice.found_in(listed), PER_PAGE)
    paginator.count = numbers.found  # counted already
    page = paginator.get_page(asked.get("page"))
    page.object_list = cards(page.object_list, topics)
    ways = filters_of(choice, topics, numbers)
    chosen = taken(choice, ways)
    return Directory(choice, page, numbers.total, ways, chosen, _map(ways[0], numbers.places))


def _map(districts: Filter, places: Places) -> Map | None:
    """Return the map, ``None`` where nothing would be on it."""
    options = {option.label.key: option for option in districts.options if option.number}
    if not set(options) - {ELSEWHERE}:
        return None
    areas = tuple(Area(border, options.get(border.key)) for border in drawing.borders())
    numbers = {place: number for (_district, place), number in places.items() if place}
    return Map(areas, tuple(drawing.dots(numbers)), drawing.view_box())
