"""What the register keeps of an organisation, as plain values.

One representation for import, export and undo: rows of the database are read into it, compared in
it, kept as JSON in it, and written from it (`members.writing`). It holds personal data; what the
public may know is made in `members.public`.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from members.choices import ConsentSource, MembershipKind, MembershipStatus, NameKind
from members.models import Organisation, Topic
from members.periods import status_of

OWN = (
    "number", "name", "short_name", "legal_form", "founded_year", "register_court",
    "register_number", "street", "postcode", "town", "district", "website", "email", "telephone",
    "description",
)  # fmt: skip
# What `read` needs to be fetched with the organisations.
PREFETCH = (
    "other_names", "links", "topics", "spoken_languages", "memberships", "contacts", "consents",
)  # fmt: skip
MOST_CONTACTS = 5


@dataclass(frozen=True, slots=True)
class FurtherName:
    """A further name of an organisation."""

    name: str
    language_code: str = ""
    kind: str = NameKind.OTHER_LANGUAGE.value


@dataclass(frozen=True, slots=True)
class Period:
    """A period of membership."""

    started_on: date
    ended_on: date | None = None
    kind: str = MembershipKind.FULL.value
    rests: bool = False
    admitted_on: date | None = None
    admitted_by: str = ""
    admission_reference: str = ""
    leaving_reason: str = ""
    end_resolved_on: date | None = None
    end_resolved_by: str = ""
    end_reference: str = ""

    def status(self, on: date) -> MembershipStatus:
        """Return what an organisation is by this period alone on a day."""
        return status_of([self], on)


@dataclass(frozen=True, slots=True)
class Person:
    """A contact of an organisation."""

    name: str
    function: str = ""
    email: str = ""
    telephone: str = ""
    language_code: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether nothing but the name is kept, as lists of offices write it."""
        return self == Person(self.name)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A consent to show a field, in force or withdrawn."""

    field: str
    agreed_on: date
    source: str = ConsentSource.FILE.value
    agreed_by: str = ""
    wording: str = ""
    recorded_by_id: int | None = None
    withdrawn_on: date | None = None


NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(each.name for each in fields(kind))
    for kind in (FurtherName, Period, Person, Agreement)
}


@dataclass(frozen=True)
class Entry:
    """An organisation as the register keeps it, without its logo.

    Attributes:
        own: The values of its own fields, by the names in `OWN`.
        topics: Names in the main language of the site, in the order of their keys.
        languages: Codes, sorted.
        periods: By their beginning.
        published: The fields whose consent is in force, sorted.
        consents: All consents on record; what is published says how two entries differ.
    """

    own: dict[str, Any]
    other_names: tuple[FurtherName, ...] = ()
    links: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    contacts: tuple[Person, ...] = ()
    published: tuple[str, ...] = ()
    consents: tuple[Agreement, ...] = field(default=(), compare=False)

    @property
    def withdrawn(self) -> frozenset[str]:
        """The fields whose consent was taken back and not given again."""
        back = {consent.field for consent in self.consents if consent.withdrawn_on}
        return frozenset(back - set(self.published))


def empty() -> Entry:
    """Return the entry of an organisation of which nothing is known yet."""
    return Entry({name: None if name == "founded_year" else "" for name in OWN})


# ---------------------------------------------------------------------------------------- reading
def read(organisation: Organisation) -> Entry:
    """Return what the register keeps of an organisation, fetched with `PREFETCH`."""
    consents = tuple(_read(Agreement, row) for row in organisation.consents.all())
    return Entry(
        own={name: getattr(organisation, name) for name in OWN},
        other_names=tuple(_read(FurtherName, row) for row in organisation.other_names.all()),
        links=tuple(row.url for row in organisation.links.all()),
        topics=topics_in_order(topic.name for topic in organisation.topics.all()),
        languages=tuple(sorted(row.code for row in organisation.spoken_languages.all())),
        periods=in_order(_read(Period, row) for row in organisation.memberships.all()),
        contacts=tuple(_read(Person, row) for row in organisation.contacts.all()),
        published=published_of(consents),
        consents=consents,
    )


def _read(kind: Any, row: Any) -> Any:
    """Return the values of a row that a kind of values names."""
    return kind(*(getattr(row, name) for name in NAMES[kind]))


def topics_in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of topics in the order of their keys, which is that of the database."""
    return tuple(sorted(names, key=Topic.key_of))


