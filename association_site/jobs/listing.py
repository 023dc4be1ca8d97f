"""The list of jobs as people read it."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import SuspiciousOperation
from django.db.models import Count, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from association_site.jobs.backend import QUEUE
from association_site.jobs.choices import STATE_OF, STATUS_OF, JobState
from association_site.jobs.failures import reason


@dataclass(frozen=True)
class JobRow:
    """A job in words."""

    job: DBTaskResult

    @property
    def title(self) -> str:
        """What it does; the name of its function where nobody said it, or where that is gone."""
        try:
            return str(getattr(self.job.task, "title", "")) or self.job.task.name
        except (ImportError, SuspiciousOperation):
            return self.job.task_path.rpartition(".")[2]

    @property
    def state(self) -> JobState:
        """What has become of it."""
        return STATE_OF[TaskResultStatus(self.job.status)]

    @property
    def is_failed(self) -> bool:
        """Whether it was given up."""
        return self.state is JobState.FAILED

    @property
    def attempts(self) -> int:
        """How often it was begun since somebody said that it be tried."""
        return len(self.job.worker_ids)

    @property
    def due_at(self) -> datetime | None:
        """When it is to be begun; nothing where that is now, or was."""
        is_put_off = self.state is JobState.WAITING and self.job.run_after != get_date_max()
        return self.job.run_after if is_put_off else None

    @property
    def reason(self) -> str:
        """What went wrong the last time."""
        return reason(self.job.exception_class_path)


def all_jobs() -> QuerySet[DBTaskResult]:
    """Return the jobs of the queue, the newest first."""
    return DBTaskResult.objects.filter(backend_name=QUEUE).order_by("-enqueued_at", "pk")


def in_state(state: JobState) -> QuerySet[DBTaskResult]:
    """Return the jobs of a state, the newest first."""
    return all_jobs().filter(status=STATUS_OF[state])


def count_by_state() -> dict[JobState, int]:
    """Return how many jobs there are of each state."""
    rows = all_jobs().order_by().values_list("status").annotate(Count("pk"))
    counted = {STATE_OF[TaskResultStatus(status)]: number for status, number in rows}
    return {state: counted.get(state, 0) for state in JobState}
