"""Daily jobs are enqueued once a day, whoever comes first."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings as django_settings
from django.utils.module_loading import import_string
from django_tasks.utils import get_module_path
from django_tasks_db.models import DBTaskResult

from association_site.jobs.backend import TitledTask
from association_site.jobs.daily import enqueue_daily
from tests.association_site.jobs import tasks

DAY = date(2026, 11, 22)


@pytest.fixture
def two_jobs(db, settings):
    settings.DAILY_JOBS = [get_module_path(task.func) for task in (tasks.without_title, tasks.hang)]


def test_jobs_of_a_day_are_enqueued_once(two_jobs):
    made = [enqueue_daily(day) for day in (DAY, DAY, date(2026, 11, 23))]

    assert made == [2, 0, 2]
    assert DBTaskResult.objects.count() == 4


def test_jobs_of_a_day_are_due_in_the_morning_of_the_site(two_jobs):
    enqueue_daily(DAY)
    enqueue_daily(date(2026, 7, 1))

    assert set(DBTaskResult.objects.values_list("run_after", flat=True)) == {
        datetime(2026, 11, 22, 4, tzinfo=UTC),
        datetime(2026, 7, 1, 3, tzinfo=UTC),
    }


@pytest.mark.parametrize("path", django_settings.DAILY_JOBS)
def test_daily_jobs_of_the_settings_are_tasks_of_the_queue(path):
    task = import_string(path)

    assert isinstance(task, TitledTask)
    assert (task.backend, task.module_path) == ("queue", path)
