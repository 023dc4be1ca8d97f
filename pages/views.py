"""Addresses that belong to the site as a whole, and what stands where there is no page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template import loader
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from pages import negotiation
from pages.models import HomePage
from pages.page_context import PageContext
from pages.site_context import SiteContext
from pages.sitemap import sitemap_entries

# Where Wagtail looks for the page of a request before it searches for it (its documentation names
# the attribute at `Page.route_for_request`).
WAGTAILS_ROUTE = "_wagtail_route_for_request"


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Lead to the home page in the language that suits the visitor best."""
    context = SiteContext.for_request(request)
    if not context.languages:
        raise Http404
    language = shown_language(request, context)
    with translation.override(language):
        response = redirect(reverse("wagtail_serve", args=[""]))
    patch_vary_headers(response, ["Accept-Language"])
    return response


def in_a_language_that_is_on(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Answer only at addresses of a language that is on; the main one stands for all without any."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = translation.get_language()
        on = SiteContext.for_request(request).languages_on
        if language not in {*on, settings.LANGUAGE_CODE}:
            raise Http404
        return view(request, *args, **kwargs)

    return answer


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Show a page in a language that is on; an alias is no translation and is not shown."""
    context = SiteContext.for_request(request)
    language = translation.get_language()
    if context.site is None:
        raise Http404
    if language not in context.languages_on:
        return turned_off(request, context.site, path)
    home = context.homes.get(language)
    if home is None:
        return not_available(request, context.site.root_page)
    try:
        route = home.route(request, _components(path))
    except Http404:
        page = taken_down(home, path)
        if page is None or not PageContext(context, page).versions:
            raise
        return not_available(request, page)
    setattr(request, WAGTAILS_ROUTE, route)
    page = route.page
    if page.locale_id != home.locale_id:
        raise Http404
    if page.alias_of_id:
        return not_available(request, page)
    context.show(page)
    return wagtail_serve(request, path)


def turned_off(request: HttpRequest, site: Site, path: str) -> HttpResponse:
    """Lead from an address of a language that was turned off to the same page in the others.

    Raises:
        Http404: There was no such page.
    """
    homes = HomePage.of_site(site).filter(live=True)
    home = homes.filter(locale__language_code=translation.get_language()).first()
    if home is None:
        raise Http404
    page = home.route(request, _components(path)).page
    return not_available(request, page)


def taken_down(home: HomePage, path: str) -> Page | None:
    """Return the page that could be read at an address until it was taken down; no draft."""
    url_path = "/".join([home.url_path.rstrip("/"), *_components(path), ""])
    pages = Page.objects.filter(url_path=url_path, locale=home.locale_id, alias_of=None)
    return pages.filter(live=False, first_published_at__isnull=False).first()


def _components(path: str) -> list[str]:
    """Return the parts of a path, as pages are asked for them."""
    return [component for component in path.split("/") if component]


def shown_language(request: HttpRequest, context: SiteContext) -> str:
    """Return the language of the address if visitors can read it here, else one they can."""
    language = get_language_from_path(request.path_info)
    if language in context.languages:
        return language
    return negotiation.choose(
        request.headers.get("Accept-Language", ""), context.languages, context.main_language
    )


def not_available(request: HttpRequest, page: Page) -> HttpResponse:
    """Say that a page does not exist in the address's language, and where it can be read."""
    context = SiteContext.for_request(request)
    missing_language = translation.get_language()
    language = shown_language(request, context)
    links = PageContext(context, page).language_links
    with translation.override(language):
        response = render(
            request,
            "pages/not_available.html",
            {
                "missing_language": missing_language,
                "versions": [
                    link for link in links if link.exact and link.info["code"] != missing_language
                ],
            },
            status=404,
        )
        response.headers["Content-Language"] = language
    patch_vary_headers(response, ["Accept-Language"])
    return response


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page, in a language of this site."""
    language = shown_language(request, SiteContext.for_request(request))
    with translation.override(language):
        response = render(request, "404.html", status=404)
        response.headers["Content-Language"] = language
    patch_vary_headers(response, ["Accept-Language"])
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something failed, with the menu; where that fails too, with a link alone."""
    try:
        return render(request, "500.html", status=500)
    except Exception:  # whatever broke the page may have broken the database
        return HttpResponse(loader.render_to_string("500_without_site.html"), status=500)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the public pages of this site with their translations."""
    context = SiteContext.for_request(request)
    return render(
        request,
        "sitemap.xml",
        {"entries": sitemap_entries(context)},
        content_type="application/xml; charset=utf-8",
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep robots out of the admin and show them the sitemap."""
    context = SiteContext.for_request(request)
    base = context.site.root_url if context.site else ""
    lines = ["User-agent: *", f"Disallow: {reverse('wagtailadmin_home')}", ""]
    if base:
        lines.append(f"Sitemap: {base}{reverse('sitemap')}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
