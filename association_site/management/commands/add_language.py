"""`manage.py add_language HOST CODE`: add a language to a site."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from wagtail.models import Site

from association_site.host_names import host_name
from association_site.opening.languages import add_language


class Command(BaseCommand):
    """Adds a language; a second run changes nothing."""

    help = "Turn a language on for a site and make the drafts that it needs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the site and the language."""
        parser.add_argument("host", metavar="HOST", help="The site's host name.")
        parser.add_argument("code", metavar="CODE", help="The language, such as en.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Add the language and say what was made.

        Raises:
            CommandError: There is no such site or language; nothing was changed.
        """
        site = self._site(options["host"])
        code = options["code"]
        try:
            with translation.override("en"):
                added = add_language(site, code)
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        for draft in added.drafts:
            self.stdout.write(f"+ {draft.draft_title} ({code}), draft")
        if not added.changed:
            self.stdout.write(f"{site.hostname}: {code} is there already")
        else:
            self.stdout.write(f"{site.hostname}: {code} is on, drafts={len(added.drafts)}")

    def _site(self, host: str) -> Site:
        """Return the site of a host name.

        Raises:
            CommandError: There is none.
        """
        try:
            name = host_name(host)
        except ValidationError:
            name = host
        site = Site.objects.filter(hostname=name).first()
        if site is None:
            known = ", ".join(Site.objects.order_by("hostname").values_list("hostname", flat=True))
            raise CommandError(f"There is no site “{host}”. Known: {known or 'none'}")
        return site
