"""`manage.py export_members FILE`: write the register to a file."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from members.exporting import Encoding, Export, ExportProblem, Format, replaced
from members.management.sites import add_site, site_of


class Command(BaseCommand):
    """Writes a file that `import_members` reads again; the language is that of the settings."""

    help = "Export the register of a site to CSV, XLSX or JSON, whichever the file's ending says."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the site, the day and what to leave out."""
        parser.add_argument("file", type=Path, metavar="FILE")
        add_site(parser)
        parser.add_argument(
            "--as-of",
            type=date.fromisoformat,
            metavar="DATE",
            help="The register as it was on that day, for example 2017-04-08.",
        )
        parser.add_argument(
            "--encoding",
            choices=Encoding.values,
            default=Encoding.UTF_8.value,
            help="Of a CSV file; UTF-8 (with BOM) if left out.",
        )
        parser.add_argument(
            "--without-contacts", action="store_true", help="Leave out everything about people."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file, readable by its owner alone.

        Raises:
            CommandError: There is no such site, or the file cannot be written.
        """
        path: Path = options["file"]
        export = Export(
            site=site_of(options["site"]),
            format=_format(path),
            encoding=Encoding(options["encoding"]),
            contacts=not options["without_contacts"],
            day=options["as_of"],
        )
        try:
            with replaced(path) as file:
                number = export.write(file)
        except ExportProblem as problem:
            with override("en"):
                raise CommandError(str(problem)) from None
        noun = "organisation" if number == 1 else "organisations"
        self.stdout.write(f"{number} {noun} of {export.site.hostname} written to {path}")


def _format(path: Path) -> Format:
    """Return the format that the ending of a file says.

    Raises:
        CommandError: It says none.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in Format.values:
        known = ", ".join(f".{value}" for value in Format.values)
        raise CommandError(f"“{path.name}” has none of the endings {known}")
    return Format(ending)
