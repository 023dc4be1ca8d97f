"""What a request needs to know about its site: languages, home pages, addresses, menu.

Built once for a request; every answer that needs the database asks it once.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language_info
from wagtail.models import Page, PageViewRestriction, Site

from pages.choices import LegalKind
from pages.figures import FigureValues
from pages.models import HomePage, SiteLanguage, SiteSettings


def language_info(code: str) -> dict[str, Any]:
    """Return code, own name and direction of a language."""
    info = get_language_info(code)
    name = str(info["name_local"])
    return {
        "code": code,
        "name": name[:1].upper() + name[1:],
        "dir": "rtl" if info["bidi"] else "ltr",
    }


def is_private() -> Exists:
    """Return whether the page of a query, or one above it, asks for a password or an account."""
    below = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(shown_path=below)
    return Exists(restrictions.filter(shown_path__startswith=F("page__path")))


@dataclass(frozen=True)
class MenuEntry:
    """A page in the menu, with the pages below it."""

    page: Page
    address: str
    children: tuple["MenuEntry", ...]


@dataclass(frozen=True)
class LegalLink:
    """A legal page, with the language it is in where that is not the reader's."""

    page: Page
    address: str
    language: dict[str, Any] | None


class SiteContext:
    """The site a request is for, and what all its pages share."""

    def __init__(self, request: HttpRequest, site: Site | None) -> None:
        """Keep the request and the site; ask nothing yet."""
        self.request = request
        self.site = site
        self.links: Any = None  # the answered links of the page shown, kept by the template tags
        self._frames: dict[str, list[Page]] = {}

    @classmethod
    def for_request(cls, request: HttpRequest) -> Self:
        """Return the context of a request, the same one each time."""
        if not hasattr(request, "site_context"):
            request.site_context = cls(request, Site.find_for_request(request))  # type: ignore[attr-defined]
        return request.site_context  # type: ignore[attr-defined]

    @cached_property
    def _language_rows(self) -> list[SiteLanguage]:
        """All languages of the site with its settings, from one query."""
        rows = SiteLanguage.objects.filter(settings__site=self.site).select_related(
            "settings__logo", "settings__default_image"
        )
        return list(rows.order_by("sort_order"))

    @cached_property
    def settings(self) -> SiteSettings:
        """Facts about the association."""
        if self._language_rows:
            return self._language_rows[0].settings
        rows = SiteSettings.objects.filter(site=self.site)
        row = rows.select_related("logo", "default_image").first()
        return row or SiteSettings(site=self.site)

    @cached_property
    def _published_homes(self) -> dict[str, HomePage]:
        """The published home pages of this site by language, whether it is on or off."""
        if self.site is None:
            return {}
        homes = HomePage.of_site(self.site).filter(live=True)
        return {home.locale.language_code: home for home in homes}

    @cached_property
    def languages_on(self) -> list[str]:
        """Codes of the languages that are on for this site, in its order.

        The language of the page that the site points to is always on, whatever the list says.
        """
        known = dict(settings.LANGUAGES)
        codes = [row.language_code for row in self._language_rows if row.enabled]
        for code, home in self._published_homes.items():
            if self.site and home.pk == self.site.root_page_id and code not in codes:
                codes.insert(0, code)
        return [code for code in codes if code in known]

    @cached_property
    def homes(self) -> dict[str, HomePage]:
        """The published home pages of the languages that are on, by language."""
        found = self._published_homes
        return {code: found[code] for code in self.languages_on if code in found}

    @property
    def languages(self) -> list[str]:
        """Codes of the languages a visitor can read."""
        return list(self.homes)

    @cached_property
    def main_language(self) -> str:
        """The language that a visitor gets who asks for none of the others."""
        if self.site is not None:
            locale_id = self.site.root_page.locale_id
            for code, home in self.homes.items():
                if home.locale_id == locale_id:
                    return code
        return next(iter(self.homes), settings.LANGUAGE_CODE)

    @property
    def home(self) -> HomePage | None:
        """The home page in the active language, else in the main one."""
        code = translation.get_language() or self.main_language
        return self.homes.get(code) or self.homes.get(self.main_language)

    @cached_property
    def locales(self) -> dict[int, str]:
        """Languages a visitor can read, by the row of their locale."""
        return {home.locale_id: code for code, home in self.homes.items()}

    @cached_property
    def figures(self) -> FigureValues:
        """Today's figures of this site."""
        return FigureValues(self.site, timezone.localdate())

    # ------------------------------------------------------------------ addresses
    def address(self, page: Page) -> str:
        """Return the path of a page of this site, ``""`` where visitors cannot reach it."""
        code = self.locales.get(page.locale_id)
        if code is None:
            return ""
        home = self.homes[code]
        if not page.url_path.startswith(home.url_path):
            return ""
        with translation.override(code):
            return reverse("wagtail_serve", args=[page.url_path[len(home.url_path) :]])

    def full_address(self, page: Page) -> str:
        """Return the address of a page with scheme and host, as search engines keep it."""
        path = self.address(page)
        return f"{self.site.root_url}{path}" if self.site and path else ""

    # ------------------------------------------------------------------ translations
    def public(self) -> Any:
        """Return the pages that visitors can read in one of the site's languages.

        A page that was copied below the home page of another language is not among them.
        """
        below = Q()
        for home in self.homes.values():
            below |= Q(path__startswith=home.path, locale_id=home.locale_id)
        if not below:
            return Page.objects.none()
        return Page.objects.filter(below, alias_of__isnull=True).live()

    def versions(self, *pages: Page) -> dict[Any, dict[str, Page]]:
        """Return the readable versions of pages: language by translation key.

        Only real translations count, never alias pages. Whether a version asks for a password or an
        account stands in ``is_private``.
        """
        found: dict[Any, dict[str, Page]] = {page.translation_key: {} for page in pages}
        versions = self.public().annotate(is_private=is_private())
        for version in versions.filter(translation_key__in=found):
            found[version.translation_key][self.locales[version.locale_id]] = version
        order = {code: number for number, code in enumerate(self.languages)}
        return {
            key: dict(sorted(versions.items(), key=lambda item: order[item[0]]))
            for key, versions in found.items()
        }

    # ------------------------------------------------------------------ menu and foot
    def _frame_pages(self, home: HomePage) -> list[Page]:
        """Return the pages that the frame around every page links to, from one query.

        They are those meant for the menu, and the legal pages in the language of the home page and
        in the main one. A legal page has its kind in ``legal_kind``; whether a page asks for a
        password or an account stands in ``is_private``.
        """
        code = home.locale.language_code
        if code not in self._frames:
            main = self.homes.get(self.main_language, home)
            shown = Q(path__startswith=home.path, locale_id=home.locale_id) & (
                Q(show_in_menus=True, depth__lte=home.depth + 2) | Q(legalpage__isnull=False)
            )
            spare = Q(path__startswith=main.path, locale_id=main.locale_id, legalpage__isnull=False)
            self._frames[code] = list(
                Page.objects.live()
                .filter(shown | spare, depth__gt=home.depth, alias_of__isnull=True)
                .annotate(legal_kind=F("legalpage__kind"), is_private=is_private())
                .order_by("path")
            )
        return self._frames[code]

    @property
    def menu(self) -> list[MenuEntry]:
        """The two levels of pages below the home page that are meant for the menu."""
        home = self.home
        if home is None:
            return []
        pages = [
            page
            for page in self._frame_pages(home)
            if page.show_in_menus
            and page.depth <= home.depth + 2
            and page.path.startswith(home.path)
        ]
        return [
            self._entry(page, [child for child in pages if child.is_child_of(page)])
            for page in pages
            if page.depth == home.depth + 1
        ]

    def _entry(self, page: Page, children: list[Page]) -> MenuEntry:
        """Return a menu entry with the entries below it."""
        below = tuple(MenuEntry(child, self.address(child), ()) for child in children)
        return MenuEntry(page, self.address(page), below)

    @property
    def legal_links(self) -> list[LegalLink]:
        """The legal pages in the order of their kinds, in this language, else in the main one."""
        home = self.home
        if home is None:
            return []
        pages = [page for page in self._frame_pages(home) if page.legal_kind]
        links = []
        for kind in LegalKind.values:
            of_kind = [page for page in pages if page.legal_kind == kind]
            of_kind.sort(key=lambda page: page.locale_id != home.locale_id)
            for page in of_kind[:1]:
                other = page.locale_id != home.locale_id
                language = language_info(self.locales[page.locale_id]) if other else None
                links.append(LegalLink(page, self.address(page), language))
        return links


def languages_for(page: Page) -> list[str]:
    """Return the codes of the languages that are on for a page's site."""
    site = page.get_site()
    rows = SiteLanguage.objects.filter(settings__site=site, enabled=True)
    return list(rows.values_list("language_code", flat=True))


def clear_root_paths() -> None:
    """Forget Wagtail's cached root paths of the sites, in every process."""
    Site.clear_site_root_paths_cache()
