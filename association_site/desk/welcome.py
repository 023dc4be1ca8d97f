"""The first panel of the admin: who somebody is here, what to do next, what is unfinished."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from association_site.desk import unfinished
from association_site.desk.choices import Unfinished
from association_site.desk.registers import Waiting, count_waiting
from association_site.desk.work import SiteWork, work_of
from association_site.desk.worklist import Task, WorkList, work_lists
from association_site.jobs.choices import JobState
from association_site.jobs.listing import count_by_state
from association_site.opening.languages import language_name
from association_site.opening.steps import settings_address
from members.choices import MembershipStatus
from pages.choices import LegalKind
from pages.legal import MissingPage, missing_legal_pages
from translations.own_texts import LANGUAGES

# What translators can do something about; the other lists are the editors'.
FOR_TRANSLATORS = (Unfinished.DRAFT, Unfinished.CHANGED, Unfinished.INCOMPLETE)
FOR_EDITORS = (*FOR_TRANSLATORS, Unfinished.APPROVAL, Unfinished.SCHEDULED)
# Translations named on the first screen; the rest stands in the work list.
TASKS = 5
# Facts that readers, search engines and the legal pages ask for.
WANTED_FACTS = ("name", "street", "postcode", "town", "email", "logo")


@dataclass(frozen=True)
class Way:
    """Something to do next: a link with an icon."""

    label: str
    address: str
    icon: str


@dataclass(frozen=True)
class Remainder:
    """Something unfinished.

    Attributes:
        label: What it is, in words.
        address: Where it can be finished, or the list of what can.
        count: How many there are; nothing where there is just this one.
    """

    label: str
    address: str
    count: int | None = None


@dataclass
class Desk:
    """One site as one person sees it."""

    work: SiteWork
    ways: list[Way] = field(default_factory=list)
    remainders: list[Remainder] = field(default_factory=list)
    translations: WorkList | None = None

    @property
    def tasks(self) -> list[Task]:
        """The most urgent of what waits for review or translation."""
        found = self.translations
        return [*found.to_review, *found.to_do][:TASKS] if found else []

    @property
    def number_of_tasks(self) -> int:
        """How much that is in all."""
        found = self.translations
        return len(found.to_review) + len(found.to_do) if found else 0


class WelcomePanel(Component):
    """Greets, leads on, and counts what is left to do on the person's own sites."""

    name = "welcome"
    template_name = "desk/welcome.html"
    order = 10

    def __init__(self, request: HttpRequest) -> None:
        """Keep whom the panel is for."""
        self.request = request

    @cached_property
    def works(self) -> list[SiteWork]:
        """The sites that the person works for."""
        return work_of(self.request.user)  # type: ignore[arg-type]

    def desks(self) -> list[Desk]:
        """Return what each site offers and lacks."""
        editing = [work for work in self.works if work.edits]
        own_homes = [work.homes[code] for work in self.works for code in work.own_languages]
        pages = unfinished.count_by_home(own_homes) if own_homes else {}
        untranslated = unfinished.count_untranslated(editing)
        images = unfinished.count_images(editing)
        user: Any = self.request.user
        lists = {found.work.site.pk: found for found in work_lists(user, self.works)}
        waiting = count_waiting([work for work in self.works if work.keeps_register])
        return [
            Desk(
                work,
                list(ways_of(work)),
                [
                    *waiting_members(waiting.get(work.site.pk, Waiting())),
                    *missing_facts(work),
                    *missing_homes(work),
                    *unfinished_legal_pages(work),
                    *unfinished_pages(work, pages),
                    *untranslated_pages(work, untranslated),
                    *undescribed_images(work, images),
                ],
                lists.get(work.site.pk),
            )
            for work in self.works
        ]

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the template shows."""
        return {
            "desks": self.desks(),
            "guide": reverse("guide"),
            "is_superuser": self.request.user.is_superuser,
            "ways_beyond": list(ways_beyond()) if self.request.user.is_superuser else [],
        }


# ------------------------------------------------------------------------------------ next steps
def ways_of(work: SiteWork) -> Iterator[Way]:
    """Yield what the person's roles are there for."""
    if work.edits and work.main_language:
        home = work.homes[work.main_language]
        yield Way(_("Edit pages"), reverse("wagtailadmin_explore", args=[home.pk]), "doc-full")
        yield Way(_("Add an image"), reverse("wagtailimages:add"), "image")
        yield Way(_("Add a download"), reverse("wagtaildocs:add"), "doc-full-inverse")
    if not work.edits:
        for code in work.own_languages:
            label = _("Pages in %(language)s") % {"language": language_name(code)}
            address = reverse("wagtailadmin_explore", args=[work.homes[code].pk])
            yield Way(label, address, "globe")
    if work.keeps_register:
        yield Way(_("Register of members"), reverse("organisation:index"), "group")
    if work.administers:
        yield Way(_("Association and languages"), settings_address(work.site), "site")
        yield Way(_("New language"), reverse("new_language", args=[work.site.pk]), "globe")


