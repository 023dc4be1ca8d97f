"""What a register tells in figures: members over time, who came and went, and who is there.

Periods of membership are read once and gone through once; the rest is counted by the database.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Site

from members import gazetteer, languages
from members.choices import LeavingReason, MembershipKind, MembershipStatus
from members.models import Membership, Organisation, SpokenLanguage, Topic
from members.periods import stays
from members.querysets import OrganisationQuerySet
from pages.slugs import ascii_slug


class Span(NamedTuple):
    """What is counted of a period of membership."""

    organisation: int
    started_on: date
    ended_on: date | None
    kind: str
    rests: bool
    leaving_reason: str


@dataclass(frozen=True)
class Row:
    """A line of figures.

    Attributes:
        label: What they are about.
        numbers: One for each column.
        year: The year, where it is about one.
    """

    label: str
    numbers: tuple[int, ...]
    year: int | None = None


@dataclass(frozen=True)
class Figures:
    """Figures as the page, the picture and the file have them.

    Attributes:
        which: What they are called in addresses.
        title: What they tell.
        heading: Of the labels.
        columns: Headings of the numbers.
        rows: The lines.
        notes: What has to be known to read them.
    """

    which: str
    title: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


class Statistics:
    """The figures of a site's register on a day."""

    def __init__(self, site: Site, on: date) -> None:
        """Keep whose figures are asked for, and the day they hold for."""
        self.site, self.on = site, on

    @cached_property
    def _spans(self) -> list[Span]:
        """All periods, those of an organisation side by side."""
        found = Membership.objects.filter(organisation__site=self.site)
        fields = ("organisation_id", *Span._fields[1:])
        rows = found.order_by("organisation_id", "started_on").values_list(*fields)
        return [Span(*row) for row in rows]

    @cached_property
    def _years(self) -> range:
        """The years from the first period to the day; none, if none has begun."""
        begun = [span.started_on.year for span in self._spans if span.started_on <= self.on]
        return range(min(begun), self.on.year + 1) if begun else range(0)

    @property
    def _active(self) -> OrganisationQuerySet:
        """The members on the day, whose membership does not rest."""
        found: OrganisationQuerySet = Organisation.objects.of(self.site).active(self.on)
        return found.order_by()

    @cached_property
    def active_number(self) -> int:
        """How many they are."""
        return sum(
            span.started_on <= self.on
            and (span.ended_on is None or span.ended_on >= self.on)
            and not span.rests
            for span in self._spans
        )

    # ----------------------------------------------------------------------------- over time
    def members(self) -> Figures:
        """Return how many members there were at the end of each year, and on the day."""
        days = [date(year, 12, 31) for year in self._years[:-1]]
        days += [self.on] if self._years else []
        # By how many more or fewer they are than on the day before, of each column.
        changes = [[0] * len(days) + [0] for _column in range(3)]
        for span in self._spans:
            columns = [2] if span.rests else [0]
            if columns == [0] and span.kind == MembershipKind.SUPPORTING:
                columns.append(1)
            begins = bisect_left(days, span.started_on)
            ends = len(days) if span.ended_on is None else bisect_right(days, span.ended_on)
            for column in columns if begins < ends else ():
                changes[column][begins] += 1
                changes[column][ends] -= 1
        rows, totals = [], [0, 0, 0]
        for place, day in enumerate(days):
            totals = [total + changes[column][place] for column, total in enumerate(totals)]
            rows.append(Row(date_format(day, "SHORT_DATE_FORMAT"), tuple(totals), day.year))
        return Figures(
            "members",
            _("Members over time"),
            _("On"),
            (
                str(MembershipStatus.ACTIVE.label),
                _("of these supporting members"),
                str(MembershipStatus.DORMANT.label),
            ),
            tuple(rows),
            (_("The last day of a membership belongs to it."),),
        )

    def changes(self) -> Figures:
        """Return how many joined and left in each year, and why they left."""
        reasons = [*LeavingReason.values, ""]
        years = {year: [0] * (2 + len(reasons)) for year in self._years}
        for first, last in _stays(self._spans):
            if first.started_on > self.on:
                continue
            years[first.started_on.year][0] += 1
            if last.ended_on is not None and last.ended_on <= self.on:
                left = years[last.ended_on.year]
                left[1] += 1
                left[2 + reasons.index(last.leaving_reason)] += 1
        return Figures(
            "changes",
            _("Joined and left"),
            _("Year"),
            (
                _("Joined"),
                _("Left"),
                *(str(label) for label in LeavingReason.labels),
                _("No reason given"),
            ),
            tuple(Row(str(year), tuple(numbers), year) for year, numbers in years.items()),
            (
                _("A membership that rests for a while goes on: that is neither left nor joined."),
                _(
                    "Whoever leaves at the end of a year has left in that year, and is a member"
                    " until its last day."
                ),
            ),
        )

    # ----------------------------------------------------------------------------- on the day
    def districts(self) -> Figures:
        """Return how many members there are in each district."""
        counted = dict(self._active.values_list("district_key").annotate(Count("pk")))
        elsewhere = counted.pop("", 0)
        known = gazetteer.districts()
        named = ((known[key].name, number) for key, number in counted.items())
        return self._by(
            "districts",
            _("By district"),
            _("District"),
            named,
            _("Elsewhere or unknown"),
            elsewhere,
        )

    def topics(self) -> Figures:
        """Return how many members work on each topic."""
        through = Organisation.topics.through.objects.filter(
            organisation__in=self._active.values("pk")
        )
        counted = dict(through.order_by().values_list("topic").annotate(Count("pk")))
        topics = Topic.objects.filter(pk__in=counted).prefetch_related("names")
        named = ((topic.shown_name, counted[topic.pk]) for topic in topics)
        without = self.active_number - _organisations(through)
        return self._by(
            "topics",
            _("By topic"),
            _("Topic"),
            named,
            _("No topic given"),
            without,
            _("An organisation can work on several topics."),
        )

    def languages(self) -> Figures:
        """Return in how many members each language is spoken."""
        spoken = SpokenLanguage.objects.filter(organisation__in=self._active.values("pk"))
        counted = spoken.order_by().values_list("code").annotate(Count("pk"))
        named = ((languages.name_of(code), number) for code, number in counted)
        without = self.active_number - _organisations(spoken)
        return self._by(
            "languages",
            _("By language"),
            _("Language"),
            named,
            _("No language given"),
            without,
            _("Several languages can be spoken in an organisation."),
        )

    def _by(
        self,
        which: str,
        title: str,
        heading: str,
        named: Iterable[tuple[str, int]],
        rest: str,
        rest_number: int,
        *notes: str,
    ) -> Figures:
        """Return counted names, the largest number first, and what has none at the end."""

        def place(pair: tuple[str, int]) -> tuple[int, str]:
            return -pair[1], ascii_slug(pair[0], fallback=pair[0])

        rows = [Row(name, (number,)) for name, number in sorted(named, key=place)]
        if rest_number:
            rows.append(Row(rest, (rest_number,)))
        today = _("Who was a member is told for the day; the rest is what the register says today.")
        active = (_("Active members"),)
        return Figures(which, title, heading, active, tuple(rows), (*notes, today))

    def all(self) -> list[Figures]:
        """Return all figures in their order."""
        return [told(self) for told in FIGURES.values()]


def _stays(spans: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield the first and the last period of each membership without a gap."""
    for _organisation, own in groupby(spans, key=attrgetter("organisation")):
        yield from stays(own)


def _organisations(rows: Any) -> int:
    """Return of how many organisations there are rows."""
    return int(rows.aggregate(number=Count("organisation", distinct=True))["number"])


FIGURES: dict[str, Callable[[Statistics], Figures]] = {
    "members": Statistics.members,
    "changes": Statistics.changes,
    "districts": Statistics.districts,
    "topics": Statistics.topics,
    "languages": Statistics.languages,
}
