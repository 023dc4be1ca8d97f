"""Jobs of every day: enqueued by whichever worker comes first, and only once."""

from datetime import date, datetime, time
from uuid import UUID, uuid5

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from association_site.jobs.backend import QUEUE

# Mail of a morning is not sent in the night. Local time.
BEGINS_AT = time(5)
NAMESPACE = UUID("5a1f4c7e-3b0d-4f6a-9c52-7d8e1b2a6f90")


def enqueue_daily(day: date) -> int:
    """Enqueue the settings' daily jobs of a day, and return how many were not there yet.

    The key of a job follows from its name and the day: the database refuses a second one.

    Args:
        day: Today, in local time.
    """
    begins = datetime.combine(day, BEGINS_AT, tzinfo=timezone.get_current_timezone())
    made = 0
    for path in settings.DAILY_JOBS:
        _job, is_new = DBTaskResult.objects.get_or_create(
            id=uuid5(NAMESPACE, f"{path} {day}"),
            defaults={
                "task_path": path,
                "args_kwargs": {"args": [], "kwargs": {}},
                "backend_name": QUEUE,
                "run_after": begins,
            },
        )
        made += is_new
    return made
