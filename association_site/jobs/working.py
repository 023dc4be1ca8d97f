"""Doing jobs: one is claimed, run, and its outcome put on record.

A worker may die at any moment. Its job stays marked as running, and is waiting again once no worker
can be at it any more. A job may therefore run twice, and has to bear that.
"""

import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, NoReturn

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone, translation
from django_tasks import TaskContext, TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks.utils import normalize_json
from django_tasks_db.models import DBTaskResult, get_date_max

from association_site.jobs.backend import QUEUE
from association_site.jobs.failures import (
    TookTooLongError,
    WorkerDiedError,
    is_final,
    path_of,
    trace_of,
)

logger = logging.getLogger(__name__)

# How long a job that failed waits, time after time; it is given up after the last of them.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 12 * 60)]
# Two machines' clocks differ a little, and an outcome takes a moment to be written.
GRACE = timedelta(minutes=1)

Values = dict[str, Any]


def claim(worker: str) -> DBTaskResult | None:
    """Take the job that has been due for longest; nobody else gets it.

    PostgreSQL passes over rows that another worker is taking; SQLite lets one transaction write at
    a time.

    Args:
        worker: Who takes it.
    """
    due = DBTaskResult.objects.ready().filter(backend_name=QUEUE)
    if not due.exists():
        return None
    with transaction.atomic():
        job = due.get_locked()
        if job is not None:
            job.claim(worker)
    return job


def run(job: DBTaskResult) -> bool:
    """Do a job that was claimed, and put the outcome on record.

    It runs outside of a transaction: mail that left cannot be taken back either.

    Returns:
        Whether it is done.

    Raises:
        Error: The database does not take the outcome.
    """
    if not _conclude(job, _outcome(job)):
        logger.warning("Job %s was taken up by another worker meanwhile", job.pk)
        return False
    return bool(job.status == TaskResultStatus.SUCCESSFUL)


def take_back_lost() -> int:
    """Let jobs wait again, whose worker has died, and return their number.

    They wait no longer than they have already; one that ended its worker time after time is given
    up like any other.
    """
    begun_before = timezone.now() - timedelta(seconds=settings.JOB_TIME_LIMIT) - GRACE
    lost = DBTaskResult.objects.running().filter(backend_name=QUEUE, started_at__lt=begun_before)
    error = WorkerDiedError()
    return sum(_conclude(job, _after(error, job, timedelta())) for job in lost)


def try_again(job: DBTaskResult) -> bool:
    """Let a job that was given up wait again, with all attempts before it.

    Returns:
        Whether it had been given up.
    """
    failed = DBTaskResult.objects.failed().filter(pk=job.pk, backend_name=QUEUE)
    values = {"run_after": get_date_max(), "worker_ids": [], "finished_at": None}
    return bool(failed.update(status=TaskResultStatus.READY, **values))


# ------------------------------------------------------------------------------------ outcome
def _outcome(job: DBTaskResult) -> Values:
    """Do a job, and return what to write down about it."""
    try:
        with _no_longer_than(settings.JOB_TIME_LIMIT), translation.override(settings.LANGUAGE_CODE):
            returned = _call(job)
    except (Exception, SystemExit) as error:
        return _after(error, job, PAUSES[min(len(job.worker_ids), len(PAUSES)) - 1])
    return {
        "status": TaskResultStatus.SUCCESSFUL,
        "finished_at": timezone.now(),
        "return_value": returned,
        "exception_class_path": "",
        "traceback": "",
    }


def _call(job: DBTaskResult) -> Any:
    """Call the function of a job."""
    task = job.task
    result: Any = job.task_result
    task_started.send(sender=type(task.get_backend()), task_result=result)
    context = [TaskContext(task_result=result)] if task.takes_context else []
    return normalize_json(task.call(*context, *result.args, **result.kwargs))


def _after(error: BaseException, job: DBTaskResult, pause: timedelta) -> Values:
    """Return what to write down about a job that failed: it comes again, or is given up."""
    attempts = len(job.worker_ids)
    values: Values = {"exception_class_path": path_of(error), "traceback": trace_of(error)}
    again = attempts <= len(PAUSES) and not is_final(error)
    if again:
        values |= {"status": TaskResultStatus.READY, "run_after": timezone.now() + pause}
    else:
        values |= {"status": TaskResultStatus.FAILED, "finished_at": timezone.now()}
    logger.log(
        logging.WARNING if again else logging.ERROR,
        "Job %s (%s) failed, attempt %d%s: %s",
        job.pk,
        job.task_path,
        attempts,
        "" if again else ", and is given up",
        values["traceback"].rpartition("\n")[2],
    )
    return values


def _conclude(job: DBTaskResult, values: Values) -> bool:
    """Write down the outcome, tell of it if it is the last, and return whether it counts."""
    if not _record(job, values):
        return False
    if job.status != TaskResultStatus.READY:
        _announce(job)
    return True


def _record(job: DBTaskResult, values: Values) -> bool:
    """Write down the outcome, unless the job is no longer this worker's.

    The moment at which it was claimed tells one claim from another.
    """
    own = DBTaskResult.objects.running().filter(pk=job.pk, started_at=job.started_at)
    try:
        written = own.update(**values)
    except (InterfaceError, OperationalError):
        # The job may have waited for long: the connection can have ended meanwhile.
        if connection.in_atomic_block:
            raise
        connection.close()
        written = own.update(**values)
    for name, value in values.items():
        setattr(job, name, value)
    return bool(written)


def _announce(job: DBTaskResult) -> None:
    """Tell whoever listens how a job ended; what listeners do wrong changes nothing about it."""
    try:
        sender, result = type(job.task.get_backend()), job.task_result
    except Exception:
        return  # There is no such task any more: it failed for that.
    task_finished.send_robust(sender=sender, task_result=result)


# ------------------------------------------------------------------------------------ time limit
@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Break off what hangs, so that another worker may take it up.

    Raises:
        TookTooLongError: The time is over.
    """

    def break_off(*_: Any) -> NoReturn:
        raise TookTooLongError

    before = signal.signal(signal.SIGALRM, break_off)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
