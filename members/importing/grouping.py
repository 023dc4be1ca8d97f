"""Whose row is whose: by the number, else by the name."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from wagtail.models import Site

from members.cells import IMPOSSIBLE
from members.importing.matching import Matching
from members.importing.saying import name_key
from members.importing.snapshot import LONGEST_NUMBER, Snapshot
from members.importing.tables import Table


@dataclass
class Group:
    """Rows of one organisation.

    Attributes:
        number: The organisation's; empty where it has none yet.
        places: Of its rows in the table.
        reason: Why it cannot be known whose rows they are.
        kept_as: The number of the organisation that this one was merged into; its rows are old.
    """

    number: str
    places: list[int] = field(default_factory=list)
    reason: str = ""
    kept_as: str = ""


def grouped(site: Site, table: Table, matching: Matching) -> tuple[list[Group], Snapshot]:
    """Return the rows by organisation, in the order of the file, and what the register has."""

    def text(place: int, identifier: str) -> str:
        column = matching.place(identifier)
        return "" if column is None else " ".join(table.records[place].cells[column].split())

    numbers = [text(place, "number") for place in range(len(table.records))]
    readable = {number for number in numbers if number and is_number(number)}
    snapshot = Snapshot(site, readable)
    for place, number in enumerate(numbers):
        if number in readable and (name := text(place, "name")):
            snapshot.call(number, name)
    groups: dict[str, Group] = {}
    for place, number in enumerate(numbers):
        if number:
            # A number that cannot be kept is an error of its row alone.
            key = f"#{number}" if number in readable else f"?{place}"
            group = _numbered(number, snapshot)
        else:
            key, group = _by_name(text(place, "name"), place, snapshot)
        groups.setdefault(key, group).places.append(place)
    return list(groups.values()), snapshot


def _by_name(name: str, place: int, snapshot: Snapshot) -> tuple[str, Group]:
    """Return what tells whose row one without a number is, and a group for the first of its kind."""
    if not name:
        return f"?{place}", Group("", reason=_("A new organisation needs a name."))
    known, number = snapshot.called(name)
    if number:
        return f"#{number}", _numbered(number, snapshot)
    if known:
        several = _("Several organisations have this name; please add the member number.")
        return f"?{place}", Group("", reason=several)
    return f"={name_key(name)}", Group("")


def _numbered(number: str, snapshot: Snapshot) -> Group:
    """Return a group for the rows of the organisation that has a number, or had it."""
    return Group(number, kept_as=snapshot.merged.get(number, ""))


def is_number(text: str) -> bool:
    """Say whether a text can be a member number."""
    return len(text) <= LONGEST_NUMBER and not IMPOSSIBLE.search(text)


def batches(groups: list[Group], size: int) -> Iterator[list[Group]]:
    """Return groups in parts of so many rows, or a few more."""
    batch: list[Group] = []
    rows = 0
    for group in groups:
        batch.append(group)
        rows += len(group.places)
        if rows >= size:
            yield batch
            batch, rows = [], 0
    if batch:
        yield batch
