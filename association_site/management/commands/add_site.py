"""`manage.py add_site HOST --name …`: add a site with everything that staff need to begin."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from association_site.opening.languages import language_states
from association_site.opening.sites import NewSite, add_site
from pages.choices import Palette


class Command(BaseCommand):
    """Adds a site in one transaction."""

    help = "Add a site: home page, settings, languages, groups, collection, legal drafts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what the site is to be."""
        parser.add_argument("host", metavar="HOST", help="The site's host name.")
        parser.add_argument("--name", required=True, help="The association's name.")
        parser.add_argument("--short-name", default="", help="A short form of it.")
        parser.add_argument(
            "--language", default=settings.LANGUAGE_CODE, help="The language of the originals."
        )
        parser.add_argument(
            "--languages", default="", help="Further languages, with commas between them."
        )
        parser.add_argument("--palette", default=Palette.PETROL, choices=Palette.values)
        parser.add_argument("--port", type=int, default=settings.PUBLIC_PORT)
        parser.add_argument(
            "--default", action="store_true", help="It answers for host names of no site."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Add the site and say what was made.

        Raises:
            CommandError: It cannot be made; nothing was changed.
        """
        codes = (code.strip() for code in options["languages"].split(","))
        new = NewSite(
            hostname=options["host"],
            name=options["name"].strip(),
            short_name=options["short_name"].strip(),
            language=options["language"],
            languages=tuple(code for code in codes if code),
            palette=options["palette"],
            port=options["port"],
            is_default=options["default"],
        )
        try:
            with translation.override("en"):
                site = add_site(new)
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        self.stdout.write(f"+ {site.root_url}/ – {new.name}")
        for state in language_states(site):
            if state.home is not None:
                status = "published" if state.home.live else "draft"
                self.stdout.write(f"+ home page ({state.code}), {status}")
        self.stdout.write(f"{site.hostname}: ready; people are invited in the admin")
