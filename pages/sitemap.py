"""The public pages of a site with their translations.

Wagtail's own sitemap lists only the tree of the main language.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pages.page_context import alternates
from pages.site_context import SiteContext


@dataclass(frozen=True)
class SitemapEntry:
    """One address with the addresses of its translations, by language."""

    address: str
    changed: datetime | None
    alternates: dict[str, str]


def sitemap_entries(context: SiteContext) -> list[SitemapEntry]:
    """Return all pages that visitors without a password can read."""
    groups: dict[Any, dict[str, Any]] = defaultdict(dict)
    for page in context.public().public().order_by("path"):
        groups[page.translation_key][context.locales[page.locale_id]] = page
    entries: list[SitemapEntry] = []
    for versions in groups.values():
        links = alternates(context, versions)
        entries.extend(
            SitemapEntry(context.full_address(page), page.last_published_at, links)
            for page in versions.values()
        )
    return entries
