"""Keeping live figures in the search index: a page is indexed with the values of its day."""

import json

from wagtail.models import Page, Site
from wagtail.search import index

from pages import figures
from pages.models import HomePage


def reindex_figures(site: Site) -> int:
    """Index the pages of a site again that show a live figure, and return how many they are."""
    pages = [
        page
        for home in HomePage.of_site(site)
        for page in Page.objects.descendant_of(home, inclusive=True).live().specific()
        if figures.TOKEN.search(json.dumps(page.serializable_data(), default=str))
    ]
    for page in pages:
        index.insert_or_update_object(page)
    return len(pages)
