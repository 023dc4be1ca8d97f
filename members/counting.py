"""What the register can count for a sentence."""

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Site

from members.models import Organisation
from pages import figures
from pages.figures import Named

# How texts speak of the members; a board, a team and a parliament have members too.
NAMED = {
    "de": Named(
        (
            "Mitgliedsorganisation*",
            "Mitgliedsverein*",
            "Mitgliedsverband*",
            "Mitgliedsverbänd*",
            "Mitgliedsgruppe*",
            "Mitgliedsinitiative*",
        ),
        ("Mitglieder", "Mitgliedern"),
    ),
    "en": Named(
        (
            "member organisation*",
            "member organization*",
            "member association*",
            "member group*",
            "member initiative*",
        ),
        ("members",),
    ),
    "ar": Named(
        (
            "منظمة عضو*",
            "منظمات عضو*",
            "منظمات أعضاء",
            "منظمات الأعضاء",
            "منظمات منتسبة",
            "منظمة منتسبة",
            "جمعية عضو*",
            "جمعيات أعضاء",
            "جمعيات عضو*",
        ),
        ("عضو", "عضوا", "أعضاء"),
    ),
    "uk": Named(
        ("організаці*-член*", "членськ* організаці*", "об'єднан*-член*"),
        ("член", "члени", "членів", "членами", "членам"),
    ),
}


def member_count(site: Site, on: date) -> int:
    """Return how many organisations are members on a day."""
    return Organisation.objects.of(site).active(on).count()


def members_in_words(number: int) -> str:
    """Say what so many members are."""
    return ngettext("member organisation", "member organisations", number)


def members_as_of(number: int, on: date) -> str:
    """Say how many organisations were members on a day, for a list or a page of figures."""
    words = ngettext(
        "As of %(day)s: %(number)s member", "As of %(day)s: %(number)s members", number
    )
    return words % {
        "day": date_format(on, "DATE_FORMAT"),
        "number": number_format(number, use_l10n=True, force_grouping=True),
    }


def register() -> None:
    """Register the figures of this room."""
    label = _("Number of member organisations")
    figures.register("member_count", label, member_count, members_in_words, NAMED)
