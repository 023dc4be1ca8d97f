"""The pages that a page needs beside itself, from one query.

They are those of the menu and the foot, the pages above it, the targets of its links, and the versions of
all of these in other languages.
"""

from collections.abc import Set
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from wagtail.models import Page, PageViewRestriction

from pages.easy_reading import with_testers
from pages.linked import linked_ids
from translations import marking

# Root and home pages are above all others.
HOME_DEPTH = 2


def is_private(path: str = "path") -> Exists:
    """Return whether the page of a query, or one above it, asks for a password or an account.

    Args:
        path: Where the query has the path of that page.
    """
    below = ExpressionWrapper(OuterRef(path), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(shown_path=below)
    return Exists(restrictions.filter(shown_path__startswith=F("page__path")))


class PagesAround:
    """What is known of the pages around one.

    A legal page has its kind in ``legal_kind``; whether a page asks for a password or an account stands
    in ``is_private``.
    """

    def __init__(self, frame: Q, page: Page | None) -> None:
        """Ask the database.

        Args:
            frame: Which pages the frame around every page may link to.
            page: The page shown, if it is one; drafts have those above them, too.
        """
        self._above: list[str] = []
        self._linked: Set[int] = frozenset()
        wanted = frame
        if page is not None and page.path:
            ends = range(page.steplen * (HOME_DEPTH + 1), len(page.path) + 1, page.steplen)
            self._above = [page.path[:end] for end in ends] or [page.path]
            self._linked = linked_ids(page)
            asked = Page.objects.filter(Q(path__in=self._above) | Q(pk__in=self._linked))
            wanted = frame | Q(translation_key__in=asked.values("translation_key"))
        pages = marking.with_languages(with_testers(Page.objects.filter(wanted))).annotate(
            legal_kind=F("legalpage__kind"), is_private=is_private()
        )
        self.pages: list[Page] = list(map(marking.mark_fields, pages.order_by("path")))
        self._keys: set[Any] = {
            known.translation_key
            for known in self.pages
            if known.path in self._above or known.pk in self._linked
        }

    def page(self, path: str) -> Page | None:
        """Return the page shown, or one above it, by its place in the tree."""
        return next((page for page in self.pages if page.path == path), None)

    def above(self, page: Page) -> list[Page] | None:
        """Return the pages above the page shown, nearest first; ``None`` for any other page."""
        if not self._above or page.path != self._above[-1]:
            return None
        return [known for known in reversed(self.pages) if known.path in self._above[:-1]]

    def versions(self, keys: Set[Any]) -> list[Page] | None:
        """Return all versions of pages by their translation keys, ``None`` where one was not asked for."""
        if not keys <= self._keys:
            return None
        return [page for page in self.pages if page.translation_key in keys]

    def linked(self, ids: Set[int]) -> list[Page] | None:
        """Return all versions of linked pages, ``None`` where a link is not of the page shown."""
        if not ids <= self._linked:
            return None
        keys = {page.translation_key for page in self.pages if page.pk in ids}
        return [page for page in self.pages if page.translation_key in keys]
