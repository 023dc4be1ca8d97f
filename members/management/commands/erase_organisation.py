"""`manage.py erase_organisation NUMBER`: remove an organisation, all but its figures."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from members.management.asking import (
    add_yes,
    agree,
    lines_about,
    organisation_of,
)
from members.management.sites import add_site, site_of
from members.privacy import erase_organisation, traces_of_organisation


class Command(BaseCommand):
    """Erases a former member or an applicant; of a member, periods and district stay as figures."""

    help = (
        "Remove an organisation with its contacts, consents and texts, from what imports keep, from"
        " waiting files and from the log. Its periods of membership stay as anonymous figures."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the organisation."""
        parser.add_argument("number", metavar="NUMBER")
        add_site(parser)
        add_yes(parser)
        parser.add_argument(
            "--force", action="store_true", help="Even a member of today, whose membership ends."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase the organisation.

        Raises:
            CommandError: There is none, it is still a member, or nobody said yes.
        """
        organisation = organisation_of(options["number"], site_of(options["site"]))
        lines = [
            f"organisation {organisation.number}, {organisation.name}",
            f"{organisation.contacts.count()} contacts",
            f"{organisation.consents.count()} consents",
            *lines_about(traces_of_organisation(organisation)),
        ]
        logo = organisation.logo
        agree(self, lines, options["yes"])
        try:
            with override("en"):
                erase_organisation(organisation, force=options["force"])
        except ValidationError as refused:
            hint = "" if options["force"] else " Add --force to end it today."
            raise CommandError(f"{refused.messages[0]}{hint}") from None
        self.stdout.write("The organisation was erased.")
        if logo is not None:
            self.stdout.write(f"Its logo stays among the images, as number {logo.pk}.")
