"""Work-around: Wagtail's page chooser offers the pages of all sites.

A hook narrows the lists; the page that a list starts from is looked up without it, so the view does
that. To be deleted once the chooser starts from pages that the user may see.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.views.chooser import BrowseView, page_models_from_string
from wagtail.models import Page

from association_site.borders.pages import own_pages


def offer_own_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Leave the pages of other sites out of a list to choose from."""
    return pages.filter(own_pages(request.user))


class OwnPagesBrowseView(BrowseView):
    """Starts from what the user's own pages of the wanted types have in common."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponseBase:
        """Answer with a page and its children."""
        if parent_page_id is None:
            parent_page_id = self._start(request)
        response: HttpResponseBase = super().get(request, parent_page_id)
        return response

    def _start(self, request: HttpRequest) -> Any:
        """Return the page to start from, or ``None`` for the root."""
        wanted = request.GET.get("page_type") or "wagtailcore.page"
        try:
            models = page_models_from_string(wanted)
        except (ValueError, LookupError):
            return None  # refused by the view itself
        if models == (Page,):
            return None
        pages = Page.objects.filter(own_pages(request.user)).type(*models)
        return pages.first_common_ancestor().pk
