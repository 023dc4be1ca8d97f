"""`manage.py work`: do the jobs of the queue, one after the other."""

import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error

from association_site.jobs.worker import Worker


class Command(BaseCommand):
    """Does jobs until it is told to stop, or until none is due."""

    help = "Do the jobs of the queue until stopped; one that was begun is finished."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the pause, and whether to end once nothing is due."""
        parser.add_argument("--seconds", type=float, default=2, help="the pause if nothing is due")
        parser.add_argument("--once", action="store_true", help="do what is due, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work.

        Raises:
            CommandError: The database does not answer, and `--once` leaves no second try.
        """
        worker = Worker()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, worker.stop)
        if not options["once"]:
            worker.work(options["seconds"])
            return
        try:
            while not worker.is_stopped and worker.do_one():
                pass
        except Error as error:
            raise CommandError(f"The database does not answer: {error}") from error
