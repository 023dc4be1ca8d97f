"""What follows from several periods of membership together."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Protocol, TypeVar

from members.choices import MembershipStatus

# How a period ends, while nobody knows.
NO_END: dict[str, Any] = {
    "ended_on": None,
    "leaving_reason": "",
    "end_resolved_on": None,
    "end_resolved_by": "",
    "end_reference": "",
}


class Period(Protocol):
    """A period of membership; both days belong to it."""

    @property
    def started_on(self) -> date:
        """The first day."""

    @property
    def ended_on(self) -> date | None:
        """The last day, if there is one."""


class RestingPeriod(Period, Protocol):
    """A period that says whether rights and duties rest in it."""

    @property
    def rests(self) -> bool:
        """Whether they do."""


P = TypeVar("P", bound=Period)


def status_of(periods: Iterable[RestingPeriod], on: date) -> MembershipStatus:
    """Return what somebody is on a day.

    Args:
        periods: All periods; they do not overlap.
        on: The day.
    """
    begun = [period for period in periods if period.started_on <= on]
    for period in begun:
        if period.ended_on is None or period.ended_on >= on:
            return MembershipStatus.DORMANT if period.rests else MembershipStatus.ACTIVE
    return MembershipStatus.ENDED if begun else MembershipStatus.APPLICATION


def member_since(periods: Iterable[Period], on: date) -> date | None:
    """Return since when somebody is a member without a gap, ``None`` for somebody who is none.

    Args:
        periods: All periods; they do not overlap.
        on: The day it is asked for.
    """
    since: date | None = None
    for period in sorted(periods, key=lambda period: period.started_on, reverse=True):
        if period.started_on > on:
            continue
        if since is None:
            runs = period.ended_on is None or period.ended_on >= on
        else:
            runs = period.ended_on == since - timedelta(days=1)
        if not runs:
            break
        since = period.started_on
    return since


def stays(periods: Iterable[P]) -> Iterator[tuple[P, P]]:
    """Yield the first and the last period of each membership without a gap, in their order.

    Args:
        periods: All periods of one organisation; they do not overlap.
    """
    first: P | None = None
    last: P | None = None
    for period in sorted(periods, key=lambda period: period.started_on):
        follows = last is not None and last.ended_on == period.started_on - timedelta(days=1)
        if not follows and first is not None and last is not None:
            yield first, last
        first, last = (first if follows else period), period
    if first is not None and last is not None:
        yield first, last
