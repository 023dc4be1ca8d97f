"""Carrying translations over when an original changes, so that no page falls back into two languages.

wagtail-localize forgets the translation of a passage with the first letter that changes in it, and
whatever is published next shows that passage in the original's language. Here the new passage gets
the old translation, marked as one of a previous version: readers keep the old words, translators see
that they are old, and saving them, even unchanged, confirms them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from bs4 import BeautifulSoup
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

# In the place of a tool's name; wagtail-localize shows it beside the passage.
PREVIOUS_VERSION = "previous version"

Placed = tuple[str, Any]
Rows = Mapping[int, list[StringTranslation]]


@dataclass(frozen=True)
class Segment:
    """A passage of an original as wagtail-localize keeps it."""

    path: str
    context_id: int
    string_id: int
    html: str


def segments_of(source: TranslationSource) -> list[Segment]:
    """Return the passages of an original in their order."""
    rows = StringSegment.objects.filter(source=source).order_by("order", "pk")
    values = rows.values_list("context__path", "context_id", "string_id", "string__data")
    return [Segment(*row) for row in values]


def pairs(before: list[Placed], after: list[Placed]) -> Iterator[tuple[str, Any, Any]]:
    """Yield path, old and new of what was replaced, in the order it stands there.

    What was only added or only taken away has no partner.

    Args:
        before: Path and what stood there.
        after: Path and what stands there.
    """
    for path in dict.fromkeys(path for path, _item in after):
        old = [item for known, item in before if known == path]
        new = [item for known, item in after if known == path]
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
            if kind == "replace":
                together = zip(old[old_start:old_end], new[new_start:new_end], strict=False)
                yield from ((path, *pair) for pair in together)


def carry_over(source: TranslationSource, before: list[Segment], *, corrected: bool) -> None:
    """Give the passages that an original has now what is known of their translations.

    Args:
        source: The original, its passages renewed.
        before: The passages it had.
        corrected: Whether only spelling changed: then the translations are as good as before.
    """
    after = segments_of(source)
    kept = StringTranslation.objects.filter(context__object_id=source.object_id, has_error=False)
    rows = defaultdict(list)
    for row in sorted(kept.order_by("pk"), key=lambda row: row.tool_name == PREVIOUS_VERSION):
        rows[row.translation_of_id].append(row)
    made = [*_replaced(before, after, rows, corrected=corrected), *_moved(before, after, rows)]
    taken = {
        (row.translation_of_id, row.context_id, row.locale_id)
        for row in StringTranslation.objects.filter(context__object_id=source.object_id)
    }
    new = {(row.translation_of_id, row.context_id, row.locale_id): row for row in reversed(made)}
    # Their checks are for what somebody writes; these words were accepted once.
    StringTranslation.objects.bulk_create(row for key, row in new.items() if key not in taken)


def _replaced(
    before: list[Segment], after: list[Segment], rows: Rows, *, corrected: bool
) -> Iterator[StringTranslation]:
    """Yield the translations of texts for those that stand in their places now."""
    places = {(segment.path, segment.string_id): segment for segment in after}
    found = pairs(
        [(segment.path, segment.string_id) for segment in before],
        [(segment.path, segment.string_id) for segment in after],
    )
    for path, old, new in found:
        segment = places[path, new]
        for row in rows[old]:
            if row.context_id == segment.context_id:
                tool = row.tool_name if corrected else PREVIOUS_VERSION
                yield _copy(row, segment, without_lost_links(row.data, segment.html), tool)


def _moved(before: list[Segment], after: list[Segment], rows: Rows) -> Iterator[StringTranslation]:
    """Yield the translations of texts for places where they did not stand before."""
    known = {(segment.path, segment.string_id) for segment in before}
    for segment in after:
        if (segment.path, segment.string_id) not in known:
            for row in rows[segment.string_id]:
                if row.context_id != segment.context_id:
                    yield _copy(row, segment, row.data, row.tool_name)


def _copy(row: StringTranslation, segment: Segment, data: str, tool_name: str) -> StringTranslation:
    """Return a translation for another passage, not saved."""
    return StringTranslation(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=row.locale_id,
        data=data,
        translation_type=row.translation_type,
        tool_name=tool_name,
        last_translated_by_id=row.last_translated_by_id,
    )


def without_lost_links(translation: str, original: str) -> str:
    """Return a translation in which links that its original does not have are plain words."""
    if "<a" not in translation:
        return translation
    known = {link.get("id") for link in BeautifulSoup(original, "html.parser").find_all("a")}
    soup = BeautifulSoup(translation, "html.parser")
    for link in soup.find_all("a"):
        if link.get("id") not in known:
            link.unwrap()
    return str(soup)
