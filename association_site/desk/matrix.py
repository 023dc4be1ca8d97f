"""What of the pages of a site is asked for: languages, standings, words of a title, own work."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from association_site.desk.cells import Row
from association_site.desk.choices import Standing
from translations.draft_progress import worked_on_by

LEAST_URGENT = {Standing.COMPLETE, Standing.ORIGINAL}
# What asks for nothing where it is all that is said.
ASKS_NOTHING = {Standing.FREE, Standing.NO_TEXT}


@dataclass(frozen=True)
class Filters:
    """What somebody asked for.

    Attributes:
        words: What the title has, in any language.
        code: One language alone; empty for all.
        standing: One standing alone; ``open`` for all that ask for work; empty for all.
        mine: Whether only what the person translated or handed in.
    """

    words: str = ""
    code: str = ""
    standing: str = ""
    mine: bool = False

    @property
    def is_set(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.code or self.standing or self.mine)


def chosen(rows: Iterable[Row], filters: Filters, user: object) -> list[Row]:
    """Return the rows that were asked for, with the cells that were."""
    own = worked_on_by(user) if filters.mine else set()
    words = " ".join(filters.words.casefold().split())
    found = []
    for row in rows:
        if filters.code:
            row.cells = {filters.code: row.cells[filters.code]}
        if words and not any(
            words in title.casefold()
            for title in (row.title, *(cell.title for cell in row.cells.values()))
        ):
            continue
        cells = list(row.cells.values())
        if filters.mine:
            cells = [
                cell
                for cell in cells
                if cell.place in own
                or (cell.handed_in and cell.handed_in.by == getattr(user, "pk", None))
            ]
        if filters.standing:
            cells = [cell for cell in cells if _has(cell.standings, filters.standing)]
        if cells:
            found.append(row)
    return found


def _has(standings: list[Standing], wanted: str) -> bool:
    """Say whether a page stands as it was asked for."""
    if wanted == "open":
        return not LEAST_URGENT & set(standings) and bool(set(standings) - ASKS_NOTHING)
    return wanted in standings


def count(rows: Iterable[Row], code: str) -> Counter[Standing]:
    """Return how many pages of a language stand how."""
    return Counter(standing for row in rows for standing in row.cells[code].standings)
