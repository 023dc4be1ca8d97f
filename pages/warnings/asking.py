"""Asking before a page is published with warnings: what would be published, and letting it pass."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Page, Revision, Task, TaskState

from accounts.models import User
from pages.models import OverriddenWarning
from pages.warnings.finding import overridden_keys, warnings_for
from pages.warnings.kinds import PageWarning
from translations import as_published

APPROVE = "approve"
LOG_ACTION = "pages.warnings_overridden"


@dataclass
class Asked:
    """What somebody is about to publish.

    Attributes:
        page: The page as it is kept, of its own type.
        task: The step of a workflow whose approval publishes it; nothing outside of one.
    """

    page: Page
    task: TaskState | None = None

    @cached_property
    def written(self) -> Page | None:
        """The page as its translation writes it; nothing where it has a draft of its own."""
        return None if self.task else as_published.would_be(self.page)

    @cached_property
    def revision(self) -> Revision | None:
        """The draft that would be published."""
        if self.task is not None:
            return self.task.revision
        return None if self.written else self.page.get_latest_revision()

    @property
    def revision_shown(self) -> str:
        """What tells the draft from any other; while somebody types, one row is written again."""
        if self.revision is None:
            return ""
        return f"{self.revision.pk} {self.revision.created_at.isoformat()}"

    @cached_property
    def draft(self) -> Page:
        """The page as it would be published."""
        if self.written is not None:
            return self.written
        return self.revision.as_object() if self.revision else self.page

    @cached_property
    def warnings(self) -> list[PageWarning]:
        """All that is found, hints and what was let pass included."""
        return warnings_for(self.draft)

    @cached_property
    def open(self) -> list[PageWarning]:
        """What keeps the page from being published without a reason."""
        found = [warning for warning in self.warnings if not warning.is_hint]
        passed = overridden_keys(self.page) if found else set()
        return [warning for warning in found if warning.key not in passed]

    @property
    def hints(self) -> list[PageWarning]:
        """Advice."""
        return [warning for warning in self.warnings if warning.is_hint]

    def address(self, comment: str = "") -> str:
        """Return where the question is asked.

        Args:
            comment: What was written for the approval so far.
        """
        address = reverse("page_warnings", args=[self.page.pk])
        if self.task is None:
            return address
        return f"{address}?{urlencode({'task': self.task.pk, 'comment': comment})}"


def publishes(task: TaskState, action_name: str) -> bool:
    """Say whether a decision on a page publishes it: the approval of the last step does."""
    if action_name != APPROVE:
        return False
    state = task.workflow_state
    left = Task.objects.filter(workflow_tasks__workflow=state.workflow, active=True)
    return (
        not left.exclude(task_states__in=state.successful_task_states)
        .exclude(pk=task.task_id)
        .exists()
    )


@transaction.atomic
def let_pass(page: Page, warnings: Iterable[PageWarning], user: User, reason: str) -> None:
    """Keep that somebody publishes a page as it is, and why; its history tells it too."""
    warnings = list(warnings)
    for warning in warnings:
        OverriddenWarning.objects.update_or_create(
            page_id=page.pk,
            key=warning.key,
            defaults={
                "kind": warning.kind,
                "field": warning.place.field,
                "heading": warning.place.heading[:255],
                "facts": dict(warning.facts),
                "reason": reason,
                "overridden_by": user,
            },
        )
    kept = [{"kind": warning.kind, "facts": dict(warning.facts)} for warning in warnings]
    log(instance=page, action=LOG_ACTION, user=user, data={"reason": reason, "warnings": kept})
