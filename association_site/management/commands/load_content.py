"""`manage.py load_content DIR…`: load content bundles."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from association_site.bundles import BundleError, load


class Command(BaseCommand):
    """Loads bundles, each in a transaction of its own; a second run changes nothing.

    What editors changed since it was loaded stays, and the report says so.
    """

    help = "Load content bundles (the README describes their format)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take folders, the dry run and whether files go before the work of editors."""
        parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
        parser.add_argument(
            "--dry-run", action="store_true", help="Report what would change, and change nothing."
        )
        parser.add_argument(
            "--force",
            action="store_true",
            help="Overwrite what was changed in the admin since it was loaded; pages keep their"
            " earlier versions.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the bundles one after the other.

        Raises:
            CommandError: One cannot be loaded; it has changed nothing.
        """
        for folder in options["folders"]:
            try:
                with translation.override("en"):  # one language for our words and Django's
                    report = load(folder, dry_run=options["dry_run"], force=options["force"])
            except BundleError as error:
                raise CommandError(str(error)) from error
            for line in report.lines():
                self.stdout.write(line)