def in_order(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Return periods by their beginning."""
    return tuple(sorted(periods, key=lambda period: period.started_on))


def published_of(consents: Iterable[Agreement]) -> tuple[str, ...]:
    """Return the fields whose consent is in force."""
    return tuple(sorted({said.field for said in consents if said.withdrawn_on is None}))


# --------------------------------------------------------------------------------------- agreeing
def taken_over_from(file_name: str, language_code: str) -> str:
    """Return the wording of a consent for which there is nothing but a list.

    Args:
        file_name: Of the list.
        language_code: In which it is kept, that of the site.
    """
    with override(language_code):
        return _("Taken over from the list “%(file)s”.") % {"file": file_name}


def agreed(entry: Entry, *, on: date, recorded_by_id: int | None, wording: str) -> Entry:
    """Return an entry whose consents say what is published.

    What is not published any more is withdrawn, what is published for the first time is taken over
    from a file.

    Args:
        entry: With the consents that are on record.
        on: The day.
        recorded_by_id: Who records it.
        wording: What was agreed to.
    """
    in_force = published_of(entry.consents)
    if in_force == entry.published:
        return entry
    kept = [
        said
        if said.withdrawn_on or said.field in entry.published
        else replace(said, withdrawn_on=on)
        for said in entry.consents
    ]
    given = [
        Agreement(name, on, wording=wording, recorded_by_id=recorded_by_id)
        for name in entry.published
        if name not in in_force
    ]
    # The order of the database, where what is new comes after what was there.
    consents = sorted([*kept, *given], key=lambda said: (said.field, said.agreed_on))
    return replace(entry, consents=tuple(consents))


# ------------------------------------------------------------------------------------ keeping it
def as_json(entry: Entry) -> dict[str, Any]:
    """Return an entry in a form that JSON can keep."""
    return {
        "own": dict(entry.own),
        "other_names": [_plain(name) for name in entry.other_names],
        "links": list(entry.links),
        "topics": list(entry.topics),
        "languages": list(entry.languages),
        "periods": [_plain(period) for period in entry.periods],
        "contacts": [_plain(person) for person in entry.contacts],
        "published": list(entry.published),
        "consents": [_plain(consent) for consent in entry.consents],
    }


def _plain(value: Any) -> dict[str, Any]:
    """Return values of one kind as JSON has them."""
    return {
        name: part.isoformat() if isinstance(part, date) else part
        for name, part in values_of(value).items()
    }


def values_of(value: Any) -> dict[str, Any]:
    """Return what a name, period, person or agreement says, by the names of fields."""
    return {name: getattr(value, name) for name in NAMES[type(value)]}


def from_json(kept: dict[str, Any]) -> Entry:
    """Return the entry that `as_json` kept."""
    return Entry(
        own=dict(kept["own"]),
        other_names=_rebuilt(FurtherName, kept["other_names"]),
        links=tuple(kept["links"]),
        topics=tuple(kept["topics"]),
        languages=tuple(kept["languages"]),
        periods=_rebuilt(Period, kept["periods"]),
        contacts=_rebuilt(Person, kept["contacts"]),
        published=tuple(kept["published"]),
        consents=_rebuilt(Agreement, kept["consents"]),
    )


def _rebuilt(kind: Any, kept: list[dict[str, Any]]) -> Any:
    """Return values of one kind from what JSON keeps of them; what ends in ``_on`` is a day."""
    return tuple(
        kind(
            **{
                name: date.fromisoformat(value) if name.endswith("_on") and value else value
                for name, value in said.items()
            }
        )
        for said in kept
    )


def digest(entry: Entry) -> str:
    """Return a short text that differs where anything differs that the register keeps.

    Consents count with all they say; who recorded one does not, so that an account can be deleted.
    """
    kept = as_json(entry)
    kept["contacts"].sort(key=lambda person: person["name"])
    for consent in kept["consents"]:
        del consent["recorded_by_id"]
    words = json.dumps(kept, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()
