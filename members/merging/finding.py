"""Finding the organisation that is the same as another one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q
from django.utils.functional import Promise

from members.importing.saying import name_key
from members.importing.snapshot import BEGINNING, SAME, marks
from members.models import Organisation
from members.querysets import OrganisationQuerySet

MOST = 20


@dataclass(frozen=True)
class Found:
    """An organisation that may be the same.

    Attributes:
        organisation: It.
        same: What both have in common, as an import says it.
    """

    organisation: Organisation
    same: tuple[str | Promise, ...] = ()


def likely(organisation: Organisation) -> list[Found]:
    """Return the organisations that an import would call likely duplicates.

    The database finds a few that may be; the import's own rule decides.
    """
    own = dict(_marks_of(organisation))
    wanted = Q(search_text__contains=name_key(organisation.name))
    if organisation.email:
        wanted |= Q(email__iexact=organisation.email)
    if address := BEGINNING.sub("", organisation.website.casefold()).rstrip("/"):
        wanted |= Q(website__icontains=address)
    rows = _others(organisation).filter(wanted).order_by("sort_key", "pk")
    return list(islice(_alike(own, rows.iterator()), MOST))


def _alike(own: dict[str, str], rows: Iterable[Organisation]) -> Iterator[Found]:
    """Yield the organisations that have something in common."""
    for row in rows:
        if same := tuple(SAME[what] for what, words in _marks_of(row) if own.get(what) == words):
            yield Found(row, same)


def _marks_of(row: Organisation) -> list[tuple[str, str]]:
    """Return what tells that an organisation is the same as another one."""
    return marks(row.name, row.email, row.website)


def found_by(organisation: Organisation, query: str) -> tuple[list[Found], bool]:
    """Return the organisations of the same register that words find, and whether there are more."""
    found = _others(organisation).found_by(query, with_numbers=True)
    rows = list(found.order_by("sort_key", "pk")[: MOST + 1])
    return [Found(row) for row in rows[:MOST]], len(rows) > MOST


def _others(organisation: Organisation) -> OrganisationQuerySet:
    """Return all others of the register that are not erased."""
    rows: OrganisationQuerySet = Organisation.objects.filter(site=organisation.site_id)
    return rows.filter(erased_on=None).exclude(pk=organisation.pk)
