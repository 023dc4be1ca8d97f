"""What waits for the board in the registers: applications, and what members propose."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet

from association_site.desk.work import SiteWork
from members.confirmations import proposals
from members.models import Organisation


class Waiting(NamedTuple):
    """How much waits in one register."""

    applications: int = 0
    proposals: int = 0


def count_waiting(works: Sequence[SiteWork]) -> dict[int, Waiting]:
    """Return what waits, by site; asks the database twice, for people of no register never.

    Args:
        works: The sites whose registers somebody keeps.
    """
    sites = [work.site.pk for work in works]
    if not sites:
        return {}
    applications = _by_site(Organisation.objects.undecided(), "site", sites)
    proposed = _by_site(proposals(), "organisation__site", sites)
    return {pk: Waiting(applications.get(pk, 0), proposed.get(pk, 0)) for pk in sites}


def _by_site(rows: QuerySet[Any], field: str, sites: list[int]) -> dict[int, int]:
    """Return how many rows each of the sites has."""
    found = rows.filter(**{f"{field}__in": sites}).order_by().values_list(field)
    return dict(found.annotate(number=Count("pk")))
