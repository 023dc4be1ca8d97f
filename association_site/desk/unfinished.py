"""What is unfinished on the sites somebody works for, counted with few queries."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, Revision, WorkflowState

from association_site.desk.choices import Unfinished
from association_site.desk.work import SiteWork
from pages.models import AssociationImage, HomePage
from translations.own_texts import LANGUAGES
from translations.progress import has_open_passages

Counts = dict[int, dict[str, int]]


def conditions() -> dict[Unfinished, Q]:
    """Return what puts a page into a list; what waits for something is not called a draft too."""
    own_pk = Cast(OuterRef("pk"), CharField())
    waiting = Q(
        Exists(
            WorkflowState.objects.filter(
                status=WorkflowState.STATUS_IN_PROGRESS,
                base_content_type__app_label="wagtailcore",
                base_content_type__model="page",
                object_id=own_pk,
            )
        )
    )
    goes_live = Q(
        Exists(Revision.page_revisions.filter(approved_go_live_at__isnull=False, object_id=own_pk))
    )
    scheduled = goes_live | Q(live=True, expire_at__gt=timezone.now())
    idle = ~waiting & ~goes_live
    return {
        # Drafts of legal pages are named one by one.
        Unfinished.DRAFT: Q(live=False, legalpage__isnull=True) & idle,
        Unfinished.CHANGED: Q(live=True, has_unpublished_changes=True) & idle,
        Unfinished.APPROVAL: waiting,
        Unfinished.SCHEDULED: scheduled,
        Unfinished.INCOMPLETE: has_open_passages(),
    }


def own_pages(homes: Iterable[HomePage]) -> QuerySet[Page]:
    """Return the pages from the home pages down, each in the language of its home page.

    Copies that only stand in for a translation are left out.
    """
    below = Q(pk__in=[])
    for home in homes:
        below |= Q(path__startswith=home.path, locale_id=home.locale_id)
    pages: QuerySet[Page] = Page.objects.filter(below, alias_of__isnull=True)
    return pages


def _by_home(homes: Iterable[HomePage]) -> QuerySet[Any]:
    """Return the same pages grouped by their home page."""
    homes = list(homes)
    cases = [When(path__startswith=home.path, then=Value(home.pk)) for home in homes]
    home = Case(*cases, default=Value(0), output_field=IntegerField())
    return own_pages(homes).annotate(home=home).order_by().values("home")


def count_by_home(homes: Iterable[HomePage]) -> Counts:
    """Count the pages of each list below each home page, with one query."""
    counts = {kind.value: Count("pk", filter=query) for kind, query in conditions().items()}
    return _rows(_by_home(homes).annotate(**counts))


def count_untranslated(works: Iterable[SiteWork]) -> Counts:
    """Count the published pages of each main language that another language lacks, by home page.

    One query; the counts are named for the languages. A language of texts of their own lacks none.
    """
    works = [work for work in works if work.main_language]
    locales = {code: home.locale_id for work in works for code, home in work.homes.items()}
    pages = _by_home(work.homes[work.main_language] for work in works).filter(live=True)
    counts = {
        code: Count("pk", filter=_lacks(locale_id))
        for code, locale_id in locales.items()
        if code not in LANGUAGES
    }
    return _rows(pages.annotate(**counts)) if counts else {}


def _lacks(locale_id: int) -> Q:
    """Return the condition that a page has no translation into a language."""
    translation = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale_id=locale_id, alias_of__isnull=True
    )
    return ~Q(Exists(translation))


def _rows(rows: Iterable[Mapping[str, Any]]) -> Counts:
    """Return counted rows by their home page."""
    return {
        row["home"]: {name: number for name, number in row.items() if name != "home"}
        for row in rows
    }


def pages_of(work: SiteWork, kind: Unfinished, code: str) -> QuerySet[Page]:
    """Return the pages of a list, the latest change first.

    Args:
        work: Somebody's site.
        kind: The list.
        code: The language of the pages; for untranslated ones the language they lack.
    """
    if kind is Unfinished.UNTRANSLATED:
        originals = own_pages([work.homes[work.main_language]]).filter(live=True)
        pages = originals.filter(_lacks(work.homes[code].locale_id))
    else:
        pages = own_pages([work.homes[code]]).filter(conditions()[kind])
    return pages.order_by("-latest_revision_created_at", "pk")


def count_images(works: Iterable[SiteWork]) -> dict[int, int]:
    """Count the images without alternative text by site, with one query."""
    paths = {
        work.site.pk: work.settings.collection.path for work in works if work.settings.collection
    }
    counts = {
        f"site_{pk}": Count("pk", filter=Q(collection__path__startswith=path))
        for pk, path in paths.items()
    }
    found = AssociationImage.objects.filter(description="").aggregate(**counts) if counts else {}
    return {pk: found[f"site_{pk}"] for pk in paths}
