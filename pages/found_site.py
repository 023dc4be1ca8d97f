"""Which site a request is for, with its facts and its languages, from one query.

Wagtail finds the site alone; the choice between several is the same (`Site.find_for_request`). To be
deleted once Wagtail can be told what to read with it.
"""

from dataclasses import dataclass, field

from django.db.models import F, Q
from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Page, Site

from pages.models import SiteLanguage, SiteSettings

# Where Wagtail keeps the site of a request, and looks for it first.
WAGTAILS_SITE = "_wagtail_site"


@dataclass
class FoundSite:
    """A site and its languages.

    Attributes:
        site: With its settings, where it has some.
        languages: Codes, and whether each is on, in the site's order.
    """

    site: Site | None
    languages: dict[str, bool] = field(default_factory=dict)

    @property
    def settings(self) -> SiteSettings:
        """Facts about the association."""
        if self.site is None or not hasattr(self.site, "sitesettings"):
            return SiteSettings(site=self.site)
        settings: SiteSettings = self.site.sitesettings
        return settings


def find(request: HttpRequest) -> FoundSite:
    """Return the site of a request, and let Wagtail know it."""
    if hasattr(request, WAGTAILS_SITE):
        return of_site(Site.find_for_request(request))
    hostname, _port = split_domain_port(request.get_host())
    found = _read(Q(hostname=hostname) | Q(is_default_site=True))
    chosen = _chosen(found, hostname, int(request.get_port()))
    setattr(request, WAGTAILS_SITE, chosen.site)
    return chosen


def of_site(site: Site | None) -> FoundSite:
    """Return a site with its languages."""
    found = _read(Q(pk=site.pk)) if site is not None else []
    return found[0] if found else FoundSite(site)


def _read(condition: Q) -> list[FoundSite]:
    """Return the sites that meet a condition; a language is a row."""
    rows = Site.objects.select_related(
        "root_page", "sitesettings__logo", "sitesettings__default_image"
    ).annotate(
        language_code=F("sitesettings__languages__language_code"),
        is_on=F("sitesettings__languages__enabled"),
    )
    found: dict[int, FoundSite] = {}
    for row in rows.filter(condition).order_by("sitesettings__languages__sort_order", "pk"):
        known = found.setdefault(row.pk, FoundSite(row))
        if row.language_code:
            known.languages[row.language_code] = row.is_on
    return list(found.values())


def _chosen(found: list[FoundSite], hostname: str, port: int) -> FoundSite:
    """Return the site that answers: by host and port, else by host alone, else the default one.

    Of several with the host, but with other ports, the default one answers or none of them.
    """
    sites = {known.site: known for known in found if known.site}
    named = [site for site in sites if site.hostname == hostname]
    exact = [site for site in named if site.port == port]
    default = [site for site in sites if site.is_default_site]
    of_host = [site for site in named if site.is_default_site] or named
    for candidates in (exact, of_host if len(of_host) == 1 else [], default):
        if candidates:
            return sites[candidates[0]]
    return FoundSite(None)


def languages_for(page: Page) -> list[str]:
    """Return the codes of the languages that are on for a page's site."""
    rows = SiteLanguage.objects.filter(settings__site=page.get_site(), enabled=True)
    return list(rows.values_list("language_code", flat=True))
