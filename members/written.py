"""What the log says of organisations that were written in bulk."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from members.models import Consent, Contact, Organisation
from members.writing import SECTIONS, Write, differs, row_of
from pages import changes


def log_writes(writes: Iterable[Write], user: User | None, deleted: bool = False) -> None:
    """Note in the log what became of organisations: one entry for each.

    The log outlives its rows: of contacts, and of who agreed to something, it says nothing.

    Args:
        writes: As they were written.
        user: Who did it.
        deleted: Whether the organisations are deleted.
    """
    kind = ContentType.objects.get_for_model(Organisation)
    now = timezone.now()
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=kind,
            object_id=str(row_of(write).pk),
            label=str(row_of(write)),
            action=_action(write, deleted),
            data={} if write.before is None else {changes.KEY: changes_of(write)},
            timestamp=now,
            user=user,
            content_changed=not deleted,
            deleted=deleted,
        )
        for write in writes
    )


def _action(write: Write, deleted: bool) -> str:
    """Return what Wagtail calls what was done."""
    if deleted:
        return "wagtail.delete"
    return "wagtail.create" if write.before is None else "wagtail.edit"


def changes_of(write: Write) -> changes.Changes:
    """Return what changed of an organisation, as the log keeps it."""
    assert write.before is not None
    found = changes.changed_fields(write.before.own, write.after.own)
    for section in SECTIONS:
        if not differs(write, section.name):
            continue
        if section.model is Contact:
            found |= changes.names_alone({section.rows: []})
        elif section.model is Consent:
            before, after = (
                [{"field": name} for name in entry.published]
                for entry in (write.before, write.after)
            )
            found[section.rows] = [before, after]
        else:
            found[section.rows] = [
                [_logged(row) for row in section.values(entry)]
                for entry in (write.before, write.after)
            ]
    if differs(write, "topics"):
        found["topics"] = [list(write.before.topics), list(write.after.topics)]
    return found


def _logged(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a row as the log keeps them."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }
