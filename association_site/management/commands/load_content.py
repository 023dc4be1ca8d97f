"""`manage.py load_content DIR…`: load content bundles."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from association_site.bundles import BundleError, load


class Command(BaseCommand):
    """Loads bundles, each in a transaction of its own; a second run changes nothing."""

    help = "Load content bundles (the README describes their format)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take folders and the dry run."""
        parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
        parser.add_argument(
            "--dry-run", action="store_true", help="Report what would change, and change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the bundles one after the other.

        Raises:
            CommandError: One cannot be loaded; it has changed nothing.
        """
        for folder in options["folders"]:
            try:
                with translation.override("en"):  # one language for our words and Django's
                    report = load(folder, dry_run=options["dry_run"])
            except BundleError as error:
                raise CommandError(str(error)) from error
            for line in report.lines():
                self.stdout.write(line)
