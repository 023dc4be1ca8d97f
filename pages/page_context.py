"""What the frame around a page needs to know: its versions, its place, its addresses."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

from django.utils import translation
from wagtail.models import Page

from pages.easy_reading import EASY, EVERYDAY, UNTESTED_NAME, EasyReading, reading_of
from pages.models import StatementPage
from pages.page_parts import PagePart
from pages.site_context import SiteContext, language_info
from pages.soft_hyphens import without_soft_hyphens
from pages.translation_notice import TranslationNotice, notice_of
from translations import drafts, marking, recording
from translations.choices import State
from translations.models import TranslationRecord

LANGUAGES_IN_A_LINE = 3


@dataclass(frozen=True)
class LanguageLink:
    """One line of the language switcher.

    Attributes:
        info: Code, own name and direction of the language.
        address: Where the line leads.
        exact: Whether that is the same page; otherwise it is the nearest one above it.
        current: Whether this is the language of the page shown.
        title: The title of the page it leads to.
        states: How that page stands to its original, where it is the page shown.
    """

    info: dict[str, Any]
    address: str
    exact: bool
    current: bool
    title: str
    states: tuple[str, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether some of it is in the language of the original."""
        return self.exact and State.PARTIAL in self.states

    @property
    def is_outdated(self) -> bool:
        """Whether the original says something else by now."""
        return self.exact and State.OUTDATED in self.states


@dataclass(frozen=True)
class EasyFrame:
    """What a page in German or in Leichte Sprache says of the other one.

    Attributes:
        link: The same page there.
        reading: Who tested the text, on a page in Leichte Sprache.
    """

    link: LanguageLink | None
    reading: EasyReading | None = None

    @property
    def is_tested(self) -> bool:
        """Whether the link leads to Leichte Sprache, and not to Einfache Sprache."""
        return self.link is not None and self.link.info["name"] != UNTESTED_NAME


def alternates(context: SiteContext, versions: dict[str, Page], path: str = "") -> dict[str, str]:
    """Return the full addresses of a page's versions by language, with ``x-default``.

    A page in one language alone has no alternates.

    Args:
        context: The site's.
        versions: Its versions by language.
        path: Where a part of the page lies below each of them.
    """
    if len(versions) < 2:
        return {}
    found = {code: f"{context.full_address(page)}{path}" for code, page in versions.items()}
    found["x-default"] = found.get(context.main_language) or next(iter(found.values()))
    return found


