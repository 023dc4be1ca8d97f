"""Jobs are claimed, done, tried again with ever longer pauses, and in the end given up."""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import get_language, override
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult, get_date_max

from association_site.jobs import working
from association_site.jobs.working import PAUSES, claim, run, take_back_lost, try_again
from tests.association_site.jobs import tasks
from tests.jobs import let_time_pass, work_off

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_greeted():
    tasks.greeted.clear()


@pytest.fixture
def finished():
    """The final outcomes that were told of."""
    told = []

    def listen(task_result, **_):
        told.append((task_result.task.name, task_result.status))
        raise RuntimeError("A listener that fails")

    task_finished.connect(listen)
    yield told
    task_finished.disconnect(listen)


def row(result):
    return DBTaskResult.objects.get(pk=result.id)


# ------------------------------------------------------------------------------------ claiming
def test_due_jobs_are_claimed_one_after_the_other():
    now = timezone.now()
    tasks.greet.using(run_after=now + timedelta(hours=1)).enqueue("later")
    second, first = (
        tasks.greet.using(run_after=now - timedelta(hours=hours)).enqueue("due") for hours in (1, 2)
    )
    other = tasks.greet.enqueue("of another queue")
    DBTaskResult.objects.filter(pk=other.id).update(backend_name="default")

    claimed = [claim("one"), claim("two"), claim("three")]

    assert [str(job.pk) if job else None for job in claimed] == [first.id, second.id, None]
    assert [row(each).worker_ids for each in (first, second)] == [["one"], ["two"]]
    assert row(first).status == TaskResultStatus.RUNNING


# ------------------------------------------------------------------------------------ running
def test_job_is_done_in_the_main_language_and_leaves_the_own_one_alone(finished):
    result = tasks.greet.enqueue("Ada")

    with override("en"):
        assert work_off() == 1
        assert get_language() == "en"

    done = row(result)
    assert tasks.greeted == [("Ada", "de")]
    assert done.status == TaskResultStatus.SUCCESSFUL
    assert done.started_at <= done.finished_at
    assert finished == [("greet", TaskResultStatus.SUCCESSFUL)]


def test_job_returns_what_json_can_hold():
    result = tasks.without_title.enqueue()

    work_off()

    assert row(result).return_value == ["a", 1]


def test_job_that_fails_comes_again_with_ever_longer_pauses_until_it_is_given_up(finished, caplog):
    result = tasks.fail.enqueue("error")
    pauses = []

    with caplog.at_level(logging.WARNING, logger=working.__name__):
        while row(result).status == TaskResultStatus.READY:
            begun = timezone.now()
            assert work_off(failing=True) == 1
            pauses.append(row(result).run_after - begun)
            if row(result).status == TaskResultStatus.READY:
                assert finished == []
                assert let_time_pass() == 1

    given_up = row(result)
    assert [round(pause / timedelta(minutes=1)) for pause in pauses[:-1]] == [1, 5, 30, 120, 720]
    assert (given_up.status, len(given_up.worker_ids)) == (TaskResultStatus.FAILED, 6)
    assert given_up.exception_class_path == "builtins.RuntimeError"
    assert finished == [("fail", TaskResultStatus.FAILED)]
    said = [record for record in caplog.records if record.name == working.__name__]
    assert [record.levelname for record in said] == [*["WARNING"] * 5, "ERROR"]
    assert said[-1].message.endswith("attempt 6, and is given up: builtins.RuntimeError")
    assert tasks.SECRET not in caplog.text + given_up.traceback


def test_attempt_that_succeeds_leaves_nothing_of_the_failures_before_it():
    result = tasks.tell_attempt.enqueue()
    DBTaskResult.objects.filter(pk=result.id).update(
        worker_ids=["one", "two"], exception_class_path="builtins.OSError", traceback="…"
    )

    work_off()

    done = row(result)
    assert (done.return_value, done.exception_class_path, done.traceback) == (3, "", "")


