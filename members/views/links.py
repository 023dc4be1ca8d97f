"""Pages behind a signed link, in each language of their site."""

from typing import Any

from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.translation import get_language, override

from pages.site_context import SiteContext, language_info


def versions_of(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the same address in the other languages of the site: their facts, and `address`."""
    match = resolve(request.path_info)
    found = []
    for code in SiteContext.for_request(request).languages:
        if code != get_language():
            with override(code):
                address = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
            found.append(language_info(code) | {"address": address})
    return found
