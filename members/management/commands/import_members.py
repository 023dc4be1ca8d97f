"""`manage.py import_members FILE`: bring an office's list into the register of a site."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from members.importing import ColumnsUnclear, FileProblem, Plan, RowsInError, Table, apply, plan
from members.importing.progress import ProgressBar
from members.importing.reading import LIMITS, SheetsToChoose, open_file, read_table
from members.importing.tables import MEBIBYTE
from members.management.sites import add_site, site_of

SMALLEST_UNPACKED = 10  # times the size of the file


class Command(BaseCommand):
    """Imports a CSV file or an XLSX workbook: all of it, or nothing."""

    help = (
        "Bring a list (CSV or XLSX) into the register of a site. The last line says how many rows"
        " are new, changed, unchanged and in error; with rows in error nothing is written, unless"
        " they are left out with --skip-errors."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and what cannot be seen from it."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would happen, and write nothing."
        )
        add_site(parser)
        parser.add_argument("--sheet", default="", metavar="NAME", help="The workbook's sheet.")
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="HEADING=FIELD",
            help="What a column means; without a field it is left out. Can be repeated.",
        )
        parser.add_argument(
            "--skip-errors", action="store_true", help="Leave rows in error out, import the rest."
        )
        parser.add_argument("--max-rows", type=int, default=LIMITS.rows, metavar="N")
        parser.add_argument("--max-size", type=int, default=LIMITS.size // MEBIBYTE, metavar="MIB")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import the file; one language for our words and Django's.

        Raises:
            CommandError: It cannot be read, or holds rows in error.
        """
        with translation.override("en"):
            try:
                self._import(options)
            except FileProblem as problem:
                place = "" if problem.line is None else f" (line {problem.line})"
                raise CommandError(f"{problem.message}{_hint(problem)}{place}") from problem

    def _import(self, options: dict[str, Any]) -> None:
        """Import the file, and say what became of it."""
        site = site_of(options["site"])
        table = _table(options)
        mapping = _mapping(options["map"])
        today = timezone.localdate()
        with ProgressBar(self.stderr, len(table.records)) as bar:
            if options["dry_run"]:
                found = plan(site, table, mapping, today=today, progress=bar.show)
            else:
                try:
                    _run, found = apply(
                        site,
                        table,
                        mapping,
                        user=None,
                        skip_errors=options["skip_errors"],
                        today=today,
                        progress=bar.show,
                    )
                except RowsInError as refused:
                    found = refused.plan
        self._report(found)
        if found.errors and not options["skip_errors"]:
            raise CommandError("There are rows in error; nothing was written.", returncode=1)

    def _report(self, found: Plan) -> None:
        """Write notices, then rows in error, then how many there are of each."""
        for row in found.rows:
            for notice in row.notices:
                self.stdout.write(f"line {row.line}: {notice}")
        for row in found.errors:
            first, *others = row.problems
            reasons = "".join(
                f'; column "{problem.column}": {problem.value}: {problem.reason}'
                for problem in others
            )
            self.stdout.write(
                f'line {row.line}, column "{first.column}": {first.value}: {first.reason}{reasons}'
            )
        counts = found.counts
        self.stdout.write(" ".join(f"{name}={number}" for name, number in counts.items()))


def _hint(problem: FileProblem) -> str:
    """Return how a file's problem is solved on the command line."""
    if isinstance(problem, ColumnsUnclear):
        return ' Use --map "Heading=field", or --map "Heading=" to leave it out.'
    return " Use --sheet NAME." if isinstance(problem, SheetsToChoose) else ""


def _table(options: dict[str, Any]) -> Table:
    """Return what the file holds.

    Raises:
        FileProblem: It cannot be read.
    """
    size = options["max_size"] * MEBIBYTE
    limits = replace(
        LIMITS,
        size=size,
        unpacked=max(LIMITS.unpacked, SMALLEST_UNPACKED * size),
        rows=options["max_rows"],
    )
    path: Path = options["file"]
    return read_table(open_file(path, limits), path.name, sheet=options["sheet"], limits=limits)


def _mapping(said: list[str]) -> dict[str, str]:
    """Return what columns mean, by heading.

    Raises:
        CommandError: It is not said in the way it has to be.
    """
    mapping: dict[str, str] = {}
    for pair in said:
        heading, equals, meaning = pair.rpartition("=")
        if not equals or not heading.strip():
            raise CommandError(f'Please write --map "Heading=field" instead of “{pair}”.')
        mapping[heading.strip()] = meaning.strip()
    return mapping
