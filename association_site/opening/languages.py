"""Adding a language to a site and taking it off: drafts to translate, translators, the switch."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Min
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from association_site.roles import ensure_groups
from pages import changes
from pages.history import record
from pages.legal import ensure_legal_pages
from pages.models import HomePage, LegalPage, SiteLanguage, SiteSettings
from translations.own_texts import is_own_text
from translations.starting import start_translation


@dataclass(frozen=True)
class LanguageState:
    """How far a language of a site is.

    Attributes:
        code: The language.
        name: Its name in the reader's language.
        is_main: Whether it is the language of the originals.
        is_on: Whether it is turned on.
        home: Its home page, published or not.
        is_complete: Whether the interface has its words in it; otherwise visitors read German ones.
    """

    code: str
    name: str
    is_main: bool
    is_on: bool
    home: HomePage | None
    is_complete: bool = True

    @property
    def is_public(self) -> bool:
        """Whether visitors can choose the language."""
        return self.is_on and self.home is not None and bool(self.home.live)


@dataclass
class AddedLanguage:
    """What adding a language did.

    Attributes:
        code: The language.
        turned_on: Whether it was not on before.
        drafts: The pages that wait for a translator now.
    """

    code: str
    turned_on: bool = False
    drafts: list[Page] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether there was anything to do."""
        return self.turned_on or bool(self.drafts)


def main_code(site: Site) -> str:
    """Return the language of a site's originals."""
    return str(site.root_page.locale.language_code)


def language_name(code: str) -> str:
    """Return the name of a language in the reader's language."""
    return str(dict(settings.LANGUAGES).get(code, code))


def language_states(site: Site) -> list[LanguageState]:
    """Return how far each language of a site is, the main one first."""
    homes = {home.locale.language_code: home for home in HomePage.of_site(site)}
    rows = SiteLanguage.objects.filter(settings__site=site).order_by("sort_order")
    on = {row.language_code: row.enabled for row in rows}
    main = main_code(site)
    on = {main: True} | on
    complete = dict(settings.COMPLETE_LANGUAGES)
    return [
        LanguageState(
            code,
            language_name(code),
            is_main=code == main,
            is_on=is_on,
            home=homes.get(code),
            is_complete=code in complete,
        )
        for code, is_on in on.items()
    ]


def complete_languages() -> list[tuple[str, str]]:
    """Return code and name of the languages whose words of the interface are complete."""
    return [(code, str(name)) for code, name in settings.COMPLETE_LANGUAGES]


def languages_to_add(site: Site) -> list[tuple[str, str]]:
    """Return code and name of the languages that a site may offer and does not."""
    states = language_states(site)
    there = {state.code for state in states if state.is_on and state.home}
    return [(code, name) for code, name in complete_languages() if code not in there]


def check_language(code: str, field: str = "language", kept: Collection[str] = ()) -> None:
    """Refuse a language that this installation does not know, or has no words in.

    Args:
        code: The language.
        field: Where the form asks for it.
        kept: The languages that are on already, whatever words there are.

    Raises:
        ValidationError: It cannot be added.
    """
    complete = dict(complete_languages())
    if code in complete or (code in kept and code in dict(settings.LANGUAGES)):
        return
    message = _("“%(code)s” is none of the possible languages: %(known)s.")
    raise ValidationError({field: message % {"code": code, "known": ", ".join(complete)}})


@transaction.atomic
def add_language(site: Site, code: str, user: Any = None) -> AddedLanguage:
    """Turn a language on and make what it needs; what is there already stays as it is.

    Visitors see nothing of it until somebody publishes the home page in this language.

    Args:
        site: The site.
        code: The language.
        user: Who does it; nobody, for a command.

    Raises:
        ValidationError: The installation does not know the language, or has no words in it.
    """
    # Two clicks at once: the second waits here, and then finds everything there.
    Site.objects.select_for_update().get(pk=site.pk)
    check_language(code, kept=[state.code for state in language_states(site) if state.is_on])
    facts = SiteSettings.for_site(site)
    before = changes.values_of(facts)
    added = open_language(site, code, user)
    if added.turned_on:
        record(SiteSettings.objects.get(pk=facts.pk), before, user=user)
    return added


@transaction.atomic
def turn_language_off(site: Site, code: str, user: Any = None) -> bool:
    """Take a language off a site; everything that was written in it stays.

    Its addresses answer that the page is not there in this language, and lead to the others. Adding
    the language again brings every page back as it was.

    Args:
        site: The site.
        code: The language.
        user: Who does it; nobody, for a command.

    Returns:
        Whether it was on.

    Raises:
        ValidationError: It is the site's main language.
    """
    if code == main_code(site):
        raise ValidationError({"language": _("The site's main language cannot be turned off.")})
    Site.objects.select_for_update().get(pk=site.pk)
    facts = SiteSettings.for_site(site)
    before = changes.values_of(facts)
    rows = SiteLanguage.objects.filter(settings=facts, language_code=code, enabled=True)
    if not (row := rows.first()):
        return False
    row.enabled = False
    row.save()
    record(SiteSettings.objects.get(pk=facts.pk), before, user=user)
    return True


def public_pages(home: HomePage) -> int:
    """Return how many pages visitors can read at and below a home page."""
    pages = home.get_descendants(inclusive=True).live()
    return int(pages.filter(alias_of__isnull=True, locale_id=home.locale_id).count())


def open_language(site: Site, code: str, user: Any) -> AddedLanguage:
    """Do the same within the caller's transaction, without a note in the history."""
    added = AddedLanguage(code, turned_on=_turn_on(SiteSettings.for_site(site), site, code))
    locale, _created = Locale.objects.get_or_create(language_code=code)
    if code != main_code(site):
        # Whoever needs the imprint reads the original: only the home page has to be written anew.
        pages = _originals(site)[: 1 if is_own_text(locale) else None]
        drafts = [start_translation(page, locale, user) for page in pages]
        added.drafts = [draft for draft in drafts if draft is not None]
    ensure_groups(site)
    return added


def _originals(site: Site) -> list[Page]:
    """Return what every language needs: the home page and the pages that the law asks for."""
    home = site.root_page.specific
    if not isinstance(home, HomePage):
        return [home]
    ensure_legal_pages(home)
    legal = LegalPage.objects.child_of(home).filter(alias_of__isnull=True)
    return [home, *legal.order_by("path")]


def _turn_on(facts: SiteSettings, site: Site, code: str) -> bool:
    """Turn a language on, the main one with it, and say whether the first was off."""
    rows = SiteLanguage.objects.filter(settings=facts)
    main = main_code(site)
    if not rows.filter(language_code=main).exists():
        first = rows.aggregate(first=Min("sort_order"))["first"]
        place = 0 if first is None else first - 1
        SiteLanguage.objects.create(settings=facts, language_code=main, sort_order=place)
        if code == main:
            return True
    row = rows.filter(language_code=code).first()
    if row is not None and row.enabled:
        return False
    if row is None:
        last = rows.aggregate(last=Max("sort_order"))["last"]
        row = SiteLanguage(settings=facts, language_code=code, sort_order=(last or 0) + 1)
    row.enabled = True
    row.save()
    return True


def open_languages_on(site: Site, user: Any = None) -> list[AddedLanguage]:
    """Make what languages lack that were turned on by hand, and return what was made."""
    found = [
        add_language(site, state.code, user)
        for state in language_states(site)
        if state.is_on and not state.is_main and state.home is None
    ]
    return [added for added in found if added.changed]
