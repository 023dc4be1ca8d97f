"""Links to pages and documents: where they lead a reader of one language.

Wagtail leads a link to whatever is ``localized``, alias pages and languages that are off among it, and asks
the database for each link. Here all links of a page are answered together.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from pages.downloads import file_facts
from pages.models import AssociationDocument
from pages.site_context import SiteContext, language_info

ANCHOR = re.compile(r"<a\b[^>]*>")
DOCUMENT_ANCHOR = re.compile(r'(<a\b[^>]*\blinktype="document"[^>]*>)(.*?)</a>', re.DOTALL)
DOCUMENT_LINK = re.compile(r'\blinktype=\\?"document\\?"')
PAGE_LINK = re.compile(r'\blinktype=\\?"page\\?"')
LINKED_ID = re.compile(r'\bid=\\?"(\d+)')
CHOSEN_PAGE = re.compile(r'"page": (\d+)')


@dataclass(frozen=True)
class LinkTarget:
    """Where a link leads.

    Attributes:
        address: The path.
        language: The language of the page, where it is another one than the reader's.
    """

    address: str
    language: dict[str, Any] | None


def _texts(page: Page) -> Iterator[str]:
    """Yield the stored texts of a page that links may stand in."""
    for field in page._meta.get_fields():
        if isinstance(field, RichTextField | StreamField):
            yield field.value_to_string(page)


def _ids_in(text: str, kind: re.Pattern[str]) -> set[int]:
    """Return the ids in a text's links of one kind."""
    anchors = filter(kind.search, ANCHOR.findall(text))
    return {int(number) for anchor in anchors for number in LINKED_ID.findall(anchor)}


def linked_ids(page: Page) -> set[int]:
    """Return the ids of the pages that a page's texts and buttons lead to."""
    found: set[int] = set()
    for text in _texts(page):
        found.update(map(int, CHOSEN_PAGE.findall(text)))
        found |= _ids_in(text, PAGE_LINK)
    return found


def linked_document_ids(page: Page) -> set[int]:
    """Return the ids of the documents that a page's texts lead to."""
    return set().union(*(_ids_in(text, DOCUMENT_LINK) for text in _texts(page)))


class PageLinks:
    """The links of one page, answered with one query and one for documents, however many."""

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
        asked = Page.objects.filter(pk__in=ids).values("translation_key")
        found = list(Page.objects.filter(translation_key__in=asked))
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
