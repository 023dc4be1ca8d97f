"""Asking the register."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Site


class MembershipQuerySet(models.QuerySet):
    """Periods of membership."""

    def running(self, on: date) -> Self:
        """Return the periods that have begun and not ended on a day; the last day counts."""
        return self.filter(started_on__lte=on).filter(
            Q(ended_on__isnull=True) | Q(ended_on__gte=on)
        )


class OrganisationQuerySet(models.QuerySet):
    """Member organisations, applicants and former members."""

    def of(self, site: Site) -> Self:
        """Return the organisations of a site's register."""
        return self.filter(site=site)

    def active(self, on: date) -> Self:
        """Return the organisations that are members on a day."""
        periods = self.model._meta.get_field("memberships").related_model.objects
        return self.filter(Exists(periods.running(on).filter(organisation=OuterRef("pk"))))

    def in_directory(self, site: Site, on: date) -> Self:
        """Return what the public directory shows, by district and name."""
        return self.of(site).active(on).order_by("district_sort_key", "sort_key", "pk")
