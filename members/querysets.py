"""Asking the register."""

from datetime import date, timedelta
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from wagtail.models import Site

from members.choices import MembershipStatus
from search.folding import spellings

# For so many days an organisation's word that its entry is right counts.
CONFIRMED_FOR = 365


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


def _numbered(word: str) -> Q:
    """Return what finds an organisation by its number, or by that of one merged into it."""
    merged = apps.get_model("members", "MergedOrganisation").objects
    found = merged.filter(number__icontains=word).values("organisation")
    return Q(number__icontains=word) | Q(pk__in=found)


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

    def overdue(self, on: date) -> Self:
        """Return the members, dormant ones too, that did not say for a year that they are right.

        Args:
            on: The day it is asked for.
        """
        long_ago = on - timedelta(days=CONFIRMED_FOR)
        unconfirmed = Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=long_ago)
        return self.filter(unconfirmed, Exists(_periods().running(on)), erased_on=None)

    def undecided(self) -> Self:
        """Return the applicants that the board has neither admitted nor declined."""
        return self.filter(
            ~Exists(_periods()), application__declined_on__isnull=True, erased_on=None
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
            wanted = _numbered(word) if with_numbers else Q()
            for spelling in spellings(word):
                wanted |= Q(search_text__contains=spelling)
            found = found.filter(wanted)
        return found

    def in_directory(self, site: Site, on: date) -> Self:
        """Return what the public directory shows, by name."""
        return self.of(site).filter(erased_on=None).active(on).order_by("sort_key", "pk")
