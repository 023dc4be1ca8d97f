"""The public pages of a site with their translations.

Wagtail's own sitemap lists only the tree of the main language.
"""

import logging
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pages.models import BasePage
from pages.page_context import alternates
from pages.site_context import SiteContext

logger = logging.getLogger(__name__)

MOST = 50_000  # more addresses are not read (https://www.sitemaps.org/protocol.html)


@dataclass(frozen=True)
class SitemapEntry:
    """One address with the addresses of its translations, by language."""

    address: str
    changed: datetime | None
    alternates: dict[str, str]


def sitemap_entries(context: SiteContext, most: int = MOST) -> list[SitemapEntry]:
    """Return all pages that visitors without a password can read.

    Args:
        context: The site's.
        most: More addresses are not wanted; what is left out stands in the log.
    """
    groups: dict[Any, dict[str, Any]] = defaultdict(dict)
    for page in context.public().public().order_by("path"):
        groups[page.translation_key][context.locales[page.locale_id]] = page
    entries: list[SitemapEntry] = []
    below: list[SitemapEntry] = []
    for versions in groups.values():
        links = alternates(context, versions)
        entries.extend(
            SitemapEntry(context.full_address(page), page.last_published_at, links)
            for page in versions.values()
        )
    for versions in groups.values():
        below.extend(_below(context, versions, most - len(entries) - len(below)))
    if len(entries) > most:
        logger.warning("The sitemap leaves out %d pages: it has too many.", len(entries) - most)
    return [*entries, *below][:most]


def _below(context: SiteContext, versions: dict[str, Any], room: int) -> list[SitemapEntry]:
    """Return what lies below a page and its translations without being a page.

    Args:
        context: The site's.
        versions: The page and its translations by language.
        room: For so many addresses; something is there in all languages, or in none.
    """
    page_type = next(iter(versions.values())).specific_class
    if page_type is None or not issubclass(page_type, BasePage) or context.site is None:
        return []
    addresses = [context.full_address(page) for page in versions.values()]
    links = alternates(context, versions)
    fitting = max(0, room // len(addresses))
    paths = page_type.paths_below(context.site, fitting + 1)
    if len(paths) > fitting:
        logger.warning("The sitemap leaves out what is below %s after %d.", addresses[0], fitting)
    entries: list[SitemapEntry] = []
    for path in paths[:fitting]:
        there = {code: f"{address}{path}" for code, address in links.items()}
        entries.extend(SitemapEntry(f"{address}{path}", None, there) for address in addresses)
    return entries
