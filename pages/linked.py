"""Which pages and documents the stored texts of a page lead to."""

import re
from collections.abc import Iterator

from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

ANCHOR = re.compile(r"<a\b[^>]*>")
DOCUMENT_LINK = re.compile(r'\blinktype=\\?"document\\?"')
PAGE_LINK = re.compile(r'\blinktype=\\?"page\\?"')
LINKED_ID = re.compile(r'\bid=\\?"(\d+)')
CHOSEN_PAGE = re.compile(r'"page": (\d+)')


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
