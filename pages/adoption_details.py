"""Putting right what is on record of an adoption beside the words: by whom, where, and the minutes."""

from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision
from wagtail.models.workflows import TaskState

from pages import adopting
from pages.models import AdoptedVersion, StatementPage
from translations import memory

TOLD_BY_PAGES = ("adopted_by", "adopted_in")


def amend(version: AdoptedVersion, facts: adopting.Facts, user: Any = None) -> set[str]:
    """Put right who adopted a version, where, or where its minutes are; day and words stay.

    Its page is not touched.

    Returns:
        The fields that are others now.
    """
    changed = {name for name, value in facts.fields.items() if getattr(version, name) != value}
    if changed:
        for name in changed:
            setattr(version, name, facts.fields[name])
        version.save(update_fields=changed)
        log(
            instance=version.page,
            action=adopting.AMEND,
            user=user,
            data={
                "day": version.adopted_on.isoformat(),
                "version": version.pk,
                "fields": sorted(changed),
            },
        )
    return changed


def is_by_a_person(version: AdoptedVersion) -> bool:
    """Say whether somebody has put the facts of a version right, and not a file."""
    return (
        PageLogEntry.objects.filter(
            page=version.page_id, action=adopting.AMEND, data__version=version.pk
        )
        .exclude(user_id=None)
        .exists()
    )


def put_right(version: AdoptedVersion, facts: adopting.Facts, user: Any, seen: str) -> bool:
    """Put right the facts of a version, and at once what pages and drafts in all languages say of them.

    Nothing is published, and no draft becomes older.

    Args:
        version: The version.
        facts: What is to be on record.
        user: Who says so.
        seen: The facts that this person looked at, as `seen_of` tells them.

    Returns:
        Whether there was something to put right.

    Raises:
        OvertakenError: Something else is on record by now.
    """
    with transaction.atomic():
        page = adopting.locked(version.page)
        version = page.adopted_versions.get(pk=version.pk)
        if seen != seen_of(version):
            raise adopting.OvertakenError
        before = {name: getattr(version, name) for name in TOLD_BY_PAGES}
        changed = amend(version, facts, user)
        wrong = {name: before[name] for name in TOLD_BY_PAGES if name in changed}
        if wrong:
            for told in StatementPage.objects.filter(
                translation_key=page.translation_key, adopted_on=version.adopted_on
            ):
                _tell(told, version, wrong)
            if page.live and memory.source_of(page):
                memory.synchronise_source(StatementPage.objects.get(pk=page.pk))
    return bool(changed)


def seen_of(version: AdoptedVersion) -> str:
    """Return what tells the facts of a version from any others."""
    minutes = version.minutes_id or ""
    facts = (version.pk, version.adopted_by, version.adopted_in, minutes, version.minutes_reference)
    return sha256("\n".join(map(str, facts)).encode()).hexdigest()


def _tell(page: StatementPage, version: AdoptedVersion, wrong: dict[str, str]) -> None:
    """Let a page, and its drafts, tell the facts as they are; what somebody translated stays.

    Args:
        page: The page.
        version: The version with the facts as they are now.
        wrong: Those that are others now, as they were.
    """
    names = [name for name in wrong if getattr(page, name) == wrong[name]]
    for name in names:
        setattr(page, name, getattr(version, name))
    if names:
        page.save(update_fields=names, clean=False)
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision")
    drafts = Revision.page_revisions.filter(object_id=str(page.pk)).filter(
        Q(pk=page.latest_revision_id) | Q(approved_go_live_at__isnull=False) | Q(pk__in=waiting)
    )
    for draft in drafts:
        right = {
            name: getattr(version, name) for name in wrong if draft.content.get(name) == wrong[name]
        }
        if right and draft.content.get("adopted_on") == version.adopted_on.isoformat():
            Revision.objects.filter(pk=draft.pk).update(content={**draft.content, **right})
