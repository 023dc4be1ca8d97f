"""What the register can count for a sentence."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from members.models import Organisation
from pages import figures


def member_count(site: Site, on: date) -> int:
    """Return how many organisations are members on a day."""
    return Organisation.objects.of(site).active(on).count()


def register() -> None:
    """Register the figures of this room."""
    figures.register("member_count", _("Number of member organisations"), member_count)
