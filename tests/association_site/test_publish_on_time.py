"""Scheduled pages are published and taken down without anybody's doing."""

import logging
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.signals import page_unpublished

from association_site.management.commands.publish_on_time import publish_what_is_due
from pages.models import StandardPage
from tests.factories.pages import StandardPageFactory


@pytest.fixture
def scheduled(db):
    """A page that goes live at a moment, as its form would schedule it."""

    def make(moment, **fields):
        page = StandardPageFactory(live=False, **fields)
        page.go_live_at = timezone.now() + timedelta(days=1)
        revision = page.save_revision()
        revision.publish()
        revision.approved_go_live_at = moment
        revision.content["go_live_at"] = moment.isoformat()
        revision.save()
        return page

    return make


def test_page_is_published_once_its_time_has_come(scheduled):
    due = scheduled(timezone.now() - timedelta(minutes=1))
    later = scheduled(timezone.now() + timedelta(minutes=1))

    publish_what_is_due()

    assert StandardPage.objects.get(pk=due.pk).live
    assert not StandardPage.objects.get(pk=later.pk).live


def test_page_is_taken_down_once_its_time_is_over(db):
    over = StandardPageFactory(expire_at=timezone.now() - timedelta(minutes=1))

    publish_what_is_due()

    assert not StandardPage.objects.get(pk=over.pk).live


def test_page_that_cannot_be_published_keeps_none_of_the_others(scheduled, caplog):
    moment = timezone.now() - timedelta(minutes=1)
    first = scheduled(moment - timedelta(minutes=2), title="Doppelt", slug="doppelt")
    second = scheduled(moment, title="Danach")
    StandardPage.objects.filter(pk=first.pk).update(slug="frueher")
    taken = StandardPageFactory(slug="doppelt")

    with caplog.at_level(logging.ERROR):
        publish_what_is_due()

    assert [record.message for record in caplog.records] == [
        f"“Doppelt” ({first.pk}) could not be published"
    ]
    assert not StandardPage.objects.get(pk=first.pk).live
    assert StandardPage.objects.get(pk=second.pk).live

    taken.delete()
    publish_what_is_due()

    assert StandardPage.objects.get(pk=first.pk).live


def test_page_that_cannot_be_taken_down_keeps_none_of_the_others(scheduled, caplog):
    past = timezone.now() - timedelta(minutes=2)
    stuck = StandardPageFactory(title="Bleibt", expire_at=past)
    over = StandardPageFactory(expire_at=timezone.now() - timedelta(minutes=1))
    due = scheduled(past)

    def refuse(instance, **_):
        if instance.pk == stuck.pk:
            raise RuntimeError("no")

    page_unpublished.connect(refuse)
    try:
        with caplog.at_level(logging.ERROR):
            publish_what_is_due()
    finally:
        page_unpublished.disconnect(refuse)

    assert [record.message for record in caplog.records] == [
        f"“Bleibt” ({stuck.pk}) could not be taken down"
    ]
    live = StandardPage.objects.filter(pk__in=[stuck.pk, over.pk, due.pk], live=True)
    assert set(live.values_list("pk", flat=True)) == {stuck.pk, due.pk}


def test_history_says_that_it_was_done_on_time(scheduled):
    due = scheduled(timezone.now() - timedelta(minutes=1))
    over = StandardPageFactory(expire_at=timezone.now() - timedelta(minutes=1))

    publish_what_is_due()

    found = PageLogEntry.objects.filter(page__in=[due.pk, over.pk], action__endswith=".scheduled")
    assert sorted(found.values_list("page", "action", "user")) == [
        (due.pk, "wagtail.publish.scheduled", None),
        (over.pk, "wagtail.unpublish.scheduled", None),
    ]


def test_command_runs_until_it_is_told_to_stop(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "manage.py", "publish_on_time", "--seconds", "0.1"],
        cwd=settings.BASE_DIR,
        env={
            "DATABASE_URL": "sqlite://:memory:",
            "DATA_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "association_site.settings.test",
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    # The empty database makes each run fail: the second failure shows that it goes on.
    failures = 0
    until = time.monotonic() + 60
    while failures < 2 and time.monotonic() < until:
        failures += "could not be published" in process.stderr.readline()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)

    assert (failures, process.returncode) == (2, 0)
