"""From which passages of the original the passages of a translation were made."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from translations import accepted, content, own_texts
from translations.carrying import PREVIOUS_VERSION
from translations.models import SourceRecord, TranslationRecord


@dataclass(frozen=True)
class Origin:
    """Where one passage of a translation comes from.

    Attributes:
        text: The passage.
        source: The hash of what it was made from; ``None`` where nobody knows.
        counts: Whether that is a passage of the original, and not a number or the like.
        row: What wagtail-localize keeps of it.
        untranslated: Whether it is in the original's language.
    """

    text: content.Text
    source: str | None
    counts: bool = False
    row: StringTranslation | None = None
    untranslated: bool = False


class Origins:
    """What is known of the passages of one translation, asked with one query."""

    def __init__(
        self,
        original: SourceRecord,
        page: Page,
        known: TranslationRecord,
        before: TranslationRecord | None,
    ) -> None:
        """Gather it.

        Args:
            original: What the original says.
            page: The translation.
            known: What was noted of these very words, new where nothing was.
            before: What was noted of the words that are live.
        """
        self.marks_by_path: dict[str, list[str]] = defaultdict(list)
        self.left: dict[str, Counter[str]] = defaultdict(Counter)
        for path, mark, _words in original.passages:
            self.marks_by_path[path].append(mark)
            self.left[path][mark] += 1
        self.foreign = {mark for _path, mark, _words in original.passages} | set(original.former)
        self.accepted = accepted.accepted_hashes(page.translation_key, page.locale_id)
        self.locale = page.locale
        self.noted = {
            (passage["path"], passage["ordinal"]): passage["source"] for passage in known.passages
        }
        if before is not None:
            for passage in before.passages:
                place = (passage["path"], passage["ordinal"])
                self.noted.setdefault(place, passage["source"])
        self.rows: dict[tuple[str, str], list[StringTranslation]] = defaultdict(list)
        self._sort(page)

    def _sort(self, page: Page) -> None:
        """Sort what wagtail-localize keeps of the page by path and words."""
        rows = StringTranslation.objects.filter(
            context__object_id=page.translation_key, locale_id=page.locale_id, has_error=False
        )
        rows = rows.select_related("translation_of", "context", "last_translated_by")
        for row in rows.order_by("pk"):
            self.foreign.add(_mark_of(row))
            if row.tool_name != PREVIOUS_VERSION:
                self.rows[row.context.path, content.plain(row.data)].append(row)

    def of(self, texts: Iterable[content.Text]) -> list[Origin]:
        """Return the origins of the texts of the translation."""
        return [self._of(text) for text in texts]

    def _of(self, text: content.Text) -> Origin:
        """Return the origin of a text."""
        row = self._row_of(text)
        if row is not None:
            words = content.plain(row.translation_of.data)
            counts = content.is_said(text.path, words)
            return Origin(text, content.mark_of(words), counts, row)
        if text.mark in self.foreign:
            is_right = text.mark in self.accepted or own_texts.is_authors_own(
                self.locale, text.words
            )
            counts = content.is_said(text.path, text.words)
            return Origin(text, text.mark, counts, None, not is_right)
        source = self.noted.get((text.path, text.ordinal)) or self._at(text)
        return Origin(text, source, source is not None)

    def _row_of(self, text: content.Text) -> StringTranslation | None:
        """Return what wagtail-localize keeps of the words of a text.

        Words that translate an old passage and a new one follow the new one. Several passages that
        are translated with the same words follow one another as in the original.
        """
        rows = self.rows[text.path, text.words]
        by_mark = {_mark_of(row): row for row in rows}
        now = [mark for mark in self.marks_by_path[text.path] if mark in by_mark]
        left = self.left[text.path]
        mark = next((mark for mark in now if left[mark]), None)
        if mark is not None:
            left[mark] -= 1
            return by_mark[mark]
        return by_mark[now[0]] if now else next(reversed(rows), None)

    def _at(self, text: content.Text) -> str | None:
        """Return the hash of what stands in the original where a text stands in the translation."""
        marks = self.marks_by_path[text.path]
        return marks[min(text.ordinal, len(marks) - 1)] if marks else None


def _mark_of(row: StringTranslation) -> str:
    """Return the hash of what a kept translation is the translation of."""
    return content.mark_of(content.plain(row.translation_of.data))


def untranslated_in(origins: Iterable[Origin]) -> dict[str, list[int]]:
    """Return the numbers of the passages in the original's language, by path."""
    found: dict[str, list[int]] = defaultdict(list)
    for origin in origins:
        if origin.untranslated:
            found[origin.text.path].append(origin.text.ordinal)
    return dict(found)
