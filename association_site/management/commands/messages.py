"""`manage.py messages`: update, check or compile the catalogues of the interface."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from association_site import messages
from association_site.catalogues import CATALOGUES


class Command(BaseCommand):
    """Keep the catalogues in step with the sources."""

    help = "Write the interface's messages to the catalogues (locale/)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the two other things the command can do."""
        group = parser.add_mutually_exclusive_group()
        group.add_argument(
            "--check",
            action="store_true",
            help="change nothing; list what is missing, stale, empty or fuzzy, and exit with 1",
        )
        group.add_argument(
            "--compile", action="store_true", help="write the .mo files that are older than a .po"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do one of the three things.

        Raises:
            CommandError: A file cannot be read, or the check found something.
        """
        try:
            if options["check"]:
                self._check()
            elif options["compile"]:
                messages.compile_catalogues(messages.BASE_DIR)
            else:
                for catalogue in CATALOGUES:
                    written = messages.update(catalogue, messages.BASE_DIR)
                    count, empty = len(written), len(written.untranslated_entries())
                    self.stdout.write(
                        f"{catalogue.language}: {count} messages, {empty} untranslated."
                    )
        except messages.CatalogueError as error:
            raise CommandError(str(error)) from error

    def _check(self) -> None:
        found = [
            f"{catalogue.language}: {problem}"
            for catalogue in CATALOGUES
            for problem in messages.problems(catalogue, messages.BASE_DIR)
        ]
        if found:
            raise CommandError(
                "\n".join(["The catalogues and the sources differ (run `make messages`):", *found])
            )
