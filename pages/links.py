"""Links to pages and documents: where they lead a reader of one language.

Wagtail leads a link to whatever is ``localized``, alias pages and languages that are off among it, and asks
the database for each link. Here all links of a page are answered together.
"""

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from pages.downloads import file_facts
from pages.linked import ANCHOR, LINKED_ID, PAGE_LINK
from pages.models import AssociationDocument
from pages.site_context import SiteContext, language_info

DOCUMENT_ANCHOR = re.compile(r'(<a\b[^>]*\blinktype="document"[^>]*>)(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class LinkTarget:
    """Where a link leads.

    Attributes:
        address: The path.
        language: The language of the page, where it is another one than the reader's.
    """

    address: str
    language: dict[str, Any] | None


class PageLinks:
    """The links of one page, answered together, however many; documents cost a query."""

    def __init__(
        self,
        context: SiteContext,
        ids: set[int],
        language: str,
        document_ids: Set[int] = frozenset(),
    ) -> None:
        """Find all targets that visitors can read; of several versions the reader's comes first."""
        self.targets: dict[int, LinkTarget] = {}
        self.language = language
        self.documents: dict[int, AssociationDocument] = (
            AssociationDocument.objects.in_bulk(document_ids) if document_ids else {}
        )
        if not ids:
            return
        found = context.linked(ids)
        readable: dict[Any, dict[str, str]] = {page.translation_key: {} for page in found}
        for page in found:
            if page.live and not page.alias_of_id and (address := context.address(page)):
                readable[page.translation_key][context.locales[page.locale_id]] = address
        for target in found:
            addresses = readable[target.translation_key]
            for code in (language, context.main_language, *context.languages):
                if target.pk in ids and code in addresses:
                    self.targets[target.pk] = LinkTarget(
                        addresses[code], language_info(code) if code != language else None
                    )
                    break

    def in_html(self, source: str) -> SafeString:
        """Return rich text as safe HTML; a link that leads nowhere any more is plain text."""

        def lead(match: re.Match[str]) -> str:
            anchor = match[0]
            if not PAGE_LINK.search(anchor):
                return anchor
            number = LINKED_ID.search(anchor)
            target = self.targets.get(int(number[1])) if number else None
            if target is None:
                return "<a>"
            if target.language:
                code = target.language["code"]
                return format_html('<a href="{}" hreflang="{}">', target.address, code)
            return format_html('<a href="{}">', target.address)

        html = expand_db_html(ANCHOR.sub(lead, DOCUMENT_ANCHOR.sub(self._download, source)))
        return mark_safe(html)  # noqa: S308 - Wagtail's own rich text

    def _download(self, match: re.Match[str]) -> str:
        """Return a link to a document with type and size, or its words where it is gone."""
        number = LINKED_ID.search(match[1])
        document = self.documents.get(int(number[1])) if number else None
        words = mark_safe(match[2])  # noqa: S308 - Wagtail's own rich text
        if document is None:
            return words
        facts = file_facts(document, self.language)
        return format_html('<a href="{}">{} {}</a>', document.url, words, facts)
