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

from pages.models import AdoptedVersion
from pages.site_context import SiteContext
from pages.version_addresses import VersionAddress


class RedirectMiddleware:
    """Leads on from an address where there is nothing, if there is something at the other end."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead on."""
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        redirect, version = redirect_for(request), None
        if redirect is None:
            redirect, version = redirect_of_version(request)
        if redirect is None:
            return response
        address = target_of(redirect, SiteContext.for_request(request))
        if address and version:
            address = f"{address}{version.path}"
        if not address or address == request.path:
            return response
        kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        return kind(address)


def redirect_for(request: HttpRequest) -> Redirect | None:
    """Return the redirect of a request's address, the one with its query before the one without."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    bare = urlsplit(path).path
    return get_redirect(request, path) or (get_redirect(request, bare) if bare != path else None)


def redirect_of_version(request: HttpRequest) -> tuple[Redirect | None, VersionAddress | None]:
    """Return the redirect of a statement whose versions were asked for, and what of them was.

    Wagtail knows the old address of the statement alone; its versions stay findable below it. Asked
    is only where an address ends as one of a version does, and where the statement has that version.
    """
    parts = urlsplit(request.get_full_path()).path.rstrip("/").split("/")
    for number in (2, 1):
        if version := VersionAddress.read(parts[-number:]):
            path = Redirect.normalise_path("/".join(parts[:-number]), decode_unicode=False)
            redirect = get_redirect(request, path)
            if redirect and _has(redirect.redirect_page_id, version):
                return redirect, version.usual
            break
    return None, None


def _has(page_id: int | None, version: VersionAddress) -> bool:
    """Say whether a page has all versions that an address asks for."""
    days = set(version.days)
    found = AdoptedVersion.objects.filter(page_id=page_id, adopted_on__in=days).count()
    return page_id is not None and found == len(version.days)


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