class PageContext:
    """A page within its site; without a page, the frame of an error."""

    def __init__(
        self, context: SiteContext, page: Page | None, part: PagePart | None = None
    ) -> None:
        """Keep them; ask nothing yet.

        Args:
            context: The site's.
            page: The page.
            part: What is shown of it, where that has an address of its own.
        """
        self.context = context
        self.page = page
        self.part = part

    @cached_property
    def ancestors(self) -> list[Page]:
        """The pages between the home page and this one, nearest first."""
        return self.context.above(self.page) if self.page else []

    @cached_property
    def _versions(self) -> dict[Any, dict[str, Page]]:
        """Readable versions of the page and of the pages above it, from one query."""
        return self.context.versions(*self._asked) if self._asked else {}

    @property
    def _asked(self) -> list[Page]:
        """The page and those above it, nearest first."""
        return [self.page, *self.ancestors] if self.page else []

    @cached_property
    def language_links(self) -> list[LanguageLink]:
        """The switcher's lines: the page itself where it exists, else the nearest one above."""
        links = []
        for code, home in self.context.homes.items():
            target = self._nearest(code) or home
            same = self.page is not None and target.translation_key == self.page.translation_key
            address = self.context.address(target)
            links.append(
                LanguageLink(
                    info=self._info(code, target),
                    address=f"{address}{self._path_in(code)}" if same and address else address,
                    exact=same,
                    current=code == self.language,
                    title=target.title,
                    states=self._states(code) if same else (),
                )
            )
        return links

    def _info(self, code: str, target: Page) -> dict[str, Any]:
        """Return code, own name and direction of a language, as the page of that language has them."""
        info = language_info(code)
        if code == EASY:
            info["name"] = reading_of(target).name
        return info

    @cached_property
    def easy(self) -> EasyFrame | None:
        """What leads from a German page to its text in Leichte Sprache and back, if there is one."""
        if self.page is None or self.part is not None or self.language not in {EASY, EVERYDAY}:
            return None
        other = EVERYDAY if self.language == EASY else EASY
        links = (link for link in self.language_links if link.exact)
        link = next((link for link in links if link.info["code"] == other), None)
        if self.language == EASY:
            return EasyFrame(link, reading_of(self.page))
        return EasyFrame(link) if link else None

    def _states(self, code: str) -> tuple[str, ...]:
        """Return how the version of the page in a language stands to its original."""
        version = self.versions.get(code)
        standing = getattr(version, "translation_standing", None) or ""
        return tuple(filter(None, standing.split(",")))

    @property
    def versions(self) -> dict[str, Page]:
        """Readable versions of the page shown, by language."""
        return self._versions[self.page.translation_key] if self.page else {}

    @cached_property
    def record(self) -> TranslationRecord | None:
        """What is known of a translated page; nothing of an original, which costs no query.

        A preview is read by nobody yet: what is true of it is found out on the spot.
        """
        if self.page is None:
            return None
        if getattr(self.context.request, "is_preview", False):
            return drafts.record_of_draft(self.page)
        shown = [page for page in self.versions.values() if page.pk == self.page.pk]
        if all(getattr(page, "translation_standing", None) is None for page in shown):
            return None
        return recording.live_of(self.page)

    def mark(self) -> None:
        """Mark in memory what the page shows in its original's language; a page is marked once.

        A statement tells the adoption of the version that its words follow.
        """
        page, record = self.page, self.record
        if page is None or record is None or hasattr(page, "is_marked"):
            return
        page.is_marked = True
        marking.mark(page, record)
        if isinstance(page, StatementPage):
            page.tell_adoption_of(record.follows_on)

    @cached_property
    def notice(self) -> TranslationNotice | None:
        """What is said to readers about the translation, if anything is to be said.

        What an original says that asks for a password or an account is not told.
        """
        if self.page is None or self.record is None or self.part:
            return None
        code = self.record.source.locale.language_code
        original = self.versions.get(code)
        hidden = original is not None and original.is_private
        address = self.context.address(original) if original and not hidden else ""
        return notice_of(self.page, self.record, address, names_parts=not hidden)

    @property
    def title_language(self) -> str:
        """The language of the words in the browser's tab, where it is not the page's."""
        if self.page is None or self.part:
            return ""
        return getattr(self.page.seo_title or self.page.title, "language", "")

    @property
    def _path(self) -> str:
        """Where the part shown lies below its page."""
        return self.part.path if self.part else ""

    def _path_in(self, code: str) -> str:
        """Where the part shown lies below the page in a language; nothing where it is not there."""
        here = self.part is None or self.part.is_translated or code == self.language
        return self._path if here else ""

    def _nearest(self, code: str) -> Page | None:
        """Return the page in a language, else the nearest one above it.

        A draft that is shown is itself; an alias is no page of its language.
        """
        if self.page is not None and code == self.language and not self.page.alias_of_id:
            return self.page
        for candidate in self._asked:
            if code in self._versions[candidate.translation_key]:
                return self._versions[candidate.translation_key][code]
        return None

    @property
    def language(self) -> str:
        """The language of the text shown."""
        if self.page is not None:
            code = self.context.locales.get(self.page.locale_id)
            return code or self.page.locale.language_code
        return translation.get_language() or self.context.main_language

    @property
    def alternates(self) -> dict[str, str]:
        """Full addresses of this page's versions by language.

        Search engines want those that everybody can read, the page itself among them; a draft, an
        alias or a page behind a password has none.
        """
        if self.page is None:
            return {}
        versions = self._versions[self.page.translation_key]
        public = {code: page for code, page in versions.items() if not page.is_private}
        shown = any(page.pk == self.page.pk for page in public.values())
        alone = self.part is not None and not self.part.is_translated
        return alternates(self.context, public, self._path) if shown and not alone else {}

    @property
    def canonical(self) -> str:
        """The address search engines keep for this page."""
        address = self.context.full_address(self.page) if self.page else ""
        path = "" if self.part and self.part.is_lasting else self._path
        return f"{address}{path}" if address else ""

    @property
    def has_many_languages(self) -> bool:
        """Whether there are more languages than fit in a line."""
        return len(self.language_links) > LANGUAGES_IN_A_LINE

    @property
    def language_name(self) -> str:
        """The language of the text shown, in its own words."""
        if self.language == EASY and self.page is not None:
            return reading_of(self.page).name
        return str(language_info(self.language)["name"])

    @cached_property
    def needs_script(self) -> bool:
        """Whether there are contents, ways to share, or something in the head that folds."""
        return (
            getattr(self.page, "has_contents", False)
            or getattr(self.page, "is_shared", False)
            or self.has_many_languages
            or any(entry.children for entry in self.context.menu)
        )

    @property
    def mail_link(self) -> str:
        """What opens a letter about this page, ``""`` for a page that visitors cannot reach."""
        if self.page is None or not self.canonical:
            return ""
        named = f"{self.page.title} – {self.context.homes[self.language].display_name}"
        title = self.context.figures.in_text(without_soft_hyphens(named), self.language)
        letter = {"subject": title, "body": f"{title}\r\n{self.canonical}"}
        return f"mailto:?{urlencode(letter, quote_via=quote)}"

    @property
    def trail(self) -> list[tuple[Page, str]]:
        """Pages from the first level down to the parent, with their addresses.

        The parent of a part is its page. Pages that visitors cannot read are left out.
        """
        above = [*reversed(self.ancestors), *([self.page] if self.page and self.part else [])]
        readable = (page for page in above if page.live and not page.alias_of_id)
        return [(page, address) for page in readable if (address := self.context.address(page))]