@pytest.mark.parametrize("kind", ["never", "gone", "turned down"])
def test_job_whose_failure_stays_is_given_up_at_once(kind):
    result = tasks.fail.enqueue(kind)

    work_off(failing=True)

    assert (row(result).status, len(row(result).worker_ids)) == (TaskResultStatus.FAILED, 1)


def test_job_that_wants_to_end_its_worker_fails_like_any_other():
    result = tasks.fail.enqueue("exit")

    work_off(failing=True)

    assert row(result).status == TaskResultStatus.READY
    assert row(result).exception_class_path == "builtins.SystemExit"


@pytest.mark.parametrize("path", ["members.nowhere.task", "members.apps.MembersConfig"])
def test_job_whose_task_is_gone_fails_and_is_given_up_in_the_end(path):
    result = tasks.greet.enqueue("Ada")
    DBTaskResult.objects.filter(pk=result.id).update(task_path=path)

    for _attempt in range(len(PAUSES) + 1):
        work_off(failing=True)
        let_time_pass()

    assert row(result).status == TaskResultStatus.FAILED
    assert tasks.greeted == []


def test_job_that_hangs_is_broken_off(settings):
    settings.JOB_TIME_LIMIT = 0.05
    result = tasks.hang.enqueue()

    work_off(failing=True)

    assert row(result).status == TaskResultStatus.READY
    assert row(result).exception_class_path.endswith(".TookTooLongError")


# ------------------------------------------------------------------------------------ lost workers
def begun_ago(result, seconds):
    job = claim("dead")
    assert str(job.pk) == result.id
    job.started_at = timezone.now() - timedelta(seconds=seconds)
    job.save()
    return job


def test_job_of_a_worker_that_died_is_done_by_another(settings):
    result = tasks.greet.enqueue("Ada")
    begun_ago(result, settings.JOB_TIME_LIMIT + 61)

    assert take_back_lost() == 1
    assert row(result).exception_class_path.endswith(".WorkerDiedError")
    assert work_off() == 1

    assert row(result).worker_ids == ["dead", "the test"]
    assert len(tasks.greeted) == 1


def test_job_that_a_worker_may_still_be_at_is_left_alone(settings):
    result = tasks.greet.enqueue("Ada")
    begun_ago(result, settings.JOB_TIME_LIMIT + 30)

    assert take_back_lost() == 0
    assert work_off() == 0


def test_job_that_ends_each_of_its_workers_is_given_up(settings, finished):
    result = tasks.greet.enqueue("Ada")
    taken_back = 0
    while row(result).status == TaskResultStatus.READY:
        begun_ago(result, settings.JOB_TIME_LIMIT + 61)
        taken_back += take_back_lost()

    assert taken_back == len(PAUSES) + 1
    assert row(result).status == TaskResultStatus.FAILED
    assert finished == [("greet", TaskResultStatus.FAILED)]


def test_worker_that_comes_back_too_late_changes_nothing(settings, finished, caplog):
    result = tasks.greet.enqueue("Ada")
    late = begun_ago(result, settings.JOB_TIME_LIMIT + 61)
    take_back_lost()
    second = claim("second")

    with caplog.at_level(logging.WARNING, logger=working.__name__):
        assert run(late) is False

    assert "taken up by another worker" in caplog.text
    assert (row(result).status, finished) == (TaskResultStatus.RUNNING, [])
    assert run(second) is True


# ------------------------------------------------------------------------------------ once more
def test_job_that_was_given_up_is_tried_again_with_all_its_attempts():
    result = tasks.fail.enqueue("never")
    work_off(failing=True)

    assert try_again(row(result)) is True

    waiting = row(result)
    assert (waiting.status, waiting.worker_ids, waiting.finished_at) == ("READY", [], None)
    assert waiting.run_after == get_date_max()
    assert waiting.exception_class_path == "smtplib.SMTPRecipientsRefused"
    assert work_off(failing=True) == 1


def test_job_that_was_not_given_up_is_not_tried_again():
    result = tasks.greet.enqueue("Ada")
    work_off()

    assert try_again(row(result)) is False
    assert work_off() == 0
