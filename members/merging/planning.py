"""What merging two organisations would do: nothing is written here."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from members import kept, languages
from members.choices import NameKind, PublishedField
from members.kept import Entry
from members.merging import relations
from members.merging.parts import (
    SAME_PERIOD,
    SHOWN_BY,
    Part,
    Side,
    days_of,
    of_organisations,
    of_people,
    of_periods,
)
from members.models import (
    Contact,
    Membership,
    Organisation,
    OrganisationText,
    OtherName,
    overlapping,
)


@dataclass(frozen=True)
class Line:
    """What stands somewhere afterwards, and where it comes from."""

    label: str
    texts: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True)
class Plan:
    """What merging an organisation into another one would do.

    Attributes:
        kept: The one that is kept, with all that belongs to it.
        other: The one that goes.
        parts: Values that become one.
        people: People whom both know, the row that is kept first.
        periods: Periods that both have.
        problems: Why it cannot be done, as sentences.
        in_the_way: The periods that these sentences name.
    """

    kept: Organisation
    other: Organisation
    parts: list[Part]
    people: list[tuple[Contact, Contact]] = field(default_factory=list)
    periods: list[tuple[Membership, Membership]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    in_the_way: list[Membership] = field(default_factory=list)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """What is kept of both."""
        return {Side.KEPT: kept.read(self.kept), Side.OTHER: kept.read(self.other)}

    @property
    def open(self) -> list[Part]:
        """Where somebody has to choose."""
        return [part for part in self.parts if part.is_open]

    @cached_property
    def digest(self) -> str:
        """A short text that differs where either organisation is not what it was."""
        said = [
            [row.pk, row.logo_id, str(row.confirmed_on), kept.digest(self.entries[side])]
            for side, row in ((Side.KEPT, self.kept), (Side.OTHER, self.other))
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()

    # ------------------------------------------------------------------ what is moved
    def moved_people(self) -> list[Contact]:
        """Return the people whom only the other one knows."""
        both = {other.pk for _kept, other in self.people}
        return [person for person in self.other.contacts.all() if person.pk not in both]

    def moved_periods(self) -> list[Membership]:
        """Return the periods that only the other one has."""
        both = {other.pk for _kept, other in self.periods}
        return [period for period in self.other.memberships.all() if period.pk not in both]

    def moved_names(self) -> list[OtherName]:
        """Return the further names that the one that is kept has not got."""
        known = {(row.name, row.language_code) for row in self.kept.other_names.all()}
        rows = self.other.other_names.all()
        return [row for row in rows if (row.name, row.language_code) not in known]

    def former_name(self, chosen: Mapping[str, str]) -> str:
        """Return the name that was not chosen, nothing where it is known in any case."""
        old, new = self.kept.name, self.other.name
        if chosen.get("name") == Side.OTHER:
            old, new = new, old
        rows = (*self.kept.other_names.all(), *self.other.other_names.all())
        return "" if new == old or new in {row.name for row in rows} else new

    # ------------------------------------------------------------------ what is shown
    def in_force(self, name: str, chosen: Mapping[str, str]) -> str:
        """Return whose consent to show a field stays in force, nothing where none does.

        It does where it is in force for every value that is kept, and where nobody took it back for
        a value that both have.
        """
        if name == PublishedField.LINKS:
            sides, is_open = self._sides_of_links(), False
        else:
            [part] = [part for part in self.parts if part.key == SHOWN_BY[PublishedField(name)]]
            is_open = part.is_open
            sides = part.sides(chosen.get(part.key, Side.KEPT))
        if not is_open and any(name in entry.withdrawn for entry in self.entries.values()):
            return ""
        if any(name not in self.entries[side].published for side in sides):
            return ""
        return Side.KEPT.value if Side.KEPT in sides else Side.OTHER.value

    def _sides_of_links(self) -> frozenset[str]:
        """Return whose links stand there afterwards."""
        own, others = (set(self.entries[side].links) for side in (Side.KEPT, Side.OTHER))
        found = {Side.KEPT.value: bool(own) or not others, Side.OTHER.value: bool(others - own)}
        return frozenset(side for side, says in found.items() if says)

    def takes_texts(self, chosen: Mapping[str, str]) -> bool:
        """Say whether the translations of the other one's description go over, with it.

        Of a description that both have, those stay that the one that is kept has already.
        """
        [part] = [part for part in self.parts if part.key == "description"]
        if Side.OTHER in part.sides(chosen.get(part.key, Side.KEPT)):
            return True
        return not part.is_open and not self.kept.texts.exists()

    # ------------------------------------------------------------------ for people
    def lines(self) -> list[Line]:
        """Return what goes where, without what somebody has to choose."""
        closed = [part for part in self.parts if not part.is_open and not part.is_empty]
        return [
            *(Line(part.label, (part.said,), self._source(part)) for part in closed),
            *self._united(),
            *self._texts(),
            *self._consents(),
            *self._counted(),
        ]

    def _source(self, part: Part) -> str:
        """Say whose value it is."""
        if part.fills:
            return self._from_other
        return _("the same in both") if part.kept == part.other else _("stays")

    @property
    def _from_other(self) -> str:
        """Say that something comes from the other one."""
        return _("from number %(number)s") % {"number": self.other.number}

    def _united(self) -> Iterable[Line]:
        """Yield what is put together from both."""
        own, others = self.entries[Side.KEPT], self.entries[Side.OTHER]
        names = [row.name for row in self.moved_names()]
        added: list[tuple[str, Iterable[str]]] = [
            (_("Further names"), names),
            (_("Topics"), [name for name in others.topics if name not in own.topics]),
            (
                _("Languages spoken"),
                [languages.name_of(code) for code in others.languages if code not in own.languages],
            ),
            (_("Social networks"), [url for url in others.links if url not in own.links]),
            (_("Periods of membership"), [days_of(row) for row in self.moved_periods()]),
            (_("Contacts"), [person.name for person in self.moved_people()]),
        ]
        for label, texts in added:
            if found := tuple(texts):
                yield Line(label, found, self._from_other)
        if self.periods:
            days = tuple(days_of(row) for row, _other in self.periods)
            yield Line(_("Periods of membership"), days, _("in both, counted once"))
        if self.people:
            people = tuple(row.name for row, _other in self.people)
            yield Line(_("Contacts"), people, _("in both, counted once"))

    def _texts(self) -> Iterable[Line]:
        """Yield what becomes of a description in other languages."""
        rows = OrganisationText.objects.filter(organisation__in=(self.kept, self.other))
        if rows.exists():
            says = _("The translations of the description that is kept stay; others are deleted.")
            yield Line(_("Translations"), (says,))

    def _consents(self) -> Iterable[Line]:
        """Yield what may be shown to the public afterwards, where nobody has to choose."""
        choosing = {part.key for part in self.open}
        for name in PublishedField:
            asked = {n for entry in self.entries.values() for n in entry.published}
            if name not in asked or SHOWN_BY.get(name) in choosing:
                continue
            says = _("may be shown") if self.in_force(name, {}) else _("is not shown any more")
            yield Line(_("Consent: %(field)s") % {"field": name.label}, (says,))

    def _counted(self) -> Iterable[Line]:
        """Yield how much else goes over."""
        for what, number in relations.counted(self.other):
            yield Line(str(capfirst(what)), (str(number),), self._from_other)


def plan(first: Organisation, second: Organisation) -> Plan:
    """Return what merging would do.

    Args:
        first: The one that is kept, fetched with `kept.PREFETCH`.
        second: The one that goes, fetched alike; of the same register.
    """
    names = {person.name: person for person in first.contacts.all()}
    people = [(names[p.name], p) for p in second.contacts.all() if p.name in names]
    days = {_days(period): period for period in first.memberships.all()}
    periods = [(days[_days(p)], p) for p in second.memberships.all() if _days(p) in days]
    found = Plan(
        first,
        second,
        [
            *of_organisations(first, second),
            *(part for pair in people for part in of_people(*pair)),
            *(part for pair in periods for part in of_periods(*pair)),
        ],
        people,
        periods,
    )
    found.problems.extend(_overlaps(found))
    if first.erased_on or second.erased_on:
        found.problems.append(_("An organisation that was erased cannot be merged."))
    return found


def _days(period: Membership) -> tuple[object, ...]:
    """Return what two rows of the same period have in common."""
    return tuple(getattr(period, name) for name in SAME_PERIOD)


def _overlaps(found: Plan) -> Iterable[str]:
    """Yield which periods of both have days in common, and are not the same."""
    for own, theirs in product(found.kept.memberships.all(), found.moved_periods()):
        if overlapping([own], theirs.started_on, theirs.ended_on):
            both = (own, theirs)
            found.in_the_way.extend(row for row in both if row not in found.in_the_way)
            yield _(
                "The membership of number %(kept)s (%(days)s) and that of number %(other)s"
                " (%(other_days)s) have days in common. Please change or delete one of them first."
            ) % {
                "kept": found.kept.number,
                "days": days_of(own),
                "other": found.other.number,
                "other_days": days_of(theirs),
            }


def former(organisation: Organisation, name: str) -> OtherName:
    """Return the row that keeps a name that is not used any more."""
    return OtherName(organisation=organisation, name=name, kind=NameKind.FORMER)
