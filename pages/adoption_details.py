"""Putting right what is on record of an adoption beside the words: by whom, where, and the minutes."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from pages import adopting
from pages.models import AdoptedVersion, StatementPage

SHOWN_ON_THE_PAGE = {"adopted_by", "adopted_in"}


def amend(version: AdoptedVersion, facts: adopting.Facts, user: Any = None) -> set[str]:
    """Put right who adopted a version, where, or where its minutes are; day and words stay.

    What the page says of its adoption follows when it is published next.

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
            data={"fields": sorted(changed)},
        )
    return changed


def put_right(version: AdoptedVersion, facts: adopting.Facts, user: Any) -> bool:
    """Put right the facts of a version, and at once what the public page says of its adoption.

    A draft of the next version stays the newest one.

    Returns:
        Whether there was something to put right.

    Raises:
        ValidationError: The page cannot be published.
    """
    with transaction.atomic():
        page = adopting.locked(version.page)
        version = page.adopted_versions.get(pk=version.pk)
        before = {name: getattr(version, name) for name in SHOWN_ON_THE_PAGE}
        changed = amend(version, facts, user)
        shown = changed & SHOWN_ON_THE_PAGE
        _tell_translations(version, {name: before[name] for name in shown})
        if page.live and page.version_in_force == version and shown:
            draft = adopting.draft_of(page) if page.has_unpublished_changes else None
            adopting.publish(page, user)
            if draft:
                draft.follow_adoption()
                draft.save_revision(user=user, clean=False)
    return bool(changed)


def _tell_translations(version: AdoptedVersion, before: dict[str, str]) -> None:
    """Put right what translations say of the adoption, but for what somebody translated.

    Args:
        version: The version with the facts as they are now.
        before: Those that are others now, as they were.
    """
    told = StatementPage.objects.filter(
        translation_key=version.page.translation_key, adopted_on=version.adopted_on
    ).exclude(pk=version.page_id)
    for page in told if before else ():
        names = [name for name in before if getattr(page, name) == before[name]]
        for name in names:
            setattr(page, name, getattr(version, name))
        page.save(update_fields=names, clean=False)
