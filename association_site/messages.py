"""The interface's messages: from the sources to the catalogues, without gettext's programs.

Messages are written in English in the code and in the templates; English has no catalogue, since
Django looks nowhere else for it. Babel reads the sources, polib the catalogues.
"""

import ast
import io
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from association_site.catalogues import GERMAN, Catalogue, is_seen_by_visitors

BASE_DIR = Path(__file__).resolve().parent.parent

# Which arguments of a function are messages, in Babel's notation: position, or (position, "c") for
# the context.
_KEYWORDS: dict[str, Any] = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_HEADER = {
    "Project-Id-Version": "association-site",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
# A blank is no flag here: "100 % sure" holds no placeholder.
_PERCENT = re.compile(r"%(?:\(\w+\))?[-#0+]*\d*(?:\.\d+)?[diouxXeEfFgGcrs]")
_BRACES = re.compile(r"\{[^{}]*\}")


class CatalogueError(Exception):
    """A catalogue or a source cannot be read; the text names the file."""


@dataclass
class Message:
    """One message of the interface, gathered from all places where it is used."""

    context: str
    text: str
    plural: str = ""
    files: set[str] = field(default_factory=set)
    comments: list[str] = field(default_factory=list)


def rooms(base: Path = BASE_DIR) -> list[Path]:
    """Return the folders of the packages in `base`, the tests left out."""
    return sorted(init.parent for init in base.glob("*/__init__.py") if init.parent.name != "tests")


def source_files(base: Path = BASE_DIR) -> Iterator[Path]:
    """Yield the Python files of all rooms, then all templates, in a stable order."""
    for room in rooms(base):
        yield from (path for path in sorted(room.rglob("*.py")) if "migrations" not in path.parts)
    for folder in [base / "templates", *(room / "templates" for room in rooms(base))]:
        yield from sorted(path for path in folder.rglob("*") if path.suffix in {".html", ".txt"})


def collect(base: Path = BASE_DIR) -> dict[tuple[str, str], Message]:
    """Read all messages of the sources.

    Args:
        base: The folder that holds the rooms and `templates/`.

    Returns:
        The messages by context (empty where there is none) and text.

    Raises:
        CatalogueError: A source cannot be read.
    """
    messages: dict[tuple[str, str], Message] = {}
    for path in source_files(base):
        name = path.relative_to(base).as_posix()
        for context, text, plural, comments in _messages_of(path, name):
            message = messages.setdefault((context, text), Message(context, text))
            message.plural = message.plural or plural
            message.files.add(name)
            message.comments += [line for line in comments if line not in message.comments]
    return messages


def _messages_of(path: Path, name: str) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield context, text, plural and comments of each message of one file."""
    try:
        source = path.read_text(encoding="utf-8")
        code = source if path.suffix == ".py" else _code_of_template(source, name)
        keywords = _KEYWORDS | (_aliases(source) if path.suffix == ".py" else {"_": None})
        found = list(extract("python", io.BytesIO(code.encode()), keywords, ("Translators",)))
    except (SyntaxError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{name}: {error}") from error
    for _line, texts, comments, context in found:
        text, plural = texts if isinstance(texts, tuple) else (texts, "")
        if text:
            yield context or "", text, plural, comments


def _code_of_template(source: str, name: str) -> str:
    """Return a template as Python code that calls gettext for each message.

    Django puts a letter in the place of every character that is no message, and keeps the
    indentation, which would be a syntax error.
    """
    return "\n".join(line.lstrip() for line in templatize(source, name).splitlines())


def _aliases(source: str) -> dict[str, Any]:
    """Return what `from django.utils.translation import … as …` calls the functions in a file."""
    return {
        alias.asname: _KEYWORDS[alias.name]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.asname and alias.name in _KEYWORDS
    }


def read(path: Path) -> polib.POFile:
    """Open a catalogue; one that is not there yet is empty.

    Raises:
        CatalogueError: The file is no valid PO file, or has a message twice.
    """
    if not path.exists():
        return polib.POFile(wrapwidth=100)
    try:
        return polib.pofile(str(path), wrapwidth=100, check_for_duplicates=True)
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{path.name}: {error}") from error


def needed(catalogue: Catalogue, base: Path = BASE_DIR) -> dict[tuple[str, str], Message]:
    """Return the messages of the sources that a catalogue has to hold."""
    return {
        key: message
        for key, message in collect(base).items()
        if catalogue.is_whole or is_seen_by_visitors(message.files)
    }


def update(catalogue: Catalogue = GERMAN, base: Path = BASE_DIR) -> polib.POFile:
    """Write a catalogue anew: what the sources say, with the translations it had.

    New messages come without a translation; those that no source uses any more go.
    """
    path = base / catalogue.path
    known = {_key(entry): entry for entry in read(path)}
    written = polib.POFile(wrapwidth=100)
    head = {"Language": catalogue.language, "Plural-Forms": catalogue.plural_forms}
    written.metadata = _HEADER | head
    messages = needed(catalogue, base)
    for key, message in sorted(messages.items(), key=lambda item: (item[0][1], item[0][0])):
        written.append(_entry(message, known.get(key), catalogue.number_of_forms))
    path.parent.mkdir(parents=True, exist_ok=True)
    written.save(str(path))
    return written


def _entry(message: Message, known: polib.POEntry | None, forms: int) -> polib.POEntry:
    """Return the message as an entry, with the translation it had if it still fits its form."""
    entry = polib.POEntry(
        msgctxt=message.context or None,
        msgid=message.text,
        msgid_plural=message.plural,
        occurrences=[(name, "") for name in sorted(message.files)],
        comment="\n".join(message.comments),
    )
    if message.plural:
        entry.msgstr_plural = dict.fromkeys(range(forms), "")
    if _PERCENT.search(f"{message.text} {message.plural}"):
        entry.flags = ["python-format"]
    if known is not None:
        entry.tcomment = known.tcomment
        if known.fuzzy:
            entry.flags.append("fuzzy")
        if bool(known.msgid_plural) == bool(message.plural):
            entry.msgstr = known.msgstr
            entry.msgstr_plural = {
                form: known.msgstr_plural.get(form, "") for form in entry.msgstr_plural
            }
    return entry


def problems(catalogue: Catalogue = GERMAN, base: Path = BASE_DIR) -> list[str]:
    """Return one sentence for each message that is missing, stale, empty, fuzzy or ill-formed."""
    messages = needed(catalogue, base)
    file = read(base / catalogue.path)
    entries = {_key(entry): entry for entry in file if not entry.obsolete}
    found = [
        f"missing: {_name(*key)} ({', '.join(sorted(message.files))})"
        for key, message in messages.items()
        if key not in entries or entries[key].msgid_plural != message.plural
    ]
    if file.metadata.get("Plural-Forms") != catalogue.plural_forms:
        found.append(f"plural forms: {catalogue.plural_forms!r} is the rule of the language")
    for key, entry in entries.items():
        if key not in messages:
            found.append(f"stale: {_name(*key)}")
        if entry.msgid_plural and set(entry.msgstr_plural) != set(range(catalogue.number_of_forms)):
            found.append(f"plural forms: {_name(*key)} needs {catalogue.number_of_forms}")
        elif not all(_translations(entry)):
            found.append(f"empty: {_name(*key)}")
        elif entry.fuzzy:
            found.append(f"fuzzy: {_name(*key)}")
        elif not _placeholders_fit(entry, catalogue):
            found.append(f"placeholders differ: {_name(*key)}")
    return sorted(found)


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgctxt or "", entry.msgid


def _name(context: str, text: str) -> str:
    """Return how a message is called in a report."""
    shown = text if len(text) <= 70 else text[:69] + "…"
    return f"{shown!r} in context {context!r}" if context else repr(shown)


def _translations(entry: polib.POEntry) -> list[str]:
    """Return the translation, or all plural forms in their order."""
    if not entry.msgid_plural:
        return [entry.msgstr]
    return [text for _form, text in sorted(entry.msgstr_plural.items())]


def _placeholders_fit(entry: polib.POEntry, catalogue: Catalogue) -> bool:
    """Say whether each translation has the placeholders of the text it stands for.

    A form that stands for a single number may leave it out ("one member") or write it.
    """
    singular, plural = _placeholders(entry.msgid), _placeholders(entry.msgid_plural)
    if not entry.msgid_plural:
        return _placeholders(entry.msgstr) == singular
    return all(
        _placeholders(text) == plural
        or (form in catalogue.forms_of_one_number and _placeholders(text) == singular)
        for form, text in entry.msgstr_plural.items()
    )


def _placeholders(text: str) -> Counter[str]:
    """Count the placeholders of both kinds, `%(name)s` and `{name}`."""
    return Counter([*_PERCENT.findall(text.replace("%%", "")), *_BRACES.findall(text)])


def compile_catalogues(base: Path = BASE_DIR) -> list[Path]:
    """Write the `.mo` file of each catalogue whose `.po` is newer.

    A file is replaced in one step, so that processes that start together never read half of one.

    Returns:
        The files written.

    Raises:
        CatalogueError: A catalogue is no valid PO file.
    """
    written = []
    for source in sorted(base.glob("locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        draft = target.with_suffix(f".{os.getpid()}")
        draft.write_bytes(read(source).to_binary())
        draft.replace(target)
        written.append(target)
    return written
