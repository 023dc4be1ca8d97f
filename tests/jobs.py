"""Working off the queue within a test, as `manage.py work` does, without a process of its own."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from association_site.jobs.backend import QUEUE
from association_site.jobs.working import claim, run

WORKER = "the test"


def work_off(*, failing: bool = False) -> int:
    """Do every job that is due.

    Args:
        failing: Whether the test expects jobs to fail.

    Returns:
        How many were run.
    """
    number = 0
    while job := claim(WORKER):
        assert run(job) or failing, f"{job.task_path} failed:\n{job.traceback}"
        number += 1
    return number


def let_time_pass() -> int:
    """Make everything due that waits for another attempt, and return how much it is."""
    waiting = DBTaskResult.objects.filter(backend_name=QUEUE, status=TaskResultStatus.READY)
    return waiting.update(run_after=timezone.now() - timedelta(seconds=1))
