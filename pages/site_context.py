"""What a request needs to know about its site: languages, home pages, addresses, menu.

Built once for a request; every answer that needs the database asks it once.
"""

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language_info
from wagtail.models import Page, Site

from pages import found_site
from pages.around import HOME_DEPTH, PagesAround, is_private
from pages.choices import LegalKind
from pages.easy_reading import with_testers
from pages.figures import FigureValues
from pages.found_site import FoundSite
from pages.models import HomePage, SiteSettings
from translations import marking


def language_info(code: str) -> dict[str, Any]:
    """Return code, own name and direction of a language."""
    info = get_language_info(code)
    name = str(info["name_local"])
    return {
        "code": code,
        "name": name[:1].upper() + name[1:],
        "dir": "rtl" if info["bidi"] else "ltr",
    }


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

    def __init__(
        self, request: HttpRequest, site: Site | None, found: FoundSite | None = None
    ) -> None:
        """Keep the request, the site and what was found of it; ask nothing yet."""
        self.request = request
        self.site = site
        if found is not None:
            self._found = found
        self.links: Any = None  # the answered links of the page shown, kept by the template tags
        self._shown: Page | None = None
        self._frames: dict[str, PagesAround] = {}

    @classmethod
    def for_request(cls, request: HttpRequest) -> Self:
        """Return the context of a request, the same one each time."""
        if not hasattr(request, "site_context"):
            found = found_site.find(request)
            request.site_context = cls(request, found.site, found)  # type: ignore[attr-defined]
        return request.site_context  # type: ignore[attr-defined]

    @cached_property
    def _found(self) -> FoundSite:
        """The site with its facts and languages."""
        return found_site.of_site(self.site)

    @property
    def settings(self) -> SiteSettings:
        """Facts about the association."""
        return self._found.settings

    @cached_property
    def _published_homes(self) -> dict[str, HomePage]:
        """The published home pages of this site by language, whether it is on or off."""
        if self.site is None:
            return {}
        homes = marking.with_languages(HomePage.of_site(self.site).filter(live=True))
        return {home.locale.language_code: marking.mark_fields(home) for home in homes}

    @cached_property
    def languages_on(self) -> list[str]:
        """Codes of the languages that are on for this site, in its order.

        The language of the page that the site points to is always on, whatever the list says.
        """
        known = dict(settings.LANGUAGES)
        codes = [code for code, is_on in self._found.languages.items() if is_on]
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

    def is_public(self, page: Page) -> bool:
        """Say the same of one page."""
        code = self.locales.get(page.locale_id)
        is_own = page.live and not page.alias_of_id
        return bool(code and is_own and page.path.startswith(self.homes[code].path))

    def versions(self, *pages: Page) -> dict[Any, dict[str, Page]]:
        """Return the readable versions of pages: language by translation key.

        Only real translations count, never alias pages. Whether a version asks for a password or an
        account stands in ``is_private``, how it stands to its original in ``translation_standing``.
        """
        found: dict[Any, dict[str, Page]] = {page.translation_key: {} for page in pages}
        known = self._gathered.versions(found.keys()) if self._gathered else None
        if known is None:
            public = with_testers(self.public().annotate(is_private=is_private()))
            public = marking.with_languages(public.filter(translation_key__in=found))
            known = list(map(marking.mark_fields, public))
        for version in filter(self.is_public, known):
            found[version.translation_key][self.locales[version.locale_id]] = version
        order = {code: number for number, code in enumerate(self.languages)}
        return {
            key: dict(sorted(versions.items(), key=lambda item: order[item[0]]))
            for key, versions in found.items()
        }

    # ------------------------------------------------------------------ the pages around one
    def show(self, page: Page) -> None:
        """Note which page is shown, before anything is asked of the pages around it.

        Whether visitors need a password or an account for it stands in its ``is_private`` then.
        """
        self._shown = page
        known = self._around.page(page.path) if self._around else None
        if known is not None:
            page.is_private = known.is_private

    @property
    def _around(self) -> PagesAround | None:
        """The pages around the one shown, and those of the frame; none without a home page."""
        home = self.home
        if home is None:
            return None
        code = home.locale.language_code
        if code not in self._frames:
            main = self.homes.get(self.main_language, home)
            shown = Q(path__startswith=home.path, locale_id=home.locale_id) & (
                Q(show_in_menus=True, depth__lte=home.depth + 2) | Q(legalpage__isnull=False)
            )
            spare = Q(path__startswith=main.path, locale_id=main.locale_id, legalpage__isnull=False)
            frame = (shown | spare) & Q(live=True, depth__gt=home.depth, alias_of__isnull=True)
            self._frames[code] = PagesAround(frame, self._shown)
        return self._frames[code]

    @property
    def _gathered(self) -> PagesAround | None:
        """The same, but nothing where they would hold no more than the frame."""
        return self._around if self._shown is not None else None

    def above(self, page: Page) -> list[Page]:
        """Return the pages between the home page and a page, nearest first."""
        if page.depth <= HOME_DEPTH + 1:
            return []
        known = self._gathered.above(page) if self._gathered else None
        if known is None:
            above = page.get_ancestors().filter(depth__gt=HOME_DEPTH).order_by("-depth")
            known = list(map(marking.mark_fields, marking.with_languages(above)))
        return known

    def linked(self, ids: Set[int]) -> list[Page]:
        """Return pages and their versions in all languages, public or not."""
        known = self._gathered.linked(ids) if self._gathered else None
        if known is None:
            asked = Page.objects.filter(pk__in=ids).values("translation_key")
            known = list(Page.objects.filter(translation_key__in=asked))
        return known

    # ------------------------------------------------------------------ menu and foot
    def _frame_pages(self, home: HomePage) -> list[Page]:
        """Return pages for the menu, and legal pages in this and the main language, in order."""
        main = self.homes.get(self.main_language, home)
        return [
            page
            for page in (self._around.pages if self._around else [])
            if page.live
            and not page.alias_of_id
            and page.depth > home.depth
            and (
                (page.path.startswith(home.path) and page.locale_id == home.locale_id)
                or (
                    page.legal_kind
                    and page.path.startswith(main.path)
                    and page.locale_id == main.locale_id
                )
            )
        ]

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


def clear_root_paths() -> None:
    """Forget Wagtail's cached root paths of the sites, in every process."""
    Site.clear_site_root_paths_cache()
