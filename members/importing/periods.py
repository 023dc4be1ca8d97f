"""What a row says of a membership, and the period that it is about."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.cells import written_day
from members.choices import MembershipStatus
from members.columns import BY_IDENTIFIER, Scope
from members.importing.saying import RowProblem, Said
from members.kept import Entry, Period, in_order, values_of
from members.models import Membership, overlapping
from members.periods import NO_END, status_of

RUNNING = (MembershipStatus.ACTIVE, MembershipStatus.DORMANT)
# What lists say of applicants too.
WITHOUT_BEGINNING = {"kind", "rests"}


@dataclass
class Telling:
    """A row that tells about a membership.

    Attributes:
        entry: The organisation, with what earlier rows of the file say.
        taken: The lines of the rows that told about its periods.
        today: The day.
        reopens: Whether a row of a running membership without an end takes a kept end out.
    """

    entry: Entry
    taken: dict[Period, int]
    today: date
    reopens: bool = False

    def tell(self, said: Said) -> tuple[Entry, Period | None, Period | None]:
        """Return what the organisation is then, and the period that was and that is.

        Raises:
            RowProblem: The row contradicts itself, other rows, or what is kept.
        """
        given = {
            BY_IDENTIFIER[name].part: value
            for name, value in said.of(Scope.PERIOD).items()
            if name != "status"
        }
        status = said.values.get("status")
        if "started_on" in given:
            before = self._known(given["started_on"], given.get("ended_on"))
        else:
            before = self._only(given, status)
            if before is None:
                return self.entry, None, None
        if self.reopens and status in RUNNING and "ended_on" not in given:
            given = self._without_end(before) | given
        after = _corrected(before or Period(given["started_on"]), given, status)
        self._check(before, after, status)
        others = [period for period in self.entry.periods if period != before]
        return replace(self.entry, periods=in_order([*others, after])), before, after

    @property
    def _kept(self) -> list[Period]:
        """The periods that no earlier row told about."""
        return [period for period in self.entry.periods if period not in self.taken]

    def _known(self, started_on: date, ended_on: date | None) -> Period | None:
        """Return the kept period that a row corrects, nothing where it adds one.

        Raises:
            RowProblem: There are several.
        """
        found = [period for period in self._kept if period.started_on == started_on]
        found = found or _overlapping(self._kept, started_on, ended_on)
        if len(found) > 1:
            raise RowProblem(
                "started_on", _("The dates overlap several memberships that are kept already.")
            )
        return found[0] if found else None

    def _only(self, given: dict[str, Any], status: str | None) -> Period | None:
        """Return the period that a row without a beginning is about, nothing where it is about none.

        Raises:
            RowProblem: It needs one, and there is none or more than one.
        """
        meant = [name for name in given if name not in WITHOUT_BEGINNING]
        if status == MembershipStatus.APPLICATION or not self.entry.periods:
            if self.entry.periods and self._status() != status:
                raise RowProblem(
                    "status", _("This does not fit: a membership of this organisation is kept.")
                )
            if meant:
                raise RowProblem(
                    meant[0], _("This needs the day on which the membership began; it is missing.")
                )
            if status not in (None, MembershipStatus.APPLICATION):
                raise RowProblem(
                    "status",
                    _("This does not fit: the day on which the membership began is missing."),
                )
            return None
        if not given and status in (None, self._status()):
            return None
        if len(self._kept) != 1:
            raise RowProblem(
                meant[0] if meant else "started_on",
                _("Several memberships are kept; please say on which day this one began."),
            )
        return self._kept[0]

    def _without_end(self, period: Period | None) -> dict[str, Any]:
        """Return what takes an end out that has come; one to come fits a running membership."""
        ended_on = None if period is None else period.ended_on
        return NO_END if ended_on is not None and ended_on < self.today else {}

    def _status(self) -> MembershipStatus:
        """Return what the organisation is today."""
        return status_of(self.entry.periods, self.today)

    def _check(self, before: Period | None, after: Period, status: str | None) -> None:
        """Refuse a period that the register cannot keep, or that is not what the status says.

        Raises:
            RowProblem: It is one.
        """
        if after.ended_on is not None and after.ended_on < after.started_on:
            raise RowProblem(
                "ended_on",
                _("The end lies before the beginning, %(day)s.")
                % {"day": written_day(after.started_on)},
            )
        try:
            Membership(**values_of(after)).clean()
        except ValidationError as error:
            name, messages = next(iter(error.message_dict.items()))
            raise RowProblem(name, messages[0]) from error
        if status is not None and after.status(self.today) != status:
            raise RowProblem(
                "status",
                _("The dates do not fit this; by them it would be “%(status)s”.")
                % {"status": after.status(self.today).label},
            )
        others = [period for period in self.entry.periods if period != before]
        for other in _overlapping(others, after.started_on, after.ended_on):
            if other in self.taken:
                reason = _("This period overlaps the one in line %(line)s.")
                raise RowProblem("started_on", reason % {"line": self.taken[other]})
            raise RowProblem(
                "started_on",
                _("This period overlaps a membership that is kept already, since %(day)s.")
                % {"day": written_day(other.started_on)},
            )


def _overlapping(periods: list[Period], started_on: date, ended_on: date | None) -> list[Period]:
    """Return the periods that have a day in common with one."""
    return overlapping(periods, started_on, ended_on)  # type: ignore[arg-type, return-value]


def _corrected(period: Period, given: dict[str, Any], status: str | None) -> Period:
    """Return a period with what a row says of it; the status says whether it rests.

    Raises:
        RowProblem: The row says two things.
    """
    values = dict(given)
    if status in RUNNING:
        rests = status == MembershipStatus.DORMANT
        if given.get("rests", rests) != rests:
            raise RowProblem("rests", _("This does not fit the status of the row."))
        values["rests"] = rests
    return replace(period, **values)
