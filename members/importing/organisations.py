"""What a row says of an organisation: its own fields, its contacts, and what may be shown."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from members import gazetteer, kept
from members.choices import CONTACT_FIELDS, PublishedField
from members.columns import BY_IDENTIFIER, CellProblem, Scope
from members.importing.saying import RowProblem, Said
from members.importing.snapshot import Snapshot
from members.kept import MOST_CONTACTS, OWN, Entry, Person, topics_in_order
from members.models import Organisation

LISTS = ("other_names", "links", "languages")
# What an empty cell may take out, if somebody wants that; everything else is not emptied by a list.
EMPTIED = frozenset({*OWN, *LISTS, "topics"} - {"number", "name"})


def with_own(entry: Entry, said: Said, snapshot: Snapshot, today: date) -> Entry:
    """Return an organisation with what a row says of itself.

    Raises:
        RowProblem: It would have no name.
    """
    own = {
        name: value
        for name, value in said.values.items()
        if name in OWN and not _says_the_same(entry, name, value, today)
    }
    lists: dict[str, Any] = {
        name: said.values[name]
        for name in LISTS
        if name in said.values and not _says_the_same(entry, name, said.values[name], today)
    }
    if "topics" in said.values:
        lists["topics"] = _topics(said, snapshot)
    changed = replace(entry, own=entry.own | own, **lists)
    if not changed.own["name"]:
        raise RowProblem("name", _("A new organisation needs a name."))
    return changed


def without(entry: Entry, names: Collection[str]) -> Entry:
    """Return an organisation without what is kept of it under some names."""
    nothing = kept.empty()
    own = {name: nothing.own[name] for name in names if name in OWN}
    lists: dict[str, Any] = {name: getattr(nothing, name) for name in names if name not in OWN}
    return replace(entry, own=entry.own | own, **lists)


def _says_the_same(entry: Entry, name: str, value: Any, today: date) -> bool:
    """Say whether a value is what is kept, as it reads when it is written into a list."""
    kept = entry.own[name] if name in OWN else getattr(entry, name)
    if kept == value:
        return True
    column = BY_IDENTIFIER[name]
    try:
        return bool(column.read(column.write(entry, None, today), today) == value)
    except CellProblem:
        return False


def _topics(said: Said, snapshot: Snapshot) -> tuple[str, ...]:
    """Return the topics of a row as the register has them; new ones are noticed."""
    found = set()
    for written in said.values["topics"]:
        name, is_new = snapshot.topic(written)
        found.add(name)
        if is_new:
            said.notices.append(_("“%(name)s” is a new topic.") % {"name": name})
    return topics_in_order(found)


def placed(entry: Entry, said: Said) -> Entry:
    """Return an organisation with its district as the register keeps it; say what is odd there."""
    own = entry.own
    place = Organisation(town=own["town"], district=own["district"])
    place.derive_place()
    if not {"town", "district"}.isdisjoint(said.values):
        _notice_place(place, said)
    return replace(entry, own=own | {"district": place.district})


def _notice_place(place: Organisation, said: Said) -> None:
    """Notice a place that is unknown, outside of Saxony, or in another district."""
    said_place = {"town": place.town, "district": place.district}
    if place.district and not place.district_key:
        said.notices.append(_("“%(district)s” is no district of Saxony.") % said_place)
    elif place.town and not place.municipality_key:
        if place.district and gazetteer.knows_municipality(place.town):
            said.notices.append(_("“%(town)s” does not lie in “%(district)s”.") % said_place)
        else:
            said.notices.append(_("“%(town)s” is no town of Saxony that is known.") % said_place)


# ---------------------------------------------------------------------------------------- contacts
def with_contacts(entry: Entry, said: Said) -> Entry:
    """Return an organisation with the people that a row names.

    Who has the same name is the same. A list often knows no more than a name: the only person of
    whom nothing else is kept is the one that a list wrote before, and is replaced. Others are
    added.

    Raises:
        RowProblem: Something is said of nobody, or there would be too many.
    """
    told = _people(said)
    if not told:
        return entry
    people = list(entry.contacts)
    names = {values["name"] for values in told.values()}
    bare = [person for person in people if person.is_bare]
    replaceable = [person for person in bare if len(bare) == 1 and person.name not in names]
    for place, values in told.items():
        known = next((person for person in people if person.name == values["name"]), None)
        old = known or (replaceable.pop() if replaceable else None)
        if old is not None:
            people[people.index(old)] = replace(old, **values)
        elif len(people) < MOST_CONTACTS:
            people.append(Person(**values))
        else:
            raise RowProblem(
                "contact_name" if place == 1 else f"contact{place}_name",
                _("There are %(number)s contacts already; there can be no more.")
                % {"number": MOST_CONTACTS},
            )
    return replace(entry, contacts=tuple(people))


def _people(said: Said) -> dict[int, dict[str, str]]:
    """Return what a row says of people, by their place in it.

    Raises:
        RowProblem: Something is said of nobody, or of one twice.
    """
    found: dict[int, dict[str, str]] = {}
    first: dict[int, str] = {}
    for name, value in said.of(Scope.CONTACT).items():
        column = BY_IDENTIFIER[name]
        found.setdefault(column.contact, {})[column.part] = value
        first.setdefault(column.contact, name)
    for place, values in found.items():
        if "name" not in values:
            raise RowProblem(first[place], _("The name of this person is missing."))
    told = {place: found[place] for place in sorted(found)}
    names: set[str] = set()
    for place, values in told.items():
        if values["name"] in names:
            raise RowProblem(first[place], _("This person stands in the row twice."))
        names.add(values["name"])
    return told


# ---------------------------------------------------------------------------------- what is shown
def with_published(entry: Entry, said: Said) -> Entry:
    """Return an organisation with what a row says it agrees to have shown.

    A consent that was withdrawn is not brought back by a list, which may be older.

    Raises:
        RowProblem: The row says two things.
    """
    now = set(entry.published)
    wanted = set(said.values.get("public_fields", now))
    contact = said.values.get("contact_public")
    if contact is not None:
        fields = {field.value for field in CONTACT_FIELDS}
        if "public_fields" in said.values and (contact != (fields <= wanted)):
            raise RowProblem(
                "contact_public", _("This does not fit what else the row says is shown.")
            )
        wanted = wanted | fields if contact else wanted - fields
    for name in sorted((wanted - now) & entry.withdrawn):
        said.notices.append(
            _("The consent to show “%(field)s” was withdrawn; it is not brought back.")
            % {"field": PublishedField(name).label}
        )
    wanted -= entry.withdrawn - now
    return replace(entry, published=tuple(sorted(wanted)))
