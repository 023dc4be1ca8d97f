"""Folders and files of content bundles, each with what a test needs."""

import re
import shutil
from io import BytesIO
from pathlib import Path

import polib
from PIL import Image

from association_site.management.commands.demo import DEMO_BUNDLES

MEMBER = {
    "Mitgliedsnummer": "T001",
    "Name": "Testverein Übermut e.V.",
    "Rechtsform": "e.V.",
    "Straße": "Teststraße 1",
    "PLZ": "01067",
    "Ort": "Dresden",
    "Landkreis": "Dresden",
    "Webseite": "https://uebermut.example.org/",
    "E-Mail": "post@uebermut.example.org",
    "Telefon": "0351 123",
    "Ansprechperson": "Testperson Ada",
    "Gegründet": "1999",
    "Mitglied seit": "01.02.2018",
    "Austritt": "",
    "Status": "aktiv",
    "Schwerpunkte": "Bildung, Kultur",
    "Sprachen": "Türkisch",
    "Kontakt öffentlich": "ja",
    "Beschreibung": "Ein Verein „zum Testen“ – für 5 €.",
}


def picture(width: int = 60, height: int = 40, kind: str = "PNG", colour: str = "teal") -> bytes:
    """Return a picture of one colour."""
    file = BytesIO()
    Image.new("RGB", (width, height), colour).save(file, kind)
    return file.getvalue()


def member_list(*rows: dict[str, str]) -> str:
    """Return an office's list; each row says what differs from `MEMBER`."""
    lines = [list(MEMBER), *([*(MEMBER | row).values()] for row in rows)]
    return "".join(";".join(cells) + "\r\n" for cells in lines)


def copied_bundle(folder: Path, name: str) -> Path:
    """Copy one of the demo bundles, to be changed, in German and English alone."""
    copy = Path(shutil.copytree(DEMO_BUNDLES / name, folder / name, dirs_exist_ok=True))
    site = copy / "site.yaml"
    site.write_text(re.sub(r"(?m)^languages: .*$", "languages: [de, en]", site.read_text()))
    for path in copy.glob("*.po"):
        if path.stem != "en":
            path.unlink()
    return copy


def replace_in(path: Path, old: str, new: str) -> None:
    """Replace a passage that stands in a file exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{text.count(old)} times in {path}: {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def without_entry(path: Path, msgid: str) -> None:
    """Take one message out of a translation file."""
    catalogue = polib.pofile(str(path))
    [entry] = [entry for entry in catalogue if entry.msgid == msgid]
    catalogue.remove(entry)
    catalogue.save()


def small_bundle(folder: Path, files: dict[str, str | bytes | None] | None = None) -> Path:
    """Write a bundle of a site of its own: a home page, a text, English for both, one member.

    Args:
        folder: Where to.
        files: Files to write in place of those; `None` leaves a file out.
    """
    contents: dict[str, str | bytes | None] = {
        "site.yaml": SITE,
        "pages/home.md": HOME,
        "pages/text.md": TEXT,
        "en.po": PO,
        "members.csv": member_list({}).encode("cp1252"),
    } | (files or {})
    for name, content in contents.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


SITE = """hostname: probe.localhost
name: Probeverein
short_name: Probe
source_language: de
languages: [de, en]
pages: [home, text]
members: members.csv
"""
HOME = """---
type: home
title: Probeverein
slug: home
motto: Ein Wort zuvor
---

Willkommen bei uns.
"""
TEXT = """---
type: standard
title: Ein Text
slug: text
parent: home
---

Vor der Überschrift.

## Überschrift

Wir sind {{ member_count }} Vereine.
"""
PO = """#
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "home"
msgid "Probeverein"
msgstr "Sample association"

msgctxt "text"
msgid "Ein Text"
msgstr "A text"

msgctxt "text"
msgid "Wir sind {{ member_count }} Vereine."
msgstr "We are {{ member_count }} associations."
"""
