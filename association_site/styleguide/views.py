"""The pattern page: for whoever works on the design, and for administrators."""

from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Site

from accounts.choices import Role
from accounts.sites import sites_for
from association_site.styleguide.patterns import Group, Pattern, Variant, given, sample
from association_site.styleguide.registry import find, patterns
from association_site.styleguide.sample_site import Library, SampleSite
from pages.choices import Palette
from pages.site_context import SiteContext, language_info


def _may_see(request: HttpRequest) -> bool:
    """Say whether somebody may see the patterns: the samples hold images of the site asked for."""
    site = Site.find_for_request(request)
    kept = sites_for(request.user, Role.ADMINISTRATION).filter(pk=site.pk) if site else None
    return settings.DEBUG or (kept is not None and kept.exists())


def for_the_house(view: Any) -> Any:
    """Show a view to the house alone, in the language and colours of the address.

    The samples are shown as visitors see them: with nobody signed in.
    """

    @require_safe
    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, **names: str) -> HttpResponse:
        if not _may_see(request):
            raise Http404
        language = request.GET.get("lang", settings.LANGUAGE_CODE)
        palette = request.GET.get("palette", "")
        if language not in dict(settings.LANGUAGES) or palette not in ["", *Palette.values]:
            raise Http404
        request.user = AnonymousUser()
        library = Library(SiteContext.for_request(request))
        with translation.override(language):
            response: HttpResponse = view(
                request, lambda: SampleSite(request, library, language, palette), **names
            )
        response.headers["Content-Language"] = language
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return shown


@for_the_house
def overview(request: HttpRequest, new_site: Any) -> HttpResponse:
    """Show all patterns by group, and the languages and colours there are."""
    site = new_site()
    request.site_context = site  # type: ignore[attr-defined]
    known = patterns()
    return render(
        request,
        "styleguide/overview.html",
        {
            "groups": [(group, [p for p in known if p.group == group]) for group in Group],
            "palettes": Palette.choices,
            "languages": [language_info(code) for code, _name in settings.LANGUAGES],
            "choices": site.query,
        },
    )


@for_the_house
def pattern(request: HttpRequest, new_site: Any, group: str, name: str) -> HttpResponse:
    """Show a pattern in all its states, or in the one that was asked for."""
    found = find(group, name)
    if found is None:
        raise Http404
    chosen = _chosen(found, request.GET.get("variant", ""))
    if found.is_page:
        site = new_site()
        return render(request, found.template, given(chosen[0], site, request))
    samples = [sample(found, variant, new_site(), request) for variant in chosen]
    site = new_site()
    request.site_context = site  # type: ignore[attr-defined]
    context = {"pattern": found, "samples": samples, "choices": site.query}
    return render(request, "styleguide/pattern.html", context)


def _chosen(found: Pattern, name: str) -> list[Variant]:
    """Return the states to show: all, or one where a page can hold no more.

    Raises:
        Http404: There is no such state.
    """
    variants = [variant for variant in found.variants if name in ("", variant.name)]
    if not variants:
        raise Http404
    return variants[:1] if found.shown_apart or found.is_page else variants
