"""Asking the register."""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from wagtail.models import Site


class MembershipQuerySet(models.QuerySet[Any]):
    """Periods of membership."""

    def running(self, on: date) -> Self:
        """Return the periods that have begun and not ended on a day; the last day counts."""
        return self.filter(started_on__lte=on).filter(
            Q(ended_on__isnull=True) | Q(ended_on__gte=on)
        )


class OrganisationQuerySet(models.QuerySet[Any]):
    """Member organisations, applicants and former members."""

    def of(self, site: Site) -> Self:
        """Return the organisations of a site's register."""
        return self.filter(site=site)

    def active(self, on: date) -> Self:
        """Return the organisations that are members on a day."""
        membership = apps.get_model("members", "Membership")
        periods = MembershipQuerySet(membership).running(on)
        return self.filter(Exists(periods.filter(organisation=OuterRef("pk"))))

    def in_directory(self, site: Site, on: date) -> Self:
        """Return what the public directory shows, by district and name, those without one last."""
        elsewhere = Case(When(district_sort_key="", then=Value(1)), default=Value(0))
        return self.of(site).active(on).order_by(elsewhere, "district_sort_key", "sort_key", "pk")
