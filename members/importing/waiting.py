"""Imports that wait for somebody's yes: the file is kept until it is applied or given up."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Site

from accounts.models import User
from members.importing.matching import Matching, match
from members.importing.planning import plan
from members.importing.reading import read_table
from members.importing.results import Outcome, Plan, Row
from members.importing.tables import LIMITS, SheetsToChoose, Table
from members.models import ImportRun

KEPT_FOR = timedelta(days=2)
SHOWN = 200  # rows of each outcome; the others are in the file


@dataclass(frozen=True)
class Shown:
    """The rows of one outcome, as far as a page shows them.

    Attributes:
        outcome: The outcome.
        rows: The first of them.
        number: How many there are.
    """

    outcome: Outcome
    rows: list[Row]
    number: int

    @property
    def further(self) -> int:
        """How many are not shown."""
        return self.number - len(self.rows)


def receive(site: Site, user: User, file_name: str, data: bytes) -> ImportRun:
    """Keep a file that somebody uploaded.

    Raises:
        FileProblem: It cannot be read; it is not kept.
    """
    LIMITS.check_size(len(data))
    run = ImportRun(site=site, user=user, file_name=file_name[-255:], file=data)
    with suppress(SheetsToChoose):  # asked next
        table_of(run)
    run.save()
    return run


def old_files() -> QuerySet[ImportRun]:
    """Return the files that nobody came back to."""
    limit = timezone.now() - KEPT_FOR
    return ImportRun.objects.filter(applied_at=None, uploaded_at__lt=limit)


def discard_old() -> None:
    """Delete the files that nobody came back to."""
    old_files().delete()


def table_of(run: ImportRun) -> Table:
    """Return what a waiting file holds.

    Raises:
        FileProblem: It cannot be read, or has several sheets and nobody chose one.
    """
    return read_table(bytes(run.file), run.file_name, sheet=run.choices.get("sheet", ""))


def matching_of(run: ImportRun, table: Table) -> Matching:
    """Return what the columns of a waiting file are, with what somebody said of them."""
    return match(table, mapping_of(run))


def mapping_of(run: ImportRun) -> Mapping[str, str]:
    """Return what somebody said of the columns."""
    said: Mapping[str, str] = run.choices.get("mapping", {})
    return said


def empties(run: ImportRun) -> bool:
    """Say whether somebody wants empty cells to take out what is kept."""
    return bool(run.choices.get("empties"))


def look(run: ImportRun, table: Table, today: date) -> Plan:
    """Return what a waiting import would do.

    Raises:
        FileProblem: It is not clear what the columns are.
    """
    return plan(run.site, table, mapping_of(run), today=today, empties=empties(run))


def shown(found: Plan) -> list[Shown]:
    """Return the rows by outcome, those first that somebody has to look at."""
    order = (Outcome.ERROR, Outcome.CHANGED, Outcome.NEW, Outcome.UNCHANGED)
    return [
        Shown(
            outcome,
            [row for row in found.rows if row.outcome == outcome][:SHOWN],
            found.counts[outcome.value],
        )
        for outcome in order
        if found.counts[outcome.value]
    ]


def noticed(found: Plan) -> list[Row]:
    """Return the first rows that somebody may want to look at."""
    return [row for row in found.rows if row.notices][:SHOWN]
