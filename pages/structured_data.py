"""What search engines and social networks are told about a page, beside its words.

Written in the vocabularies of https://schema.org (as JSON-LD) and https://ogp.me (as meta tags).
"""

import json
from datetime import datetime
from functools import cached_property
from typing import Any

from babel import Locale
from babel.core import get_global
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from pages import pictures
from pages.choices import DatePrecision
from pages.figures import babel_locale
from pages.linked_versions import linked_versions
from pages.page_context import PageContext
from pages.shared_images import LOGO_SIZE, SHARED_SIZE, SharedImage, shared_image
from pages.soft_hyphens import without_soft_hyphens

# How much of an ISO date is known.
KNOWN_CHARACTERS = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}
# A script's text ends at "</script>" wherever that stands, and some readers end a line at U+2028.
ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&\u2028\u2029"}


def as_script(data: dict[str, Any]) -> SafeString:
    """Return JSON that cannot end the ``<script>`` it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - escaped here


def locale_with_territory(code: str) -> str:
    """Return a language as social networks write it, such as ``de_DE``."""
    locale = babel_locale(code)
    if not locale.territory:
        locale = Locale.parse(get_global("likely_subtags").get(str(locale), str(locale)))
    return "_".join(filter(None, (locale.language, locale.territory)))


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def _moment(moment: datetime | None) -> str:
    """Return a moment as ISO 8601 writes it, in the zone of the association."""
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""


class PageCard:
    """What others are told about a page: title, description, addresses, image, place."""

    def __init__(self, frame: PageContext, further_page: str = "") -> None:
        """Keep the page's frame; ask nothing yet.

        Args:
            frame: The frame of a page of a site.
            further_page: The query of a further page of a list, such as ``?page=2``.
        """
        self.frame = frame
        self.context = frame.context
        self.page: Any = frame.page
        self.further_page = further_page

    def _words(self, text: str) -> str:
        """Return plain text in the page's language, its figures filled in."""
        words = self.context.figures.in_text(text or "", self.frame.language)
        return without_soft_hyphens(words)

    @property
    def root_url(self) -> str:
        """Scheme and host of the site."""
        return self.context.site.root_url if self.context.site else ""

    # ------------------------------------------------------------------ Open Graph
    @property
    def title(self) -> str:
        """The page's title without the site's name."""
        part = self.frame.part
        if part:
            return without_soft_hyphens(part.title)
        return self._words(self.page.seo_title or self.page.title)

    @property
    def description(self) -> str:
        """What the page is about, in a sentence."""
        part = self.frame.part
        if part:
            return without_soft_hyphens(part.description)
        return self._words(self.page.search_description)

    @property
    def address(self) -> str:
        """The address search engines keep for what is shown."""
        return f"{self.frame.canonical}{self.further_page}" if self.frame.canonical else ""

    @property
    def alternates(self) -> dict[str, str]:
        """Full addresses of the same in the other languages, by language."""
        found = self.frame.alternates
        return {code: f"{address}{self.further_page}" for code, address in found.items()}

    @property
    def is_home(self) -> bool:
        """Whether it is the first page of the site."""
        return self.frame.part is None and any(
            self.page.pk == home.pk for home in self.context.homes.values()
        )

    @property
    def kind(self) -> str:
        """What social networks call it."""
        return "website" if self.is_home else "article"

    @property
    def site_name(self) -> str:
        """The name of the site in the page's language."""
        home = self.context.homes.get(self.frame.language) or self.context.home
        return self._words(home.display_name) if home else ""

    @property
    def locale(self) -> str:
        """The language of the page with a territory."""
        return locale_with_territory(self.frame.language)

    @property
    def other_locales(self) -> list[str]:
        """The languages of its translations, each with a territory; easy German is German."""
        codes = (code for code in self.alternates if code != "x-default")
        found = dict.fromkeys(map(locale_with_territory, codes))
        return [locale for locale in found if locale != self.locale]

    @cached_property
    def _images(self) -> dict[str, SharedImage | None]:
        """Logo and shared image; the sizes of all images of the page are found with them."""
        logo, image = self.context.settings.logo, self.context.settings.default_image
        if logo or image:
            pictures.prepare([logo, image, *pictures.images_on(self.page)])
        # Images are described in the main language alone, and metadata cannot say so.
        main, own = (
            babel_locale(code).language
            for code in (self.context.main_language, self.frame.language)
        )
        return {
            "logo": shared_image(logo, LOGO_SIZE, self.root_url, with_words=main == own),
            "image": shared_image(image, SHARED_SIZE, self.root_url, with_words=main == own),
        }

    @property
    def image(self) -> SharedImage | None:
        """The picture that stands beside a shared link."""
        return self._images["image"]

    @property
    def published(self) -> str:
        """When the page was first published."""
        return _moment(self.page.first_published_at)

    @property
    def modified(self) -> str:
        """When the page was last published."""
        return _moment(self.page.last_published_at)

    # ------------------------------------------------------------------ JSON-LD
    @property
    def script(self) -> SafeString:
        """The whole graph as the text of a ``<script>``, nothing where there is no address."""
        return as_script(self.graph) if self.address else SafeString()

    @property
    def graph(self) -> dict[str, Any]:
        """The association, its site, the page and the way to it."""
        about = self.frame.part.about if self.frame.part else {}
        parts = [self.association, self.website, self.webpage, self.breadcrumbs, about]
        return {"@context": "https://schema.org", "@graph": [part for part in parts if part]}

    @property
    def association(self) -> dict[str, Any]:
        """The association behind the site."""
        facts = self.context.settings
        main = self.context.homes.get(self.context.main_language)
        title = self.context.figures.in_text(main.title, self.context.main_language) if main else ""
        name = without_soft_hyphens(facts.name or title)
        logo = self._images["logo"]
        founded = facts.founded_on.isoformat() if facts.founded_on else ""
        return _filled(
            {
                "@type": "NGO",
                "@id": f"{self.root_url}/#association",
                "name": name,
                "alternateName": facts.short_name if facts.short_name != name else "",
                "url": f"{self.root_url}/",
                "logo": logo.as_object if logo else None,
                "foundingDate": founded[: KNOWN_CHARACTERS[DatePrecision(facts.founded_precision)]],
                "address": self._postal_address,
                "email": facts.email,
                "telephone": facts.telephone,
                "sameAs": [link.value["url"] for link in facts.social],
            }
        )

    @property
    def _postal_address(self) -> dict[str, Any]:
        """Where the association can be written to; a country alone is no address."""
        facts = self.context.settings
        if not (facts.street or facts.town):
            return {}
        return _filled(
            {
                "@type": "PostalAddress",
                "streetAddress": facts.street,
                "postalCode": facts.postcode,
                "addressLocality": facts.town,
                "addressCountry": facts.country,
            }
        )

    @property
    def website(self) -> dict[str, Any]:
        """The site with all its languages."""
        return {
            "@type": "WebSite",
            "@id": f"{self.root_url}/#website",
            "name": self.site_name,
            "url": f"{self.root_url}/",
            "inLanguage": self.context.languages,
            "publisher": {"@id": f"{self.root_url}/#association"},
        }

    @property
    def webpage(self) -> dict[str, Any]:
        """The page shown."""
        part = self.frame.part
        about = part.about.get("@id") if part else ""
        return _filled(
            {
                "@type": part.schema_type if part else self.page.schema_type,
                "@id": f"{self.address}#webpage",
                "url": self.address,
                "name": self.title,
                "description": self.description,
                "inLanguage": self.frame.language,
                **linked_versions(self.frame, self.alternates),
                "isPartOf": {"@id": f"{self.root_url}/#website"},
                "about": {"@id": f"{self.root_url}/#association"} if self.is_home else None,
                "mainEntity": {"@id": about} if about else None,
                "primaryImageOfPage": self.image.as_object if self.image else None,
                "datePublished": "" if part else self.published,
                "dateModified": "" if part else self.modified,
                "breadcrumb": None if self.is_home else {"@id": f"{self.address}#breadcrumb"},
            }
        )

    @property
    def breadcrumbs(self) -> dict[str, Any]:
        """The way from the home page to this one; the home page itself has none."""
        home = self.context.homes.get(self.frame.language)
        if self.is_home or home is None:
            return {}
        above = [home, *(page for page, _address in self.frame.trail)]
        steps = [(self._words(page.title), self.context.full_address(page)) for page in above]
        return {
            "@type": "BreadcrumbList",
            "@id": f"{self.address}#breadcrumb",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": name, "item": address}
                for position, (name, address) in enumerate([*steps, (self.title, self.address)], 1)
            ],
        }
