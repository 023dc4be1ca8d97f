"""A third language, from right to left, on the demo: real rows, made by our own operations.

`python -m tests.browser.third_language` with the settings of a demo prints, as JSON, where each page of
the first site lies in it.
"""

import json
import os
from typing import Any

CODE = "ar"
HOSTNAME = "localhost"


def add() -> dict[str, str]:
    """Add the language to the first site and publish all its pages in it.

    Returns:
        The path of each page in the new language, by its path in German.
    """
    from django.db import transaction
    from wagtail.models import Locale, Site

    from association_site.opening.languages import add_language
    from pages.site_context import clear_root_paths

    site = Site.objects.get(hostname=HOSTNAME)
    with transaction.atomic():
        add_language(site, CODE)
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
    """Publish a page with filler in place of each of its passages."""
    from tests.browser.arabic_filler import filler_html
    from translations import memory

    source = memory.synchronise_source(page)
    for passage in memory.passages(source):
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

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.browser.settings")
    django.setup()
    print(json.dumps(add()))
