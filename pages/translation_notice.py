"""What readers of a translated page are told about it, in their language."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.easy_reading import EASY, EVERYDAY
from translations import content
from translations.choices import State
from translations.marking import Foreign
from translations.models import TranslationRecord

# What search engines show; a reader does not see it on the page.
UNSEEN = {"seo_title", "search_description"}


@dataclass(frozen=True)
class ChangedPart:
    """A part of the page in which the original says something else by now.

    Attributes:
        name: Its heading in the reader's language, else a `Foreign` in the original's.
        address: Where it stands in the original; empty where it is gone.
    """

    name: str
    address: str


@dataclass(frozen=True)
class TranslationNotice:
    """What is to be said about a translation.

    Attributes:
        code: The language of the original.
        original: Where the original can be read; empty where it cannot.
        follows_on: The day of the adopted version that the translation follows.
        in_force_on: The day of the version in force, where that is another one.
        is_outdated: Whether the original says something else by now.
        changed: In which parts, as far as they can be named.
        open_count: How many passages are in the original's language.
        is_unreviewed: Whether a machine made it and nobody has looked at it.
        is_gone: Whether the original cannot be read any more.
    """

    code: str
    original: str
    follows_on: date | None
    in_force_on: date | None
    is_outdated: bool
    changed: list[ChangedPart]
    open_count: int
    is_unreviewed: bool
    is_gone: bool

    @property
    def language(self) -> str:
        """The name of the original's language in the reader's.

        Leichte Sprache is German, too: its readers are told that it is the other German.
        """
        if (self.code, get_language()) == (EVERYDAY, EASY):
            return _("everyday German")
        return str(get_language_info(self.code)["name_translated"])


def notice_of(
    page: Page, record: TranslationRecord, address: str, *, names_parts: bool = True
) -> TranslationNotice | None:
    """Return what is to be said; nothing of a complete translation of what nobody has adopted.

    Args:
        page: The translated page, marked.
        record: What is known of it.
        address: Where its original can be read, if it can.
        names_parts: Whether readers may know what the original's parts are.
    """
    source = record.source
    newer = source.version_on if source.version_on != record.follows_on else None
    outdated = State.OUTDATED in record.states
    notice = TranslationNotice(
        code=source.locale.language_code,
        original=address,
        follows_on=record.follows_on,
        in_force_on=newer,
        is_outdated=outdated,
        changed=_changed(page, record, address) if outdated and names_parts else [],
        open_count=record.open_count,
        is_unreviewed=State.UNREVIEWED in record.states,
        is_gone=not source.is_there,
    )
    said = (
        notice.follows_on or notice.in_force_on or outdated or notice.open_count
        or notice.is_unreviewed or notice.is_gone
    )  # fmt: skip
    return notice if said else None


def _changed(page: Page, record: TranslationRecord, address: str) -> list[ChangedPart]:
    """Return the parts that have changed, in the order of the original; those it lost come last."""
    code = record.source.locale.language_code
    headings = {anchor: heading for _path, anchor, heading in content.sections_of(page)}
    there = {anchor for _path, anchor, _heading in record.source.sections}
    new = [(path, mark) for path, mark, _words in record.source.passages]
    old = [(passage["path"], passage["source"]) for passage in record.passages]
    found: dict[str, ChangedPart] = {}
    sides: list[tuple[Any, Counter[str], Any]] = [
        (new, record.changed, record.source.sections),
        (old, record.removed, content.sections_of(page)),
    ]
    for passages, marks, sections in sides:
        for path in _paths(passages, marks):
            section = next((one for one in sections if path.startswith(f"{one[0]}.")), None)
            if section is not None:
                _path, anchor, heading = section
                leads = f"{address}#{anchor}" if address and anchor in there else ""
                name = headings.get(anchor) or Foreign(heading, code)
                found.setdefault(anchor, ChangedPart(name, leads))
            elif path not in UNSEEN:
                name = _name_without_heading(path, passages)
                found.setdefault(name, ChangedPart(name, address))
    return list(found.values())


def _name_without_heading(path: str, passages: list[tuple[str, str]]) -> str:
    """Return how a part is called that has no heading: titles and the first block begin the page."""
    first = next((_block_of(one) for one, _mark in passages if "." in one), "")
    if "." not in path or _block_of(path) == first:
        return _("The beginning of the page")
    return _("A section without a heading")


def _block_of(path: str) -> str:
    """Return the block at the top of a stream in which something stands."""
    return ".".join(path.split(".")[:2])


def _paths(passages: list[tuple[str, str]], marks: "Counter[str]") -> list[str]:
    """Return where the passages with some hashes stand, each as often as it is counted."""
    left, found = marks.copy(), []
    for path, mark in passages:
        if left[mark] > 0:
            left[mark] -= 1
            found.append(path)
    return found
