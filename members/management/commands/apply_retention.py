"""`manage.py apply_retention`: delete what is not needed any more; for every night."""

from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import fields
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from members.management.sites import add_site, site_of
from members.privacy import Terms, due, retain

STANDARD = Terms()
TERMS = [term.name for term in fields(Terms)]


class Command(BaseCommand):
    """Deletes what is over its time, and says how much that was."""

    help = (
        "Delete applications that came to nothing, the contacts of former members, files that"
        " nobody came back to, and what imports keep of the time before them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the site and the terms."""
        add_site(parser)
        helps = {
            "applications": "For how long applications are kept that came to nothing",
            "contacts": "For how long the people of former members are kept",
            "imports": "For how long imports can be undone",
            "unconfirmed": "For how long applications wait for their e-mail address to be confirmed",
            "mails": "For how long mails, questions and answers are kept",
        }
        for name, text in helps.items():
            days = getattr(STANDARD, name)
            parser.add_argument(
                f"--{name}", type=_days, default=days, metavar="DAYS", help=f"{text}; {days}."
            )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would be deleted, and delete nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete it."""
        site, today = site_of(options["site"]), timezone.localdate()
        terms = Terms(**{name: options[name] for name in TERMS})
        found = (due if options["dry_run"] else retain)(site, today, terms)
        self.stdout.write(" ".join(f"{name}={number}" for name, number in found.counts.items()))
        if found.undated:
            self.stdout.write(
                f"The log does not say since when {found.undated} applications are there; they stay."
            )


def _days(text: str) -> int:
    """Return a number of days.

    Raises:
        ArgumentTypeError: It is none.
    """
    if not text.isdecimal():
        raise ArgumentTypeError(f"“{text}” is no number of days")
    return int(text)
