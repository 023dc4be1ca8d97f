"""Asking the register."""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from wagtail.models import Site

from members.choices import MembershipStatus
from search.folding import spellings


class MembershipQuerySet(models.QuerySet[Any]):
    """Periods of membership."""

    def running(self, on: date) -> Self:
        """Return the periods that have begun and not ended on a day; the last day counts."""
        return self.begun(on).filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on))

    def begun(self, on: date) -> Self:
        """Return the periods that have begun on a day, ended or not."""
        return self.filter(started_on__lte=on)


def _periods() -> MembershipQuerySet:
    """Return the periods of the organisation that a query is about."""
    periods = MembershipQuerySet(apps.get_model("members", "Membership"))
    return periods.filter(organisation=OuterRef("pk"))


class OrganisationQuerySet(models.QuerySet[Any]):
    """Member organisations, applicants and former members."""

    def of(self, site: Site) -> Self:
        """Return the organisations of a site's register."""
        return self.filter(site=site)

    def active(self, on: date) -> Self:
        """Return the organisations that are members on a day and whose membership does not rest."""
        return self.filter(Exists(_periods().running(on).filter(rests=False)))

    def with_status(self, on: date) -> Self:
        """Add what follows from the periods of membership on a day, as `status_on`."""
        running = _periods().running(on)
        return self.annotate(
            status_on=Case(
                When(Exists(running.filter(rests=False)), then=Value(MembershipStatus.ACTIVE)),
                When(Exists(running), then=Value(MembershipStatus.DORMANT)),
                When(Exists(_periods().begun(on)), then=Value(MembershipStatus.ENDED)),
                default=Value(MembershipStatus.APPLICATION),
                output_field=models.CharField(),
            )
        )

    def found_by(self, query: str, *, with_numbers: bool = False) -> Self:
        """Return the organisations in whose names or town all words are found.

        Args:
            query: The words.
            with_numbers: Whether a word may be of the member number, too. The public cannot try
                those out.
        """
        found = self
        for word in query.split():
            wanted = Q(number__icontains=word) if with_numbers else Q()
            for spelling in spellings(word):
                wanted |= Q(search_text__contains=spelling)
            found = found.filter(wanted)
        return found

    def in_directory(self, site: Site, on: date) -> Self:
        """Return what the public directory shows, by name."""
        return self.of(site).filter(erased_on=None).active(on).order_by("sort_key", "pk")
