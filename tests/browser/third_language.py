"""All languages of the demo's first site, and its pages in the one that is read from right to left.

`python -m tests.browser.third_language` with the settings of a demo loads what `make demo` loads and the
prepared database has not, and prints, as JSON, where each page of the first site lies in Arabic. What the
bundle leaves in German is filled with words that make no sense, so that all of the page is Arabic.
"""

import json
import os
from typing import Any

CODE = "ar"
HOSTNAME = "localhost"


def add() -> dict[str, str]:
    """Add the languages of the bundle to the first site, and publish all its pages in this one.

    Returns:
        The path of each page in the new language, by its path in German.
    """
    from django.db import transaction
    from wagtail.models import Locale, Site

    from association_site.bundles.writing import load
    from association_site.management.commands.demo import DEFAULT_BUNDLES
    from pages.site_context import clear_root_paths

    load(DEFAULT_BUNDLES[0])
    site = Site.objects.get(hostname=HOSTNAME)
    with transaction.atomic():
        locale = Locale.objects.get(language_code=CODE)
        for page in _originals(site):
            _translate(page, locale)
    clear_root_paths()
    return addresses(site)


def _originals(site: Any) -> Any:
    """Return the public pages of a site's main language, parents first."""
    home = site.root_page
    pages = home.get_descendants(inclusive=True).live()
    return pages.filter(alias_of__isnull=True, locale_id=home.locale_id).order_by("path").specific()


def _translate(page: Any, locale: Any) -> None:
    """Publish a page with filler in place of each passage that is not translated."""
    from tests.browser.arabic_filler import filler_html
    from translations import memory

    source = memory.synchronise_source(page)
    known = memory.kept_translations(source, locale)
    for passage in memory.passages(source):
        if (passage.string_id, passage.context_id) not in known:
            memory.write(passage, locale, filler_html(passage.html))
    memory.publish_translation(source, locale)


def addresses(site: Any) -> dict[str, str]:
    """Return where the pages of a site lie in the language, by their path in its main one."""
    from django.test import RequestFactory

    from pages.site_context import SiteContext

    context = SiteContext(RequestFactory().get("/"), site)
    pages = list(_originals(site))
    versions = context.versions(*pages)
    return {
        context.address(page): context.address(version)
        for page in pages
        if (version := versions[page.translation_key].get(CODE))
    }


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "association_site.settings.demo")
    django.setup()
    print(json.dumps(add()))
