"""`manage.py send_confirmations`: remind whom the board asked, and ask who is overdue; for each day."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import Site

from members.confirmations import (
    ASK_AGAIN_AFTER,
    REMIND_AFTER,
    ask,
    open_questions,
    proposals,
    remind,
    to_be_asked,
    to_be_reminded,
)
from members.management.sites import add_site, site_of
from members.models import Confirmation, Membership, Organisation


class Command(BaseCommand):
    """Writes the mails of the yearly question; the queue sends them."""

    help = (
        f"Remind those who were asked {REMIND_AFTER} days ago whether their entry is right, and have"
        " not answered: once. With --ask-overdue, ask those whose entry nobody confirmed for a year;"
        " with --all, every member. Nobody gets a mail twice, however often this is run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the site, and whom to ask."""
        add_site(parser)
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be sent, and send nothing."
        )
        whom = parser.add_mutually_exclusive_group()
        whom.add_argument(
            "--remind-only", action="store_true", help="Ask nobody; so it is without a choice, too."
        )
        whom.add_argument(
            "--ask-overdue",
            action="store_true",
            help=(
                "Ask the overdue who were not asked in the last"
                f" {ASK_AGAIN_AFTER} days, and have nothing waiting for the board."
            ),
        )
        whom.add_argument("--all", action="store_true", help="Ask every member, overdue or not.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the mails, and say how many; the last line says what is left."""
        site, today = site_of(options["site"]), timezone.localdate()
        known: Any = Organisation.objects.of(site)
        if options["all"]:
            members = to_be_asked(known.filter(pk__in=_of_today(site)), today)
        else:
            members = to_be_asked(known.overdue(today), today, ASK_AGAIN_AFTER)
        asks = options["all"] or options["ask_overdue"]
        reminded = (
            to_be_reminded(today, site).count() if options["dry_run"] else remind(today, site)
        )
        said = {"reminders": reminded}
        if asks and options["dry_run"]:
            said |= {"organisations": members.count()}
        elif asks:
            found = ask(members, user=None, today=today)
            said |= {
                "organisations": found.organisations,
                "questions": found.letters,
            }
        self.stdout.write(_line("would_send" if options["dry_run"] else "written", said))
        self.stdout.write(_line("left", _left(site)))


def _of_today(site: Site) -> Any:
    """Return the members of a site, dormant ones too."""
    running = Membership.objects.running(timezone.localdate())
    return running.filter(organisation__site=site).values("organisation")


def _left(site: Site) -> dict[str, int]:
    """Return what is open on a site."""
    today = timezone.localdate()
    questions = Confirmation.objects.filter(organisation__site=site)
    organisations: Any = Organisation.objects.of(site)
    return {
        "overdue": organisations.overdue(today).count(),
        "open_questions": open_questions(today).filter(pk__in=questions).count(),
        "proposals": proposals().filter(pk__in=questions).count(),
    }


def _line(title: str, numbers: dict[str, int]) -> str:
    """Return numbers as a line."""
    return f"{title}: " + " ".join(f"{name}={number}" for name, number in numbers.items())
