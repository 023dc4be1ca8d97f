"""Filling the gaps of a translation by machine: drafts that nobody has read, never over a person's."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.models import Page, Site
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.strings import StringValue

from translations import keepers, memory, segment_checks
from translations.exchange import places
from translations.exchange.pieces import Piece, pieces_of
from translations.exchange.scopes import Text
from translations.machine.service import Interrupted, Service
from translations.models import GlossaryTerm


@dataclass(frozen=True)
class Result:
    """What came of it.

    Attributes:
        saved: How many passages have a draft now.
        refused: How many answers were not taken: a figure, a link or formatting was lost.
        problem: Why the service stopped on the way.
    """

    saved: int = 0
    refused: int = 0
    problem: str = ""


def service_for(text: Text) -> Service | None:
    """Return the service that translates into the language of a text, if one is set."""
    service = get_machine_translator()
    languages = text.translation.source.locale, text.translation.target_locale
    if isinstance(service, Service) and service.can_translate(*languages):
        return service
    return None


def is_machine_made(piece: Piece) -> bool:
    """Say whether a machine wrote what is kept, and nobody has said yes to it."""
    row = piece.row
    return row is not None and row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE


def _is_open(piece: Piece, again: bool) -> bool:
    """Say whether a machine may write a passage: it is missing, or asked for again."""
    if piece.row is None or not piece.row.data:
        return True
    return again and is_machine_made(piece)


def translate(service: Service, text: Text, user: Any, again: bool = False) -> Result:
    """Have the gaps of a translation filled.

    The service is asked outside of any transaction; what somebody wrote meanwhile stays.

    Args:
        service: Who translates.
        text: What is translated.
        user: Who asks for it.
        again: Whether what a machine made before is made anew.
    """
    locale = text.translation.target_locale
    wanted = [piece for piece in pieces_of([text], locale) if _is_open(piece, again)]
    strings = list(dict.fromkeys(StringValue(piece.string.data) for piece in wanted))
    service.terms = terms_for(text)
    problem = ""
    try:
        answers = service.translate(text.translation.source.locale, locale, strings)
    except Interrupted as interrupted:
        answers, problem = interrupted.done, str(interrupted)
    saved = _save(service, text, user, answers, again)
    asked = len(wanted) if not problem else saved
    return Result(saved, asked - saved, problem)


@transaction.atomic
def _save(
    service: Service,
    text: Text,
    user: Any,
    answers: dict[StringValue, StringValue],
    again: bool,
) -> int:
    """Keep answers for passages that are still open, and return how many."""
    TranslationSource.objects.select_for_update().get(pk=text.translation.source_id)
    saved = 0
    locale = text.translation.target_locale
    for piece in pieces_of([text], locale):
        answer = answers.get(StringValue(piece.string.data))
        html = _fitting(piece, answer.data) if answer and _is_open(piece, again) else None
        if html is None:
            continue
        row = piece.row or StringTranslation(locale=locale)
        row.translation_of, row.context, row.data = piece.string, piece.context, html
        row.translation_type = StringTranslation.TRANSLATION_TYPE_MACHINE
        row.tool_name, row.last_translated_by = service.display_name, user
        row.has_error, row.field_error = False, ""
        row.save()
        saved += 1
    return saved


def _fitting(piece: Piece, answer: str) -> str | None:
    """Return an answer as it is kept; nothing where it does not fit the passage."""
    passage = memory.Passage(piece.context.path, piece.string.data, "", 0, 0)
    try:
        value = StringValue.from_translated_html(answer)
        has_markup = "<" in value.data and "<" in piece.string.data
        html = memory.html_of(passage, value.data if has_markup else value.render_text())
    except ValueError:
        return None
    plain = StringValue(html).render_text()
    if not plain.strip() or segment_checks.problem(piece.string.data, html):
        return None
    return None if places.problem(piece, plain) else html


def terms_for(text: Text) -> dict[str, str]:
    """Return the glossary of the site that a text belongs to."""
    site = _site_of(text)
    terms = GlossaryTerm.objects.filter(site=site, locale=text.translation.target_locale)
    return dict(terms.values_list("source", "target"))


def _site_of(text: Text) -> Site | None:
    """Return the site of a page; of another row its keeper knows it."""
    if isinstance(text.target, Page):
        site: Site | None = text.target.get_site()
        return site
    return keepers.site_of(text.target)
