"""Noting what all pages say and what their translations were made from."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Page

from translations import memory, recording
from translations.choices import Presence


class Command(BaseCommand):
    """Makes the records of all public pages anew; what is right already stays as it is.

    Needed once for pages from before there were records, and where publishing a page failed to
    renew its passages.
    """

    help = "Notes for all public pages what they say and what their translations were made from."

    def handle(self, *args: Any, **options: Any) -> None:
        """Note originals first: translations are compared with them."""
        pages = list(Page.objects.filter(alias_of__isnull=True, depth__gt=1).order_by("path"))
        of_original = {page.pk: recording.original_locale_id(page) for page in pages}
        pages.sort(key=lambda page: of_original[page.pk] != page.locale_id)
        count = 0
        for page in pages:
            if page.live:
                with transaction.atomic():
                    if memory.source_of(page) is not None:
                        memory.synchronise_source(page)
                    recording.record(page)
                count += 1
            elif of_original[page.pk] == page.locale_id:
                recording.note_presence(page, Presence.UNPUBLISHED)
        if options["verbosity"]:
            self.stdout.write(f"{count} pages are recorded.")
