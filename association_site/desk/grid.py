"""Every page of a site in each of its languages, and how it stands there; a few queries for all of it.

Only what is light is read for all pages; numbers of passages and sections are added to the pages
that are shown (`association_site.desk.details`).
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page, WorkflowState

from association_site.desk.cells import Cell, HandedIn, Noted, PageRow, Row
from association_site.desk.choices import Standing
from association_site.desk.work import SiteWork
from pages.models import HomePage
from translations.choices import State
from translations.models import SourceRecord, TranslationRecord

STEP = Page.steplen
OF_RECORD = {
    State.PARTIAL: Standing.PARTIAL,
    State.OUTDATED: Standing.OUTDATED,
    State.UNREVIEWED: Standing.UNREVIEWED,
    State.COMPLETE: Standing.COMPLETE,
}
# What is said of a translation passage by passage, and never of a text of its own.
OF_PASSAGES = {Standing.PARTIAL, Standing.UNREVIEWED, Standing.COMPLETE}


def target_codes(work: SiteWork) -> list[str]:
    """Return the languages that somebody sees on the desk: own ones that are on, not the main one."""
    return [
        code for code in work.own_languages if code != work.main_language and code in work.languages
    ]


def grids_of(works: Iterable[SiteWork]) -> dict[int, list[Row]]:
    """Return the pages of sites in the order of their trees, by number of the site.

    Four queries, however many sites and pages there are. Originals come first, then the pages of
    other languages whose originals are gone.
    """
    works = [work for work in works if target_codes(work)]
    if not works:
        return {}
    homes = {
        work.site.pk: {
            code: work.homes[code] for code in {work.main_language, *target_codes(work)} if code
        }
        for work in works
    }
    below = Q(pk__in=[])
    for by_code in homes.values():
        for home in by_code.values():
            below |= Q(path__startswith=home.path, locale_id=home.locale_id)
    pages = Page.objects.filter(below)
    known = _Known(pages.order_by().values("translation_key"))
    names = list(PageRow.__dataclass_fields__)
    rows = [PageRow(*values) for values in pages.order_by("path").values_list(*names)]
    return {work.site.pk: _grid(work, homes[work.site.pk], rows, known) for work in works}


class _Known:
    """What is on record about pages: three queries."""

    def __init__(self, keys: Any) -> None:
        """Read it.

        Args:
            keys: A query of what the pages share with their translations.
        """
        sources = SourceRecord.objects.filter(translation_key__in=keys)
        self.sources = {
            key: (locale, on)
            for key, locale, on in sources.values_list("translation_key", "locale_id", "version_on")
        }
        records = TranslationRecord.objects.filter(live=True, source__translation_key__in=keys)
        self.records = {
            (key, locale): Noted(*values)
            for key, locale, *values in records.order_by().values_list(
                "source__translation_key", "locale_id", *Noted._fields
            )
        }
        self.handed_in = _handed_in()


def _handed_in() -> dict[int, HandedIn]:
    """Return which pages are with the editors, or came back from them."""
    states = WorkflowState.objects.filter(
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES],
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        current_task_state__isnull=False,
    )
    found = {}
    for state in states.select_related("current_task_state__finished_by", "requested_by"):
        task = state.current_task_state
        found[int(state.object_id)] = HandedIn(
            sent_back=state.status == WorkflowState.STATUS_NEEDS_CHANGES,
            by=state.requested_by_id,
            name=str(state.requested_by or ""),
            at=task.finished_at or task.started_at,
            comment=task.comment,
            editor=str(task.finished_by or ""),
        )
    return found


def _grid(
    work: SiteWork, homes: dict[str, HomePage], pages: list[PageRow], known: _Known
) -> list[Row]:
    """Return the rows of one site."""
    own = [
        page
        for page in pages
        if any(
            page.locale_id == home.locale_id and page.path.startswith(home.path)
            for home in homes.values()
        )
    ]
    by_key: dict[UUID, dict[int, PageRow]] = defaultdict(dict)
    keys_by_path = {}
    for page in own:
        keys_by_path[page.path] = page.translation_key
        by_key[page.translation_key][page.locale_id] = page
    codes = {home.locale_id: code for code, home in homes.items()}
    main = homes[work.main_language].locale_id if work.main_language in homes else 0
    found: list[Row] = []
    orphans: list[Row] = []
    for key, versions in by_key.items():
        real = {number: page for number, page in versions.items() if not page.alias_of_id}
        original = real.get(main) or real.get(known.sources.get(key, (0, None))[0])
        shown = original or next(iter(real.values()), None)
        if shown is None:
            continue
        home = homes[codes[shown.locale_id]]
        row = Row(
            key,
            shown.draft_title,
            codes[shown.locale_id],
            shown.depth - home.depth,
            shown.pk,
            original is not None and original.live,
        )
        for code in target_codes(work):
            number = homes[code].locale_id
            cell = Cell(code, number, key, is_adopted=bool(known.sources.get(key, (0, None))[1]))
            _judge(cell, original, real.get(number), known, keys_by_path)
            row.cells[code] = cell
        (found if main in real else orphans).append(row)
    return found + orphans


def _judge(
    cell: Cell,
    original: PageRow | None,
    page: PageRow | None,
    known: _Known,
    keys_by_path: dict[str, UUID],
) -> None:
    """Say how a page stands in a language."""
    if page is None:
        lacking = Standing.NO_TEXT if cell.is_own_text else Standing.MISSING
        cell.standings = [lacking] if original and original.live else []
        return
    cell.page_id, cell.title = page.pk, page.draft_title
    cell.handed_in = known.handed_in.get(page.pk)
    found: set[Standing] = set()
    if cell.handed_in:
        found.add(Standing.SENT_BACK if cell.handed_in.sent_back else Standing.WAITING)
    record = known.records.get(cell.place)
    if record:
        cell.recorded_at = record.recorded_at
    if page is original or (original is None and cell.key not in known.sources):
        found.add(Standing.ORIGINAL)
    else:
        found |= _of_words(page, record) | _of_place(original, page, keys_by_path)
        if cell.is_own_text:
            found -= OF_PASSAGES
    cell.standings = [standing for standing in Standing if standing in found]


def _of_words(page: PageRow, record: Noted | None) -> set[Standing]:
    """Return how the words of a translation stand to those of its original."""
    if not page.live:
        return {Standing.OFFLINE if page.was_public else Standing.BEGUN}
    if record is None:
        return {Standing.UNKNOWN}
    states = [State(name) for name in record.standing.split(",") if name]
    found = {OF_RECORD[state] for state in states or [State.COMPLETE]}
    return found if record.synchronised else found | {Standing.FREE}


def _of_place(
    original: PageRow | None, page: PageRow, keys_by_path: dict[str, UUID]
) -> set[Standing]:
    """Return whether the original is where it belongs; what was taken off the site asks for nothing."""
    if page.was_public and not page.live:
        return set()
    if original is None or (not original.live and (page.live or original.was_public)):
        return {Standing.GONE}
    above = (keys_by_path.get(row.path[:-STEP]) for row in (original, page))
    return {Standing.MOVED} if len(set(above)) > 1 else set()