def ways_beyond() -> Iterator[Way]:
    """Yield what belongs to no single site; for the administrators of all of them."""
    yield Way(_("New site"), reverse("new_site"), "plus")
    yield Way(_("Users"), reverse("wagtailusers_users:index"), "user")
    if failed := count_by_state()[JobState.FAILED]:
        label = ngettext("%(number)d job failed", "%(number)d jobs failed", failed)
        yield Way(
            label % {"number": failed},
            f"{reverse('jobs')}?state={JobState.FAILED.value}",
            "warning",
        )


# ------------------------------------------------------------------------------------ what is left
def waiting_members(waiting: Waiting) -> Iterator[Remainder]:
    """Yield the applications and proposals on which nobody has decided."""
    if number := waiting.applications:
        label = ngettext(
            "%(counter)s application waits for a decision",
            "%(counter)s applications wait for a decision",
            number,
        )
        address = f"{reverse('organisation:index')}?status={MembershipStatus.APPLICATION.value}"
        yield Remainder(label % {"counter": number_format(number, force_grouping=True)}, address)
    if number := waiting.proposals:
        label = ngettext(
            "%(counter)s proposal by a member waits for you",
            "%(counter)s proposals by members wait for you",
            number,
        )
        address = reverse("register_confirmations")
        yield Remainder(label % {"counter": number_format(number, force_grouping=True)}, address)


def missing_facts(work: SiteWork) -> Iterator[Remainder]:
    """Yield the facts about the association that nobody has filled in."""
    if not work.administers:
        return
    names = [
        str(work.settings._meta.get_field(name).verbose_name)
        for name in WANTED_FACTS
        if not getattr(work.settings, name)
    ]
    if names:
        label = _("About the association is missing: %(facts)s") % {"facts": ", ".join(names)}
        yield Remainder(label, settings_address(work.site))


def missing_homes(work: SiteWork) -> Iterator[Remainder]:
    """Yield the languages that are on and cannot be read yet."""
    if not work.edits:
        return
    for code in work.languages:
        home = work.homes.get(code)
        language = {"language": language_name(code)}
        if home is None and work.administers:
            label = _("%(language)s is on, but has no home page") % language
            yield Remainder(label, reverse("new_language", args=[work.site.pk]))
        elif home is not None and not home.live:
            label = _("%(language)s is on, but its home page is not published") % language
            yield Remainder(label, reverse("wagtailadmin_pages:edit", args=[home.pk]))


def unfinished_legal_pages(work: SiteWork) -> Iterator[Remainder]:
    """Yield the pages that the law asks for and that visitors cannot read yet."""
    if not work.edits and not work.translated:
        return
    missing = missing_legal_pages(work.site)
    originals = {row.kind: row for row in missing if row.language_code == work.main_language}
    for row in missing:
        if row.language_code not in work.own_languages:
            continue
        words = {"page": row.kind.label, "language": language_name(row.language_code)}
        if row.page:
            address = reverse("wagtailadmin_pages:edit", args=[row.page.pk])
            yield Remainder(_("%(page)s (%(language)s) is a draft") % words, address)
        elif (
            work.edits
            and row.language_code not in LANGUAGES  # texts of their own, none of which has to be
            and (address := _where_to_make(work, row, originals))
        ):
            yield Remainder(_("%(page)s (%(language)s) is missing") % words, address)


def _where_to_make(
    work: SiteWork, row: MissingPage, originals: Mapping[LegalKind, MissingPage]
) -> str:
    """Return where a missing legal page is made; nothing while its original is a draft."""
    if not work.main_language:
        return ""
    main = work.homes[work.main_language]
    if row.language_code == work.main_language:
        return reverse("wagtailadmin_pages:add", args=["pages", "legalpage", main.pk])
    if row.kind in originals:
        return ""
    return list_address(work, Unfinished.UNTRANSLATED, row.language_code)


def list_address(work: SiteWork, kind: Unfinished, code: str) -> str:
    """Return where the pages of a list are."""
    return reverse("unfinished_pages", args=[work.site.pk, kind.value, code])


def unfinished_pages(work: SiteWork, counts: unfinished.Counts) -> Iterator[Remainder]:
    """Yield the lists of pages that wait for something, language by language."""
    several = len(work.homes) > 1
    for kind in FOR_EDITORS if work.edits else FOR_TRANSLATORS:
        for code in work.own_languages:
            count = counts.get(work.homes[code].pk, {}).get(kind.value)
            if count:
                label = f"{kind.label} ({language_name(code)})" if several else str(kind.label)
                yield Remainder(label, list_address(work, kind, code), count)


def untranslated_pages(work: SiteWork, counts: unfinished.Counts) -> Iterator[Remainder]:
    """Yield the languages that lack pages of the main one."""
    if not work.edits or not work.main_language:
        return
    kind = Unfinished.UNTRANSLATED
    by_language = counts.get(work.homes[work.main_language].pk, {})
    for code in work.languages:
        count = by_language.get(code) if code in work.homes else None
        if count and code != work.main_language:
            label = f"{kind.label} ({language_name(code)})"
            yield Remainder(label, list_address(work, kind, code), count)


def undescribed_images(work: SiteWork, counts: Mapping[int, int]) -> Iterator[Remainder]:
    """Yield the images that nobody has described in words."""
    if work.edits and (count := counts.get(work.site.pk)):
        address = reverse("undescribed_images", args=[work.site.pk])
        yield Remainder(_("Images without a description"), address, count)
