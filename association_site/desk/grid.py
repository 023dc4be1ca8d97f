"""Every page of a site in each of its languages, and how it stands there; a few queries for all of it.

Only what is light is read for all pages; numbers of passages and sections are added to the pages
that are shown (`association_site.desk.details`).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from association_site.desk.choices import Standing
from association_site.desk.work import SiteWork
from pages.models import HomePage
from translations.choices import State
from translations.models import SourceRecord, TranslationRecord

STEP = Page.steplen
# Sections named in a cell; more are counted.
NAMED = 3
OF_RECORD = {
    State.PARTIAL: Standing.PARTIAL,
    State.OUTDATED: Standing.OUTDATED,
    State.UNREVIEWED: Standing.UNREVIEWED,
    State.COMPLETE: Standing.COMPLETE,
}


@dataclass(frozen=True)
class PageRow:
    """What is read of every page."""

    pk: int
    path: str
    depth: int
    locale_id: int
    translation_key: UUID
    draft_title: str
    live: bool
    alias_of_id: int | None
    has_unpublished_changes: bool
    first_published_at: datetime | None

    @property
    def was_public(self) -> bool:
        """Whether visitors could read it once."""
        return self.first_published_at is not None


class Noted(NamedTuple):
    """What is read of the record of a live translation."""

    standing: str
    synchronised: bool
    recorded_at: datetime


@dataclass(frozen=True)
class HandedIn:
    """A page on its way through the editors.

    Attributes:
        sent_back: Whether they ask for changes.
        by: The number of the person who handed it in.
        name: The name of that person.
        at: When.
        comment: What the editors say to it.
        editor: Who of them.
    """

    sent_back: bool
    by: int | None
    name: str
    at: datetime
    comment: str
    editor: str


@dataclass
class Cell:
    """A page in a language.

    Attributes:
        code: The language.
        locale_id: The number of the language.
        key: What the page shares with its other languages.
        page_id: The page in that language; nothing where there is none.
        title: Its title.
        standings: How it stands, the most urgent first; nothing where there is nothing to say.
        is_adopted: Whether its original is a text that was adopted.
        handed_in: Its way through the editors.
        recorded_at: When what is live was noted.
        passages: The number of its passages, once they were counted.
        translated: How many of these are translated.
        sections: The headings of the sections that changed in the original since.
    """

    code: str
    locale_id: int
    key: UUID
    page_id: int | None = None
    title: str = ""
    standings: list[Standing] = field(default_factory=list)
    is_adopted: bool = False
    handed_in: HandedIn | None = None
    recorded_at: datetime | None = None
    passages: int = 0
    translated: int = 0
    sections: list[str] = field(default_factory=list)

    @property
    def place(self) -> tuple[UUID, int]:
        """What it is found by."""
        return (self.key, self.locale_id)

    @property
    def address(self) -> str:
        """Where it is translated; empty where there is nothing yet."""
        return reverse("wagtailadmin_pages:edit", args=[self.page_id]) if self.page_id else ""

    @property
    def passages_address(self) -> str:
        """Where one sees what changed and what is not translated; empty where that is nothing."""
        has_any = {Standing.OUTDATED, Standing.PARTIAL} & set(self.standings)
        return reverse("translation_passages", args=[self.page_id]) if has_any else ""

    @property
    def is_missing(self) -> bool:
        """Whether its translation can be begun."""
        return Standing.MISSING in self.standings

    @property
    def other_sections(self) -> int:
        """How many changed sections are not named."""
        return max(0, len(self.sections) - NAMED)


@dataclass
class Row:
    """A page in all languages.

    Attributes:
        key: What the page has in common in all languages.
        title: Its title in the language of the original.
        code: That language.
        level: How deep it stands below the home page.
        page_id: The original, or where that is gone a translation.
        is_public: Whether visitors can read the original.
        cells: By language.
    """

    key: UUID
    title: str
    code: str
    level: int
    page_id: int
    is_public: bool
    cells: dict[str, Cell] = field(default_factory=dict)


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
        cell.standings = [Standing.MISSING] if original and original.live else []
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
    """Return whether the original is where it belongs."""
    if original is None or (not original.live and (page.live or original.was_public)):
        return {Standing.GONE}
    above = (keys_by_path.get(row.path[:-STEP]) for row in (original, page))
    return {Standing.MOVED} if len(set(above)) > 1 else set()
