"""What the register can count for a sentence."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Site

from members.models import Organisation
from pages import figures


def member_count(site: Site, on: date) -> int:
    """Return how many organisations are members on a day."""
    return Organisation.objects.of(site).active(on).count()


def members_in_words(number: int) -> str:
    """Say what so many members are."""
    return ngettext("member organisation", "member organisations", number)


def register() -> None:
    """Register the figures of this room."""
    label = _("Number of member organisations")
    figures.register("member_count", label, member_count, members_in_words)
