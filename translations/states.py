"""How the pages of a site stand to their originals, for a table of pages and languages.

    for row in rows_below(home, locales):
        row.key            # what the versions of the page share
        row.original       # the page itself, or None where it was deleted
        row.source         # its record: passages, presence, day of the version in force
        row.cells["en"]    # a Cell: states, page, record, is_draft, is_moved

Four queries, however many pages and languages there are. A cell's ``states`` are those of
`translations.choices.State`: ``MISSING`` where there is no version, or an alias alone; else what its
live record says. What changed since is ``record.changed`` and ``record.removed``, hashes of passages;
their texts are in ``source.passages`` and ``source.former``.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import Locale, Page

from translations.choices import Presence, State
from translations.models import SourceRecord, TranslationRecord


@dataclass(frozen=True)
class Cell:
    """A page in a language.

    Attributes:
        states: What is true of it; none for a draft that was never published.
        page: The version, if there is one.
        record: What is known of what is live.
        is_moved: Whether it stands below another page than its original does.
    """

    states: tuple[State, ...]
    page: Page | None = None
    record: TranslationRecord | None = None
    is_moved: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether there is a version that visitors cannot read."""
        return self.page is not None and not self.page.live


@dataclass
class Row:
    """A page with its versions.

    Attributes:
        key: What they share.
        original: The original, if it was not deleted.
        source: What it says, where that was noted.
        cells: Its translations by language.
    """

    key: UUID
    original: Page | None
    source: SourceRecord | None
    cells: dict[str, Cell] = field(default_factory=dict)

    @property
    def presence(self) -> Presence:
        """Whether the original can be read."""
        if self.original is None:
            return Presence.DELETED
        return Presence.LIVE if self.original.live else Presence.UNPUBLISHED


def rows_below(home: Page, locales: Iterable[Locale]) -> list[Row]:
    """Return the pages of a site in the order of the main language, those without original last.

    Args:
        home: The home page of the site in its main language.
        locales: The languages asked for; that of an original has no cell in its row.
    """
    homes = list(Page.objects.filter(translation_key=home.translation_key, alias_of__isnull=True))
    trees = Q(pk__in=[])
    for tree in homes:
        trees |= Q(path__startswith=tree.path, locale_id=tree.locale_id)
    pages = list(Page.objects.filter(trees, alias_of__isnull=True).order_by("path"))
    versions: dict[UUID, dict[int, Page]] = defaultdict(dict)
    pages.sort(key=lambda page: not page.path.startswith(home.path))
    for page in pages:
        versions[page.translation_key][page.locale_id] = page
    keys = {page.path: page.translation_key for page in pages}
    records: dict[tuple[UUID, int], TranslationRecord] = {}
    sources = {row.pk: row for row in SourceRecord.objects.filter(translation_key__in=versions)}
    for record in TranslationRecord.objects.filter(source__in=sources, live=True):
        record.source = sources[record.source_id]
        records[record.source.translation_key, record.locale_id] = record
    by_key = {row.translation_key: row for row in sources.values()}
    known = list(locales)
    return [
        _row(key, found, by_key.get(key), home, known, keys, records)
        for key, found in versions.items()
    ]


def _row(
    key: UUID,
    versions: dict[int, Page],
    source: SourceRecord | None,
    home: Page,
    locales: list[Locale],
    keys: dict[str, UUID],
    records: dict[tuple[UUID, int], TranslationRecord],
) -> Row:
    """Return a page with its versions."""
    locale_id = source.locale_id if source else home.locale_id
    original = versions.get(locale_id)
    if original is None and source is None:
        original = next(iter(versions.values()))
        locale_id = original.locale_id
    row = Row(key, original, source)
    for locale in locales:
        if locale.pk == locale_id:
            continue
        page, record = versions.get(locale.pk), records.get((key, locale.pk))
        moved = bool(page and original and _above(page, keys) != _above(original, keys))
        row.cells[locale.language_code] = Cell(_states(page, record), page, record, moved)
    return row


def _states(page: Page | None, record: TranslationRecord | None) -> tuple[State, ...]:
    """Return what is true of a version."""
    if page is None:
        return (State.MISSING,)
    return tuple(record.states) if record else ()


def _above(page: Page, keys: dict[str, UUID]) -> Any:
    """Return what the page above a page shares with its versions."""
    return keys.get(page.path[: -page.steplen])
