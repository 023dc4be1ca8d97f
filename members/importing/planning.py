"""What an import would do: every row of a table becomes new, changed, unchanged or an error.

One row is one period of membership. Rows of one organisation are looked at together, one after the
other, each with what the ones before it made of the organisation; a row in error makes nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Site

from members import kept
from members.columns import BY_IDENTIFIER, COLUMNS, Scope
from members.importing.grouping import Group, batches, grouped
from members.importing.matching import Matching, match
from members.importing.organisations import (
    EMPTIED,
    placed,
    with_contacts,
    with_own,
    with_published,
    without,
)
from members.importing.periods import Telling
from members.importing.results import Change, Outcome, Plan, Problem, Row
from members.importing.saying import RowProblem, RowReader, Said, name_key
from members.importing.tables import Table
from members.kept import Entry, Period
from members.models import Organisation

BATCH = 500  # rows

Progress = Callable[[int], None]


@dataclass
class Decision:
    """What becomes of one organisation.

    Attributes:
        organisation: Its row, with all that belongs to it; nothing of a new one.
        before: What the register keeps of it.
        after: What it shall keep.
        said: The rows that are not in error.
    """

    organisation: Organisation | None
    before: Entry | None
    after: Entry
    said: list[Said] = field(default_factory=list)

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.said) and self.before != self.after


class Planner:
    """Decides what becomes of each row of a table.

    Attributes:
        plan: What becomes of the rows; filled once `decisions` is used up.
        has_errors: Whether a row is in error so far.
    """

    def __init__(
        self,
        site: Site,
        table: Table,
        mapping: Mapping[str, str] | None,
        *,
        today: date,
        reopens: bool = False,
        empties: bool = False,
    ) -> None:
        """Look at the table as a whole.

        Args:
            site: Whose register it is.
            table: What the file holds.
            mapping: What its columns are, by heading.
            today: The day.
            reopens: Whether the list goes before what the register says: a membership that runs in
                it runs again, whatever end is kept.
            empties: Whether an empty cell takes out what is kept of an organisation itself.

        Raises:
            FileProblem: It is not clear what its columns are.
        """
        self.site = site
        self.table = table
        self.today = today
        self.reopens = reopens
        self.matching: Matching = match(table, mapping)
        self.matching.check()
        self.reader = RowReader(self.matching, today, EMPTIED if empties else ())
        self.plan = Plan()
        self.has_errors = False
        self._rows: list[Row | None] = [None] * len(table.records)
        self._groups, self._snapshot = grouped(site, table, self.matching)

    # -------------------------------------------------------------------------------- deciding
    def decisions(
        self, *, locked: bool = False, progress: Progress | None = None
    ) -> Iterator[list[Decision]]:
        """Decide about all organisations, so many at a time.

        Args:
            locked: Whether the organisations are locked until the end of the transaction.
            progress: Is told how many rows are done.
        """
        done = 0
        for groups in batches(self._groups, BATCH):
            known = self._known(groups, locked)
            yield [self._decide(group, known.get(group.number)) for group in groups]
            done += sum(len(group.places) for group in groups)
            if progress is not None:
                progress(done)
        self.plan.rows = [row for row in self._rows if row is not None]

    def _known(self, groups: list[Group], locked: bool) -> dict[str, Organisation]:
        """Return the organisations that the register has already, by number."""
        numbers = [group.number for group in groups if group.number]
        found = Organisation.objects.of(self.site).filter(number__in=numbers).order_by("pk")
        if locked:
            found = found.select_for_update(of=("self",))
        return {row.number: row for row in found.prefetch_related(*kept.PREFETCH)}

    def _decide(self, group: Group, organisation: Organisation | None) -> Decision:
        """Decide about the rows of one organisation."""
        before = None if organisation is None else kept.read(organisation)
        decision = Decision(organisation, before, before or kept.empty())
        if group.kept_as:
            self._leave(group)
            return decision
        heard: dict[str, tuple[Any, int]] = {}
        taken: dict[Period, int] = {}
        for place in group.places:
            said = self.reader.read(place, self.table.records[place])
            problems = self._unreadable(said, group, decision.after)
            row = None
            if not problems:
                row, problems = self._told(said, group, decision, heard, taken)
            self.has_errors |= row is None
            name = said.values.get("name") or decision.after.own["name"]
            number = group.number or decision.after.own["number"]
            self._rows[place] = row or Row(
                said.line, Outcome.ERROR, number, name, problems=tuple(problems)
            )
        return decision

    def _leave(self, group: Group) -> None:
        """Leave out the rows of an organisation that was merged into another, which is kept."""
        notice = _("%(number)s was merged into %(kept_as)s; this row is left out.") % {
            "number": group.number,
            "kept_as": group.kept_as,
        }
        for place in group.places:
            said = self.reader.read(place, self.table.records[place])
            name = said.values.get("name", "")
            self._rows[place] = Row(
                said.line, Outcome.UNCHANGED, group.number, name, notices=(notice,)
            )

    def _unreadable(self, said: Said, group: Group, entry: Entry) -> list[Problem]:
        """Return what is wrong with a row by itself.

        A cell that says what is kept is right, whatever the rules are today.
        """
        problems = [self.reader.beyond(said)] if said.beyond else []
        for name, reason in list(said.unread.items()):
            column = BY_IDENTIFIER[name]
            if column.scope != Scope.PERIOD:
                written = " ".join(column.write(entry, None, self.today).split())
                if written and written == self.reader.cell(said, name):
                    continue
            problems.append(self.reader.problem(said, name, reason))
        if group.reason and "name" not in said.unread:
            problems.append(self.reader.problem(said, "name", group.reason))
        return problems

    def _told(
        self,
        said: Said,
        group: Group,
        decision: Decision,
        heard: dict[str, tuple[Any, int]],
        taken: dict[Period, int],
    ) -> tuple[Row | None, list[Problem]]:
        """Take over what a row says; return what becomes of it, or why it cannot be taken over."""
        problems = self._disagreements(said, heard)
        if problems:
            return None, problems
        state, told = decision.after, Telling(decision.after, taken, self.today, self.reopens)
        try:
            after, old, new = told.tell(said)
            # Another row of the same organisation may say what this one leaves empty.
            after = without(after, said.emptied - heard.keys())
            after = with_own(after, said, self._snapshot, self.today)
            after = with_published(with_contacts(after, said), said)
        except RowProblem as problem:
            return None, [self.reader.problem(said, problem.identifier, problem.reason)]
        if (after.own, after.other_names) != (state.own, state.other_names):
            after = placed(after, said)
        if decision.organisation is None and not after.own["number"]:
            after.own["number"] = group.number or self._snapshot.next_number()
        for name, value in said.of(Scope.ORGANISATION, Scope.CONTACT).items():
            heard.setdefault(name, (value, said.line))
        if new is not None:
            taken[new] = said.line
        decision.after = after
        decision.said.append(said)
        return self._row(said, decision, state, (old, new)), []

    def _disagreements(self, said: Said, heard: Mapping[str, tuple[Any, int]]) -> list[Problem]:
        """Return where a row says something else of its organisation than an earlier one."""
        return [
            self.reader.problem(
                said,
                name,
                _("Line %(line)s says something else of the same organisation.")
                % {"line": heard[name][1]},
            )
            for name, value in said.of(Scope.ORGANISATION, Scope.CONTACT).items()
            if name in heard and not _agree(name, value, heard[name][0])
        ]

    def _row(
        self,
        said: Said,
        decision: Decision,
        state: Entry,
        periods: tuple[Period | None, Period | None],
    ) -> Row:
        """Return what becomes of a row that is not in error."""
        after = decision.after
        number, name = after.own["number"], after.own["name"]
        if decision.organisation is not None and after == state:
            return Row(said.line, Outcome.UNCHANGED, number, name, notices=tuple(said.notices))
        notices = (*said.notices, *self._snapshot.alike(after))
        if decision.organisation is None:
            return Row(
                said.line, Outcome.NEW, number, name, notices=notices, state=kept.digest(after)
            )
        return Row(
            said.line,
            Outcome.CHANGED,
            number,
            name,
            changes=self._changes((state, periods[0]), (after, periods[1])),
            notices=notices,
            state=kept.digest(state) + kept.digest(after),
        )

    def _changes(
        self, before: tuple[Entry, Period | None], after: tuple[Entry, Period | None]
    ) -> tuple[Change, ...]:
        """Return what differs, column by column; the status follows from the dates."""
        found = []
        for column in COLUMNS:
            old, new = column.write(*before, self.today), column.write(*after, self.today)
            if old != new and not (column.identifier == "status" and before[1] is after[1]):
                found.append(Change(column.identifier, str(column.label), old, new))
        return tuple(found)


def _agree(name: str, value: Any, other: Any) -> bool:
    """Say whether two rows say the same; names may be spelt in two ways."""
    return bool(value == other or (name == "name" and name_key(value) == name_key(other)))


def plan(
    site: Site,
    table: Table,
    mapping: Mapping[str, str] | None = None,
    *,
    today: date,
    empties: bool = False,
    progress: Progress | None = None,
) -> Plan:
    """Return what an import would do; nothing is written.

    Args:
        site: Whose register it is.
        table: What the file holds.
        mapping: What its columns are, by heading, where they do not say it themselves.
        today: The day.
        empties: Whether an empty cell takes out what is kept of an organisation itself.
        progress: Is told how many rows are done.

    Raises:
        FileProblem: It is not clear what the columns are.
    """
    planner = Planner(site, table, mapping, today=today, empties=empties)
    for _decisions in planner.decisions(progress=progress):
        pass
    return planner.plan
