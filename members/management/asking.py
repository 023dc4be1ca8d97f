"""What the commands of data protection have in common: whom they mean, and asking before."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from members.models import Organisation
from members.privacy import Traces

YES = "yes"


def add_yes(parser: ArgumentParser) -> None:
    """Take a yes that was given before."""
    parser.add_argument("--yes", action="store_true", help="Do it without asking.")


def organisation_of(number: str, site: Site) -> Organisation:
    """Return the organisation of a number.

    Raises:
        CommandError: There is none.
    """
    found = Organisation.objects.of(site).select_related("site").filter(number=number).first()
    if found is None:
        raise CommandError(f"There is no organisation number {number} on {site.hostname}")
    return found


def lines_about(traces: Traces) -> list[str]:
    """Return what is removed beside rows, a line for each kind."""
    found: dict[str, Sequence[object]] = {
        "waiting files, deleted": [run.file_name for run in traces.files],
        "imports that cannot be undone any more": [run.file_name for run in traces.imports],
        "names of imported files": [run.file_name for run in traces.file_names],
        "texts of periods and consents": traces.texts,
        "entries of the log": traces.log,
        "mails": traces.mail.letters,
        "questions with their answers": traces.mail.confirmations,
        "applications": [*traces.mail.unconfirmed, *traces.mail.applications],
    }
    return [f"{len(rows)} {what}" for what, rows in found.items() if rows]


def agree(command: BaseCommand, lines: Iterable[str], yes: bool) -> None:
    """Say what would be removed, and ask, unless somebody said yes before.

    Raises:
        CommandError: Nobody said yes.
    """
    if yes:
        return
    command.stdout.write("\n".join(["This would be removed:", *lines]))
    if not sys.stdin.isatty():
        raise CommandError("Nothing was removed. Add --yes to do it.", returncode=1)
    if input(f"Write “{YES}” to remove it for good: ").strip() != YES:
        raise CommandError("Nothing was removed.", returncode=1)
