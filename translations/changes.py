"""What an original says since a translation of it was made, passage by passage."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from wagtail.models import Page
from wagtail_localize.models import StringSegment

from translations import content
from translations.models import SourceRecord, TranslationRecord

# Two passages at different places are one that moved and changed, if they are at least so alike; at
# the same place less will do, and where one took the place of one, nothing.
ALIKE = 0.6
ALIKE_AT_PLACE = 0.35
# Longer passages are compared by their beginning.
COMPARED = 400


@dataclass(frozen=True)
class Passage:
    """A passage of an original that a translation does not follow, or of a page that is not translated.

    Attributes:
        path: Where it stands in the fields of the page.
        section: The heading of its section; empty outside of any.
        before: The original's words that the translation was made from; empty for an added passage.
        after: The original's words now; empty for a removed passage.
        translation: What the translation says there.
        mark: The hash of the original's words, now or, for a removed passage, then.
    """

    path: str
    section: str
    before: str
    after: str
    translation: str
    mark: str

    @property
    def place(self) -> tuple[str, str]:
        """What the editor knows it by."""
        return (self.path, self.mark)


def section_of(source: SourceRecord, path: str) -> str:
    """Return the heading of the section that a passage stands in; empty outside of any."""
    found = (heading for start, _anchor, heading in source.sections if _is_within(path, start))
    return next(found, "")


def _is_within(path: str, start: str) -> bool:
    """Say whether a path is that of a section or leads into it."""
    return path == start or path.startswith(f"{start}.")


def _section_then(record: TranslationRecord, path: str) -> str:
    """Return the heading of the section that a removed passage stood in, which may be gone with it."""
    if heading := section_of(record.source, path):
        return heading
    headings = (
        record.source.former.get(passage["source"], "")
        for passage in record.passages
        if _is_within(path, passage["path"].removesuffix(".heading"))
        and passage["path"].endswith(".heading")
    )
    return next(headings, "")


def changed_sections(record: TranslationRecord) -> list[str]:
    """Return the headings of the sections that changed since a translation was made, without doubles."""
    left = +record.changed
    found: dict[str, None] = {}
    for path, mark, _words in record.source.passages:
        if left[mark] > 0:
            left[mark] -= 1
            if heading := section_of(record.source, path):
                found[heading] = None
    for passage in record.passages:
        if record.removed[passage["source"]] and (
            heading := _section_then(record, passage["path"])
        ):
            found[heading] = None
    return list(found)


def changes_of(record: TranslationRecord, page: Page) -> list[Passage]:
    """Return what changed in the original since a translation was made, in the order of the original.

    What was removed stands at the end.

    Args:
        record: What was noted of the translation, with its original.
        page: The translation, from the database.
    """
    said = {(text.path, text.ordinal): text.words for text in content.all_texts_of(page)}
    removed = _removed(record, said)
    left = +record.changed
    added = []
    for path, mark, words in record.source.passages:
        if left[mark] > 0:
            left[mark] -= 1
            added.append((path, mark, words))
    pairs = _pairs(removed, added)
    found = []
    for number, (path, mark, words) in enumerate(added):
        was = pairs.get(number)
        found.append(
            Passage(
                path,
                section_of(record.source, path),
                was.before if was else "",
                words,
                was.translation if was else "",
                mark,
            )
        )
    used = {id(passage) for passage in pairs.values()}
    return found + [passage for passage in removed if id(passage) not in used]


def _removed(record: TranslationRecord, said: dict[tuple[str, int], str]) -> list[Passage]:
    """Return what the original does not say any more, and what the translation says for it."""
    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for passage in record.passages:
        if passage["source"]:
            places[passage["source"]].append((passage["path"], passage["ordinal"]))
    found = []
    for mark, number in record.removed.items():
        for place in [*places[mark], *[("", 0)] * number][:number]:
            path, words = place[0], record.source.former.get(mark, "")
            section = _section_then(record, path)
            found.append(Passage(path, section, words, "", said.get(place, ""), mark))
    return found


def _pairs(removed: list[Passage], added: list[tuple[str, str, str]]) -> dict[int, Passage]:
    """Return which new passage took the place of which old one: at the same path, or alike."""
    waiting = list(removed)
    found: dict[int, Passage] = {}
    came, went = (
        Counter(path for path, *_rest in added),
        Counter(passage.path for passage in removed),
    )
    for at_place in (True, False):
        for number, (path, _mark, words) in enumerate(added):
            near = [passage for passage in waiting if passage.path == path or not at_place]
            if number in found or not near:
                continue
            best = max(near, key=lambda passage: _likeness(passage.before, words))
            if (at_place and came[path] == went[path] == 1) or _likeness(best.before, words) >= (
                ALIKE_AT_PLACE if at_place else ALIKE
            ):
                waiting.remove(best)
                found[number] = best
    return found


def _likeness(old: str, new: str) -> float:
    """Return how alike two texts are, from 0 to 1."""
    matcher = SequenceMatcher(None, old[:COMPARED], new[:COMPARED], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE_AT_PLACE else 0.0


def untranslated_of(record: TranslationRecord, page: Page) -> list[Passage]:
    """Return the passages of a translation that are in the original's language.

    Args:
        record: What was noted of the translation, with its original.
        page: The translation, from the database.
    """
    found = []
    for text in content.all_texts_of(page):
        if text.ordinal in record.untranslated.get(text.path, ()):
            section = section_of(record.source, text.path)
            found.append(Passage(text.path, section, "", text.words, text.words, text.mark))
    return found


def segments_of(page: Page, passages: Iterable[Passage]) -> dict[tuple[str, str], int]:
    """Return the numbers that the editor has for passages, by path and hash of the original's words.

    Args:
        page: A translation that is written by wagtail-localize; for others nothing is found.
        passages: What is looked for.
    """
    wanted = {passage.place for passage in passages}
    if not wanted:
        return {}
    rows = StringSegment.objects.filter(
        source__object_id=page.translation_key,
        source__translations__target_locale_id=page.locale_id,
        source__translations__enabled=True,
        context__path__in={path for path, _mark in wanted},
    )
    found = rows.values_list("context__path", "string__data", "pk")
    numbers = {(path, content.mark_of(content.plain(html))): pk for path, html, pk in found}
    return {place: pk for place, pk in numbers.items() if place in wanted}
