"""Two at the same moment: threads with connections of their own, on PostgreSQL."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet

WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"
# SQLite's test database is one connection's own, and it never has two writers.
together = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="two connections to one database"
)


def at_once(
    rows: QuerySet[Any], *calls: Callable[[], Any], refusals: tuple[type[Exception], ...] = ()
) -> list[Any]:
    """Let threads do what waits for rows, then let them go on all at once.

    Args:
        rows: What each of them waits for.
        calls: What they do, each in a thread of its own.
        refusals: Errors that are an outcome, too.

    Returns:
        What came of it, in any order; of a refusal, its class.
    """
    results = []

    def run(call: Callable[[], Any]) -> None:
        try:
            results.append(call())
        except refusals as refused:
            results.append(type(refused))
        finally:
            connection.close()

    threads = [Thread(target=run, args=[call]) for call in calls]
    with transaction.atomic():
        list(rows.select_for_update())
        for thread in threads:
            thread.start()
        with connection.cursor() as cursor:
            waiting = 0
            while waiting < len(threads) and all(thread.is_alive() for thread in threads):
                waiting = cursor.execute(WAITING).fetchone()[0]
    for thread in threads:
        thread.join()
    return results
