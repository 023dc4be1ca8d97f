"""Old addresses: where they lead, and that they lead somewhere.

Wagtail makes a redirect whenever a page or one above it gets another address. Its own middleware follows
each of them: to drafts, to languages that are off, and from the address of a draft that came back
to it round in a circle. Browsers remember such a permanent redirect for good.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from pages.site_context import SiteContext


class RedirectMiddleware:
    """Leads on from an address where there is nothing, if there is something at the other end."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead on."""
        response = self.get_response(request)
        redirect = redirect_for(request) if response.status_code == 404 else None
        if redirect is None:
            return response
        address = target_of(redirect, SiteContext.for_request(request))
        if not address or address == request.path:
            return response
        kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        return kind(address)


def redirect_for(request: HttpRequest) -> Redirect | None:
    """Return the redirect of a request's address, the one with its query before the one without."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    bare = urlsplit(path).path
    return get_redirect(request, path) or (get_redirect(request, bare) if bare != path else None)


def target_of(redirect: Redirect, context: SiteContext) -> str:
    """Return the address a redirect leads to, ``""`` where visitors find nothing there."""
    page = redirect.redirect_page
    if page is None:
        return redirect.redirect_link
    site = page.get_site()
    if site is None or not page.live or page.alias_of_id:
        return ""
    if site == context.site:
        return context.address(page)
    return SiteContext(context.request, site).full_address(page)
