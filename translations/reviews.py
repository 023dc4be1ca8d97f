"""Who translated the passages of a page, and who reviewed them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone
from wagtail.models import TaskState
from wagtail_localize.models import StringTranslation

from translations.models import TranslationRecord
from translations.origins import Origin


class Review(NamedTuple):
    """Who looked at a translation before it was published, and when."""

    reviewer: str
    reviewed_at: str


def name_of(user: Any) -> str:
    """Return the name of somebody who works on a translation."""
    return str(user.get_full_name() or user.get_username()) if user else ""


def approval_of(revision: Any) -> Review | None:
    """Return who approved a revision in a workflow; nobody where it went without one."""
    if revision is None:
        return None
    tasks = TaskState.objects.filter(
        revision=revision, status=TaskState.STATUS_APPROVED, finished_by__isnull=False
    )
    task = tasks.select_related("finished_by").order_by("-finished_at").first()
    if task is None:
        return None
    moment: datetime = task.finished_at or timezone.now()
    return Review(name_of(task.finished_by), moment.isoformat(timespec="seconds"))


def passages_of(
    origins: Iterable[Origin],
    known: TranslationRecord,
    before: TranslationRecord | None,
    revision: Any,
) -> list[dict[str, Any]]:
    """Return what is noted of each passage: its place, origin, translator and reviewer.

    A passage that stays as it was keeps its translator and its review.

    Args:
        origins: Where the passages come from.
        known: What was noted of these very words.
        before: What was noted of the words that are live.
        revision: What is published.
    """
    review, publisher = approval_of(revision), getattr(revision, "user", None)
    noted = {
        (passage["path"], passage["mark"], passage["source"]): passage
        for record in (before, known)
        if record is not None
        for passage in record.passages
    }
    found = []
    for origin in origins:
        text = origin.text
        old = noted.get((text.path, text.mark, origin.source))
        passage = {
            "path": text.path,
            "ordinal": text.ordinal,
            "mark": text.mark,
            "source": origin.source,
            **_translator(origin, old, publisher),
            "reviewer": old["reviewer"] if old else "",
            "reviewed_at": old["reviewed_at"] if old else "",
        }
        if review is not None:
            passage |= review._asdict()
        passage["machine"] = passage["machine"] and not passage["reviewer"]
        found.append(passage)
    return found


def _translator(origin: Origin, old: dict[str, Any] | None, publisher: Any) -> dict[str, Any]:
    """Return who made a passage: a person, or a machine and which one."""
    row = origin.row
    if row is not None:
        machine = row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
        user = None if machine else row.last_translated_by
        by = row.tool_name if machine else name_of(user)
        return {"by": by, "user": user.pk if user else None, "machine": machine}
    if origin.untranslated:
        return {"by": "", "user": None, "machine": False}
    if old is not None:
        return {name: old[name] for name in ("by", "user", "machine")}
    return {
        "by": name_of(publisher),
        "user": publisher.pk if publisher else None,
        "machine": False,
    }
