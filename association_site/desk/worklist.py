"""What is to be done about translations: for somebody's own languages, the most urgent first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.urls import reverse

from accounts.models import User
from association_site.desk.cells import Cell, Row
from association_site.desk.choices import Standing
from association_site.desk.grid import grids_of
from association_site.desk.work import SiteWork
from association_site.opening.languages import language_name

# What asks a translator for work, the most urgent first; an adopted text comes before others.
TO_DO = (
    Standing.SENT_BACK,
    Standing.OUTDATED,
    Standing.PARTIAL,
    Standing.MISSING,
    Standing.BEGUN,
    Standing.UNREVIEWED,
)
# What editors decide: the original has gone or moved, and its translation has stayed.
TO_DECIDE = (Standing.GONE, Standing.MOVED)
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Task:
    """A page that somebody has to do something about.

    Attributes:
        row: The page in all languages.
        cell: The page in the language in question.
        standing: Why.
    """

    row: Row
    cell: Cell
    standing: Standing

    @property
    def language(self) -> str:
        """The name of the language, in the reader's language."""
        return language_name(self.cell.code)

    @property
    def address(self) -> str:
        """Where it is done: the editor, the passages that changed, or the place in the matrix."""
        return self.cell.passages_address or self.cell.address

    @property
    def urgency(self) -> tuple[int, bool, float, str]:
        """What tasks are sorted by; what has waited longest comes first among its like."""
        since = self.cell.recorded_at or LONG_AGO
        order = (*TO_DO, *TO_DECIDE, *Standing)
        return (
            order.index(self.standing),
            not self.cell.is_adopted,
            since.timestamp() if self.cell.recorded_at else 0.0,
            self.row.title.casefold(),
        )


@dataclass
class WorkList:
    """What is to be done on one site.

    Attributes:
        work: The site.
        to_do: What asks for a translator.
        to_review: What waits for an editor.
        handed_in: What the person handed in, and nobody has looked at.
    """

    work: SiteWork
    to_do: list[Task] = field(default_factory=list)
    to_review: list[Task] = field(default_factory=list)
    handed_in: list[Task] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.to_do or self.to_review or self.handed_in)

    @property
    def asks(self) -> bool:
        """Whether the person has to do anything."""
        return bool(self.to_do or self.to_review)

    @property
    def matrix(self) -> str:
        """Where all pages of the site are."""
        return reverse("translation_matrix", args=[self.work.site.pk])


def work_lists(user: User, works: Iterable[SiteWork]) -> list[WorkList]:
    """Return what somebody has to do on each site; four queries for all of them.

    Args:
        user: Whose work it is.
        works: The sites (`association_site.desk.work.work_of`).
    """
    works = [work for work in works if work.edits or work.translated]
    grids = grids_of(works)
    return [_list_of(user, work, grids.get(work.site.pk, [])) for work in works]


def _list_of(user: User, work: SiteWork, rows: Iterable[Row]) -> WorkList:
    """Return what somebody has to do on one site."""
    found = WorkList(work)
    wanted = (*TO_DO, *TO_DECIDE) if work.edits else TO_DO
    for row in rows:
        for cell in row.cells.values():
            if Standing.WAITING in cell.standings:
                task = Task(row, cell, Standing.WAITING)
                if work.edits:
                    found.to_review.append(task)
                if cell.handed_in and cell.handed_in.by == user.pk:
                    found.handed_in.append(task)
            elif reason := next((one for one in wanted if one in cell.standings), None):
                found.to_do.append(Task(row, cell, reason))
    for tasks in (found.to_do, found.to_review, found.handed_in):
        tasks.sort(key=lambda task: task.urgency)
    return found
