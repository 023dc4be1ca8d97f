"""Real workers, beside each other: killed, racing, and without their database for a while."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import dj_database_url
import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.utils import timezone
from django_tasks.utils import get_module_path
from django_tasks_db.models import DBTaskResult, get_date_max

from tests.association_site.jobs import tasks

pytestmark = pytest.mark.django_db

JOBS = 60


@pytest.fixture
def copy(copied_database):
    """What is enqueued in the database that the workers see."""
    # Not among the databases of the settings, which tests wrap in transactions.
    connections["copy"] = connections["default"].copy(alias="copy")
    connections["copy"].settings_dict["NAME"] = dj_database_url.parse(copied_database)["NAME"]
    yield DBTaskResult.objects.using("copy")
    connections["copy"].close()
    del connections["copy"]


def enqueue(copy, task, *args, priority=0):
    return copy.create(
        task_path=get_module_path(task.func),
        args_kwargs={"args": args, "kwargs": {}},
        priority=priority,
        backend_name="queue",
        run_after=get_date_max(),
    )


def start(database, folder, *options):
    return subprocess.Popen(
        [sys.executable, "manage.py", "work", *options],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "DATABASE_URL": database,
            "DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "association_site.settings.test",
        },
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(condition):
    """Wait until something is true; two minutes at most."""
    until = time.monotonic() + 120
    while not (found := condition()) and time.monotonic() < until:
        time.sleep(0.02)
    assert found


def test_job_of_a_killed_worker_is_done_by_the_next_one(copy, copied_database, tmp_path):
    job = enqueue(copy, tasks.wait_for_the_end, str(tmp_path))
    first = start(copied_database, tmp_path)
    wait_for((tmp_path / "runs").exists)
    first.kill()
    first.communicate()

    begun = copy.get(pk=job.pk)
    assert (first.returncode, begun.status) == (-signal.SIGKILL, "RUNNING")

    (tmp_path / "killed").touch()
    long_ago = timezone.now() - timedelta(seconds=settings.JOB_TIME_LIMIT + 61)
    copy.filter(pk=job.pk).update(started_at=long_ago)
    second = start(copied_database, tmp_path, "--once")
    said = second.communicate(timeout=120)[1]

    done = copy.get(pk=job.pk)
    assert (second.returncode, done.status, len(done.worker_ids)) == (0, "SUCCESSFUL", 2)
    assert (tmp_path / "runs").read_text() == "begun\nbegun\n"
    assert "WorkerDiedError" in said


def test_two_workers_do_each_job_once(copy, copied_database, tmp_path):
    folder = str(tmp_path)
    for name in "ab":
        enqueue(copy, tasks.meet, folder, name, priority=1)
    for number in range(JOBS):
        enqueue(copy, tasks.count, folder, number)

    workers = [start(copied_database, tmp_path, "--once") for _each in range(2)]
    for worker in workers:
        worker.communicate(timeout=120)

    counted = (tmp_path / "counted").read_text().split()
    jobs = copy.filter(task_path=get_module_path(tasks.count.func))
    assert [worker.returncode for worker in workers] == [0, 0]
    assert sorted(counted, key=int) == [str(number) for number in range(JOBS)]
    assert [len(worker_ids) for worker_ids in jobs.values_list("worker_ids", flat=True)] == [
        1
    ] * JOBS
    met = copy.filter(task_path=get_module_path(tasks.meet.func))
    assert len({worker_ids[0] for worker_ids in met.values_list("worker_ids", flat=True)}) == 2


@contextmanager
def outage(copy, database):
    """Take a database away, and bring it back."""
    name = connections["copy"].settings_dict["NAME"]
    connections["copy"].close()
    if connections["copy"].vendor == "sqlite":
        folder = Path(name).parent
        away = folder.rename(folder.with_name("away"))
        yield
        away.rename(folder)
        return
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as admin:
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        yield
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


def test_worker_stays_when_the_database_goes_away_and_ends_when_it_is_told(
    copy, copied_database, tmp_path
):
    counted = tmp_path / "counted"
    enqueue(copy, tasks.count, str(tmp_path), 1)
    worker = start(copied_database, tmp_path, "--seconds", "0.05")
    wait_for(lambda: counted.exists() and counted.read_text() == "1\n")

    with outage(copy, copied_database):
        assert "The database does not answer" in worker.stderr.readline()
    enqueue(copy, tasks.count, str(tmp_path), 2)
    wait_for(lambda: counted.read_text() == "1\n2\n")
    worker.send_signal(signal.SIGTERM)
    worker.communicate(timeout=120)

    assert worker.returncode == 0
