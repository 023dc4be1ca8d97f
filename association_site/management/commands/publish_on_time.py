"""`manage.py publish_on_time`: publish and take down, minute by minute, what staff have scheduled."""

import logging
import signal
import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Runs Wagtail's `publish_scheduled` until it is told to stop."""

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
    """Publish and take down what is due now."""
    try:
        call_command("publish_scheduled")
    except Exception:
        logger.exception("Scheduled pages could not be published")
