"""`manage.py publish_on_time`: publish and take down, minute by minute, what staff have scheduled."""

import logging
import signal
import threading
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Does what Wagtail's `publish_scheduled` does, one thing at a time, until told to stop."""

    help = "Publish and take down scheduled pages, again and again, until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the pause."""
        parser.add_argument("--seconds", type=float, default=60, help="the pause between two runs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until a signal says stop; a run that fails is on record, and the next one comes."""
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        while not stopped.is_set():
            publish_what_is_due()
            close_old_connections()
            stopped.wait(options["seconds"])


def publish_what_is_due() -> None:
    """Take down and publish what is due now.

    What fails is on record and stays scheduled for the next run; everything else goes on.
    """
    try:
        for over in _over():
            _take_down(over)
        for revision in _due():
            _publish(revision)
    except Exception:
        logger.exception("Scheduled pages could not be published")


def _over() -> Iterator[Any]:
    """Yield what is public and should be no longer, pages first."""
    others: list[Any] = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    for model in (Page, *others):
        rows = model.objects.filter(live=True, expire_at__lt=timezone.now())
        yield from list(rows.order_by("expire_at"))


def _due() -> list[Revision]:
    """Return the versions whose time has come."""
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    return list(due.order_by("approved_go_live_at"))


def _take_down(over: Any) -> None:
    """Take one thing down."""
    try:
        with transaction.atomic():
            over.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except Exception:
        logger.exception("“%s” (%s) could not be taken down", over, over.pk)


def _publish(revision: Revision) -> None:
    """Publish one version.

    Wagtail forgets the date before it saves: the transaction keeps it where that fails.
    """
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except Exception:
        name, pk = revision.object_str, revision.object_id
        logger.exception("“%s” (%s) could not be published", name, pk)
