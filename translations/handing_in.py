"""Handing a translated page in to the editors.

wagtail-localize keeps passages and publishes pages; nothing leads from a translator, who may not
publish, to those who may. What is handed in is a draft with the passages so far, in the workflow of
the page. To be deleted once wagtail-localize offers workflows in its editor.
"""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.locks import BasicLock
from wagtail.models import Page, TaskState, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations import recording, refusals


class NotHandedIn(Exception):
    """The page could not be handed in; the message is for people."""


@dataclass(frozen=True)
class Waiting:
    """Where a page is between translator and editors.

    Attributes:
        state: The page's way through the workflow.
        task: The step it is at.
    """

    state: WorkflowState
    task: TaskState

    @property
    def is_sent_back(self) -> bool:
        """Whether the editors asked for changes."""
        return bool(self.state.status == WorkflowState.STATUS_NEEDS_CHANGES)


def waiting(page: Page) -> Waiting | None:
    """Return what a page waits for, if it was handed in."""
    state = page.current_workflow_state
    if state is None or state.current_task_state is None:
        return None
    return Waiting(state, state.current_task_state)


@transaction.atomic
def hand_in(translation: Translation, user: AbstractUser) -> None:
    """Save the passages so far as a draft that can be published, and ask the editors to look at it.

    The live page stays as it is. Where a page waits already, it waits with the newer draft from now
    on; where it was sent back, it starts again.

    Raises:
        NotHandedIn: A passage is marked, nobody looks at the page, or somebody else keeps it locked.
        ValidationError: The page could not be published as it is.
    """
    if _rows(translation).filter(has_error=True).exists():
        raise NotHandedIn(_("The page was not handed in: some passages have errors."))
    page = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    workflow, lock = page.get_workflow(), page.get_lock()
    if workflow is None:
        raise NotHandedIn(_("This page has no workflow. Ask an administrator."))
    if isinstance(lock, BasicLock) and lock.for_user(user):
        raise NotHandedIn(_("Somebody keeps this page locked."))
    _check_as_public(page)
    page.save_revision(user=user, clean=False)
    recording.record_draft(page)
    found = waiting(page)
    if found is None:
        workflow.start(page, user)
    elif found.is_sent_back:
        found.state.resume(user)
    else:
        found.task.specific.cancel(user=user, resume=True)


def _check_as_public(page: Page) -> None:
    """Refuse what publishing would refuse: a draft may have gaps.

    Raises:
        ValidationError: The page could not be published as it is.
    """
    kept, page.live = page.live, True
    try:
        page.full_clean()
    finally:
        page.live = kept


def mark_errors(translation: Translation, error: ValidationError) -> list[str]:
    """Show beside the passages what is wrong with them.

    Returns:
        Sentences about what is in no passage: what comes from the original, or the address.
    """
    elsewhere = {}
    for path, errors in error.error_dict.items():
        rows = _rows(translation).filter(context__path=path)
        for row in rows:
            row.set_field_error(errors)
        if not rows:
            elsewhere[path] = errors
    page = translation.get_target_instance()
    return refusals.sentences(page, ValidationError(elsewhere))


def _rows(translation: Translation) -> QuerySet[StringTranslation]:
    """Return what is kept of the passages that the page has now."""
    strings = StringSegment.objects.filter(source=translation.source).values("string_id")
    rows: QuerySet[StringTranslation] = StringTranslation.objects.filter(
        translation_of_id__in=strings,
        context__object_id=translation.source.object_id,
        locale=translation.target_locale,
    )
    return rows
