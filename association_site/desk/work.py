"""Whom somebody works for: their sites, what they are there, and the languages they look after."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.models import Site

from accounts.choices import Role
from accounts.models import SiteGroup, User
from association_site.opening.languages import language_name
from pages.models import HomePage, SiteSettings

EDITING = frozenset({Role.EDITOR, Role.ADMINISTRATION})


@dataclass
class SiteWork:
    """One site that somebody works for.

    Attributes:
        site: The site.
        roles: What the person is there.
        translated: Codes of the languages the person translates into.
        settings: Facts about the association.
        languages: Codes of the languages that are on, in the site's order.
        homes: Home pages by language, drafts too.
    """

    site: Site
    roles: set[Role] = field(default_factory=set)
    translated: set[str] = field(default_factory=set)
    settings: SiteSettings = field(default_factory=SiteSettings)
    languages: list[str] = field(default_factory=list)
    homes: dict[str, HomePage] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What people call the site."""
        return self.settings.short_name or self.settings.name or self.site.site_name

    @property
    def main_language(self) -> str:
        """Code of the language that the others are translated from."""
        key = self.site.root_page_id
        return next((code for code, home in self.homes.items() if home.pk == key), "")

    @property
    def edits(self) -> bool:
        """Whether the person writes and publishes here."""
        return bool(self.roles & EDITING)

    @property
    def administers(self) -> bool:
        """Whether the person changes the settings here."""
        return Role.ADMINISTRATION in self.roles

    @property
    def keeps_register(self) -> bool:
        """Whether the person keeps the register here."""
        return bool(self.roles & {Role.BOARD, Role.ADMINISTRATION})

    @property
    def own_languages(self) -> list[str]:
        """Codes of the languages whose pages the person may change, the main one first."""
        if self.edits:
            return list(self.homes)
        return [code for code in self.homes if code in self.translated]

    @property
    def role_names(self) -> list[str]:
        """What the person is here, in words."""
        names = [str(role.label) for role in Role if role in self.roles - {Role.TRANSLATOR}]
        return names + [
            _("Translation into %(language)s") % {"language": language_name(code)}
            for code in sorted(self.translated)
        ]


def work_of(user: User) -> list[SiteWork]:
    """Return the sites somebody works for, the default one first; asks the database three times."""
    works = _all_sites() if user.is_superuser else _own_sites(user)
    # One row a language, and one for a site without any.
    rows = SiteSettings.objects.filter(site__in=works).annotate(
        language=F("languages__language_code"), is_on=F("languages__enabled")
    )
    for row in rows.select_related("collection").order_by("languages__sort_order"):
        work = works[row.site_id]
        work.settings = row
        if row.is_on:
            work.languages.append(row.language)
    _add_homes(works.values())
    return list(works.values())


def _all_sites() -> dict[int, SiteWork]:
    """Return all sites, as their administrators see them."""
    sites = Site.objects.select_related("root_page").order_by("-is_default_site", "hostname")
    return {site.pk: SiteWork(site, {Role.ADMINISTRATION}) for site in sites}


def _own_sites(user: User) -> dict[int, SiteWork]:
    """Return the sites that the person's groups belong to."""
    groups = SiteGroup.objects.filter(group__user=user).select_related("site__root_page")
    works: dict[int, SiteWork] = {}
    for group in groups.order_by("-site__is_default_site", "site__hostname", "pk"):
        work = works.setdefault(group.site_id, SiteWork(group.site))
        work.roles.add(Role(group.role))
        if group.language_code:
            work.translated.add(group.language_code)
    return works


def _add_homes(works: Iterable[SiteWork]) -> None:
    """Give the sites their home pages: the main one, then the others in the site's order."""
    by_key = {work.site.root_page.translation_key: work for work in works}
    homes = HomePage.objects.filter(translation_key__in=by_key, alias_of__isnull=True)
    for home in homes.select_related("locale"):
        by_key[home.translation_key].homes[home.locale.language_code] = home
    for work in by_key.values():
        order = [work.main_language, *work.languages, *work.homes]
        work.homes = {code: work.homes[code] for code in order if code in work.homes}
