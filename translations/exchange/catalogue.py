"""Translations as a PO file."""

from collections.abc import Iterable
from datetime import UTC, datetime

import polib
from django.utils.translation import gettext as _
from django.utils.translation import to_locale
from django.utils.translation.trans_real import translation as catalogue_of
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from translations import carrying
from translations.exchange import places
from translations.exchange.pieces import Piece

WIDTH = 100


def catalogue(name: str, locale: Locale, pieces: Iterable[Piece]) -> polib.POFile:
    """Return passages and what is kept of their translation, in the order they come.

    Args:
        name: What they belong to.
        locale: The language of the translation.
        pieces: The passages.
    """
    pieces = list(pieces)
    file = polib.POFile(wrapwidth=WIDTH)
    file.metadata = header(name, locale, _latest(pieces))
    file.extend(_entry(piece) for piece in pieces)
    return file


def header(name: str, locale: Locale, on: datetime) -> dict[str, str]:
    """Return what a PO file says of itself.

    Args:
        name: What its words belong to.
        locale: The language of the translation.
        on: When its words were last changed.
    """
    written = on.astimezone(UTC).strftime("%Y-%m-%d %H:%M+0000")
    return {
        "Project-Id-Version": " ".join(name.split()),
        "POT-Creation-Date": written,
        "PO-Revision-Date": written,
        "Language": to_locale(locale.language_code),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(locale.language_code),
    }


def plural_forms(code: str) -> str:
    """Return the rule of a language's plural as Django's own messages have it.

    A simplified language counts as its full one does.
    """
    known = catalogue_of(code).info() or catalogue_of(code.partition("-")[0]).info()
    rule = str(known.get("plural-forms", "nplurals=2; plural=(n != 1);"))
    return rule.rstrip("; ") + ";"


def _latest(pieces: list[Piece]) -> datetime:
    """Return when an original or a translation was last changed: not the day of the export."""
    times = [piece.text.translation.source.last_updated_at for piece in pieces]
    times += [piece.row.updated_at for piece in pieces if piece.row]
    return max(times, default=datetime(2000, 1, 1, tzinfo=UTC))


def _entry(piece: Piece) -> polib.POEntry:
    """Return a passage; words that nobody has said yes to are fuzzy."""
    return polib.POEntry(
        msgctxt=piece.msgctxt,
        msgid=piece.msgid,
        msgstr=piece.msgstr,
        comment="\n".join(_comments(piece)),
        flags=["fuzzy"] if piece.asks_to_be_checked and piece.msgstr else [],
    )


def _comments(piece: Piece) -> list[str]:
    """Return what a translator should know of a passage."""
    lines = [_("Page: %(title)s") % {"title": piece.text.title}]
    if address := piece.text.address:
        lines.append(_("Address: %(address)s") % {"address": address})
    if place := places.labels(piece):
        lines.append(_("Place: %(place)s") % {"place": place})
    if piece.has_markup:
        lines.append(_("Formatted: what stands between < and > stays as it is."))
    lines += places.explanations(piece.msgid)
    if doubt := _doubt(piece):
        lines.append(doubt)
    return [" ".join(line.split()) for line in lines]


def _doubt(piece: Piece) -> str:
    """Say why a translation is fuzzy."""
    row = piece.row
    if row is None or not piece.asks_to_be_checked:
        return ""
    if row.has_error:
        reason = str(row.get_error() or "")
        return _("The translation has an error: %(reason)s") % {"reason": reason}
    if row.tool_name == carrying.PREVIOUS_VERSION:
        return _("The original has changed; this is the translation of its previous version.")
    if row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        return _("Translated by a machine; nobody has looked at it yet.")
    return ""
