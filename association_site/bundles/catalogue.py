"""The translation file of a bundle: which words stand for which, page by page."""

import re
from dataclasses import dataclass
from pathlib import Path

import polib

from association_site.bundles import files
from association_site.bundles.errors import BundleError
from pages.soft_hyphens import with_soft_hyphens, without_soft_hyphens
from translations import segment_checks
from translations.memory import folded

LINE = re.compile(
    r'(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-9]+\])\s+)?"(?:[^"\\]|\\.)*"'
)


@dataclass(frozen=True)
class Entry:
    """A translated passage.

    Attributes:
        translation: The words; empty where it is not translated yet.
        line: Its line in the file.
    """

    translation: str
    line: int


@dataclass(frozen=True)
class Catalogue:
    """All passages of a translation file: by page, then by the original's plain text.

    Soft hyphens do not count: one more in the original is no other text.
    """

    path: Path
    entries: dict[str, dict[str, Entry]]

    def has_translation(self, slug: str) -> bool:
        """Say whether anything of a page is translated."""
        return any(entry.translation for entry in self.entries.get(slug, {}).values())


def key_of(text: str) -> str:
    """Return what a passage is found by."""
    return without_soft_hyphens(folded(text))


def read_catalogue(path: Path, slugs: set[str]) -> Catalogue:
    """Read a translation file.

    Args:
        path: The file.
        slugs: The pages there are.

    Raises:
        BundleError: It is broken, names an unknown page, or a translation is refused.
    """
    messages = _messages(path)
    entries: dict[str, dict[str, Entry]] = {}
    for message in messages:
        line = message.linenum or 0
        if message.obsolete:
            continue
        if message.msgctxt is None:
            raise BundleError(path, "msgctxt is missing: the slug of the page", line)
        if message.msgctxt not in slugs:
            raise BundleError(path, f"Unknown page “{message.msgctxt}” in msgctxt", line)
        if message.msgid_plural:
            raise BundleError(path, "Plural forms are not possible here", line)
        translation = "" if message.fuzzy else with_soft_hyphens(message.msgstr.strip())
        if translation and (problem := segment_checks.problem(message.msgid, translation)):
            raise BundleError(path, problem, line)
        page = entries.setdefault(message.msgctxt, {})
        key = key_of(message.msgid)
        if key in page:
            raise BundleError(path, f"“{message.msgid[:60]}” stands here twice", line)
        page[key] = Entry(translation, line)
    return Catalogue(path, entries)


def _messages(path: Path) -> polib.POFile:
    """Return the messages of a file.

    Raises:
        BundleError: It is broken.
    """
    text = files.text_of(path)
    for number, line in enumerate(text.split("\n"), start=1):
        # polib cuts the first and last character off whatever stands where quotation marks should.
        if line.strip() and not line.startswith("#") and not LINE.fullmatch(line.strip()):
            problem = "Broken PO file: a text between quotation marks was expected"
            raise BundleError(path, problem, number)
    try:
        # polib opens a text that is the path of a file; a path does not end in a line break.
        messages = polib.pofile(f"{text}\n", encoding="utf-8")
    except (OSError, ValueError, UnicodeError) as error:
        words = str(error).replace(")", " ").split()
        place = next((int(word) for word in words if word.isdigit()), 0)
        raise BundleError(path, f"Broken PO file: {error}", place) from error
    if text.strip() and not messages and not messages.metadata:
        raise BundleError(path, "Broken PO file: it holds no messages", 1)
    return messages
