"""The site that the samples stand on: it has everything a site can have, and asks for nothing."""

from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.conf import settings as project
from django.http import HttpRequest
from wagtail.models import Locale, Page

from association_site.styleguide.sample_words import Words, words_for
from members.models import MemberDirectoryPage
from pages import pictures
from pages.blocks.social import SocialBlock
from pages.links import LinkTarget, PageLinks
from pages.models import (
    AssociationImage,
    HomePage,
    LegalPage,
    SiteSettings,
    StandardPage,
)
from pages.site_context import LegalLink, MenuEntry, SiteContext, language_info

# Nothing is kept under such numbers.
HOME, LINKED, LINKED_ELSEWHERE, FIRST_OF_MENU = -1, -101, -102, -200
HERE = "#site-main"
CHOICES = ("lang", "palette", "variant")
ADDRESS = "https://verband.example"
LANGUAGES, IMAGES = 3, 4
DIRECTORY = 2  # its place in the menu


def locale_of(code: str) -> Locale:
    """Return a language as a row that is kept nowhere."""
    number = [known for known, _name in project.LANGUAGES].index(code) + 1
    return Locale(pk=-number, language_code=code)


def page_of(page_type: Any, code: str, number: int, **fields: Any) -> Any:
    """Return a page that is kept nowhere, on the first level of the site."""
    unknown = {"path": f"none{-number:08d}", "depth": 3, "url_path": "/", "slug": "sample"}
    return page_type(pk=number, locale=locale_of(code), **(unknown | fields))


class Library:
    """What the samples take from the site asked for, each once."""

    def __init__(self, real: SiteContext) -> None:
        """Keep the site's context; ask nothing yet."""
        self.real = real

    @cached_property
    def images(self) -> list[AssociationImage]:
        """A few images of the site, with their sizes."""
        collection = self.real.settings.collection_id
        known = AssociationImage.objects.filter(collection_id=collection).order_by("pk")
        images = list(known[:IMAGES])
        pictures.prepare([*images, self.real.settings.logo])
        return images


class SampleSite(SiteContext):
    """What the frame of the samples knows; figures and images are those of the site asked for.

    Attributes:
        words: What it says.
        language: The language that was asked for.
        palette: The colours that were asked for; empty for those of the site.
    """

    def __init__(
        self, request: HttpRequest, library: "Library", language: str, palette: str = ""
    ) -> None:
        """Keep what was asked for."""
        super().__init__(request, library.real.site)
        self.real = library.real
        self.library = library
        self.language = language
        self.words: Words = words_for(language)
        self.palette = palette
        self.codes = list(dict.fromkeys([language, "de", "en", "ar"]))[:LANGUAGES]
        self.name = self.words.short_name
        self.has_logo = False
        self.has_menu = True

    @property
    def images(self) -> list[AssociationImage]:
        """A few images of the site asked for."""
        return self.library.images

    @cached_property
    def settings(self) -> SiteSettings:
        """Facts about the association."""
        real = self.real.settings
        return SiteSettings(
            name=self.words.name,
            palette=self.palette or real.palette,
            logo=real.logo if self.has_logo else None,
            founded_on=date(2017, 4, 8),
            town=self.words.town,
            street=self.words.address.split("\n", maxsplit=1)[0],
            email="info@verband.example",
            telephone="+49 351 000000",
            social=SocialBlock().normalize(
                [
                    ("link", {"name": "Mastodon", "url": "https://social.example/@verband"}),
                    ("link", {"name": "PeerTube", "url": "https://video.example/verband"}),
                ]
            ),
        )

    @cached_property
    def languages_on(self) -> list[str]:
        """The languages of the samples."""
        return self.codes

    @cached_property
    def homes(self) -> dict[str, HomePage]:
        """A home page in each language."""
        return {code: self._home(code, HOME - number) for number, code in enumerate(self.codes)}

    def _home(self, code: str, number: int) -> HomePage:
        """Return the home page in a language."""
        words = words_for(code)
        home: HomePage = page_of(
            HomePage,
            code,
            number,
            depth=2,
            title=words.name,
            short_title=self.name if code == self.language else words.short_name,
            motto=words.motto,
            contact=words.contact,
            footer=words.footer,
        )
        return home

    @cached_property
    def main_language(self) -> str:
        """The language that was asked for."""
        return self.language

    @property
    def home(self) -> HomePage:
        """The home page in this language."""
        return self.homes[self.language]

    # ------------------------------------------------------------------ addresses
    @property
    def choices(self) -> dict[str, str]:
        """What was chosen by the address."""
        return {name: value for name in CHOICES if (value := self.request.GET.get(name))}

    @property
    def query(self) -> str:
        """Language and colours as the end of an address."""
        return urlencode({name: value for name, value in self.choices.items() if name != "variant"})

    @property
    def direction(self) -> str:
        """The writing direction of the language that was asked for."""
        return str(language_info(self.language)["dir"])

    def address(self, page: Page) -> str:
        """Return where a page lies: a home page is the same pattern in its language."""
        for code, home in self.homes.items():
            if page.pk == home.pk:
                return f"{self.request.path}?{urlencode(self.choices | {'lang': code})}"
        return self.real.address(page) if page.pk and page.pk > 0 else HERE

    def full_address(self, page: Page) -> str:
        """Return an address that belongs to nobody."""
        return f"{ADDRESS}/{self.language}/"

    def versions(self, *pages: Page) -> dict[Any, dict[str, Page]]:
        """Return no translations: the samples have none."""
        return {page.translation_key: {} for page in pages}

    @cached_property
    def button_links(self) -> PageLinks:
        """Where buttons lead: to a page in this language, and to one in another."""
        other = "en" if self.language != "en" else "de"
        links = PageLinks(self, set(), self.language)
        links.targets[LINKED] = LinkTarget(HERE, None)
        links.targets[LINKED_ELSEWHERE] = LinkTarget(HERE, language_info(other))
        return links

    # ------------------------------------------------------------------ menu and foot
    @property
    def menu(self) -> list[MenuEntry]:
        """A menu of two levels."""
        if not self.has_menu:
            return []
        entries = []
        for place, (title, below) in enumerate(self.words.menu):
            number = FIRST_OF_MENU - 10 * place
            # The statement's teaser asks the database; it is a pattern of its own.
            page_type = MemberDirectoryPage if place == DIRECTORY else StandardPage
            children = tuple(
                MenuEntry(self._page(StandardPage, number - 1 - at, child), HERE, ())
                for at, child in enumerate(below)
            )
            entries.append(MenuEntry(self._page(page_type, number, title), HERE, children))
        return entries

    @property
    def legal_links(self) -> list[LegalLink]:
        """The legal pages, the last of them in another language."""
        other = "en" if self.language != "en" else "de"
        *own, _last = self.words.legal
        links = [
            LegalLink(self._page(LegalPage, FIRST_OF_MENU - 100 - at, title), HERE, None)
            for at, title in enumerate(own)
        ]
        foreign = self._page(LegalPage, FIRST_OF_MENU - 110, words_for(other).legal[-1])
        return [*links, LegalLink(foreign, HERE, language_info(other))]

    def _page(self, page_type: Any, number: int, title: str) -> Any:
        """Return a page with a title."""
        page = page_of(page_type, self.language, number, title=title)
        page.is_private = False
        return page
