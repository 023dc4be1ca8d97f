"""`manage.py organisation_data NUMBER`: all that is held about an organisation and its people."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from members.exporting import ExportProblem, replaced
from members.management.asking import organisation_of
from members.management.sites import add_site, site_of
from members.privacy import held


class Command(BaseCommand):
    """Answers to somebody who asks what is held about them."""

    help = "Write all that is held about an organisation and its contacts, as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the organisation and the file."""
        parser.add_argument("number", metavar="NUMBER")
        add_site(parser)
        parser.add_argument(
            "--output",
            type=Path,
            metavar="FILE",
            help="Where to, readable by its owner alone; standard output if left out.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it.

        Raises:
            CommandError: There is no such organisation, or the file cannot be written.
        """
        data = held(organisation_of(options["number"], site_of(options["site"])))
        text = json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)
        path: Path | None = options["output"]
        if path is None:
            self.stdout.write(text)
            return
        try:
            with replaced(path) as file:
                file.write(f"{text}\n".encode())
        except ExportProblem as problem:
            with override("en"):
                raise CommandError(str(problem)) from None
        self.stdout.write(f"Written to {path}")
