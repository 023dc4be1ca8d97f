"""The process that does jobs, and stays when the database goes away for a while."""

import logging
import os
import socket
import time
from datetime import date
from typing import Any

from django.db import Error, close_old_connections, connections
from django.utils import timezone
from django.utils.crypto import get_random_string

from association_site.jobs.daily import enqueue_daily
from association_site.jobs.working import claim, run, take_back_lost

logger = logging.getLogger(__name__)

# Seconds between two looks for jobs whose worker died.
LOOK_EVERY = 60.0
# How much longer it rests while the database does not answer.
OUTAGE = 5


class Worker:
    """Does jobs until it is told to stop; several may work at a time, on any machine."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:32]}:{os.getpid()}:{get_random_string(8)}"
        self.is_stopped = False
        self._day: date | None = None
        self._looked_at: float | None = None

    def stop(self, *_: Any) -> None:
        """Do no further job; may be called by a signal at any moment."""
        self.is_stopped = True

    def work(self, pause: float) -> None:
        """Work until stopped.

        Args:
            pause: Seconds to rest when nothing is due.
        """
        while not self.is_stopped:
            try:
                close_old_connections()
                rest = 0 if self.do_one() else pause
            except Error as error:
                # The first line alone: those below it may quote values.
                why = str(error).partition("\n")[0]
                logger.error("The database does not answer, asking again: %s", why)
                connections.close_all()
                rest = pause * OUTAGE
            self._rest(rest)

    def do_one(self) -> bool:
        """Do the job that is due first, and return whether there was one."""
        self.look_around()
        job = claim(self.name)
        if job is None:
            return False
        run(job)
        return True

    def look_around(self) -> None:
        """Enqueue what the day brings, and take back what other workers left behind."""
        if self._day != (today := timezone.localdate()):
            enqueue_daily(today)
            self._day = today
        if self._looked_at is None or time.monotonic() - self._looked_at > LOOK_EVERY:
            take_back_lost()
            self._looked_at = time.monotonic()

    def _rest(self, seconds: float) -> None:
        """Sleep, but notice soon that it is time to stop."""
        until = time.monotonic() + seconds
        while not self.is_stopped and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 0.5))
