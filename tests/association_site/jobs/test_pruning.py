"""Jobs that are over are forgotten: those that failed later, those that wait never."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from association_site.jobs.pruning import forget_old_jobs
from tests.association_site.jobs.tasks import greet


@pytest.mark.django_db
def test_old_jobs_are_forgotten():
    now = timezone.now()
    for status in TaskResultStatus:
        for days in (13, 15, 89, 91):
            job = greet.enqueue(f"{status} {days}")
            ended = now - timedelta(days=days)
            DBTaskResult.objects.filter(pk=job.id).update(status=status, finished_at=ended)

    forget_old_jobs.call()

    kept = [job.args_kwargs["args"][0] for job in DBTaskResult.objects.all()]
    waiting = {f"{status} {days}" for status in ("READY", "RUNNING") for days in (13, 15, 89, 91)}
    assert set(kept) == waiting | {"SUCCESSFUL 13", "FAILED 13", "FAILED 15", "FAILED 89"}
