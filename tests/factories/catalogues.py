"""PO files of translations, and bringing them in as a translator does."""

from typing import Any

import polib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail_localize.models import Translation

from translations.exchange.catalogue import catalogue
from translations.exchange.pieces import pieces_of
from translations.exchange.scopes import Text


def catalogue_of(translation: Translation, **words: str) -> polib.POFile:
    """Return the PO file of one text, with words by the plain passage they translate."""
    original = translation.source.get_source_instance()
    text = Text(translation, original, translation.get_target_instance())
    file = catalogue(
        "Beispiel", translation.target_locale, pieces_of([text], translation.target_locale)
    )
    for entry in file:
        entry.msgstr = words.get(entry.msgid, entry.msgstr)
    return file


def as_upload(file: polib.POFile | bytes) -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile("x.po", file if isinstance(file, bytes) else str(file).encode())


def bring_in(client: Client, address: str, file: polib.POFile | bytes) -> Any:
    """Send a file to an address and say yes to its report; return the last answer."""
    report = client.post(address, {"file": as_upload(file)}, follow=True)
    plan = (report.context or {}).get("plan")
    if plan is None:
        return report
    address = report.redirect_chain[-1][0]
    return client.post(address, {"action": "apply", "digest": plan.digest}, follow=True)
