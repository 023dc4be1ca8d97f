"""Run as a program: `manage.py import_members` again and again, each killed by `kill -9` on its way.

    python -m tests.members.importing.kill_imports FILE HOST SEED TIMES

One process prepares Django, and a child of it runs each import. The moments are statements to the
database within the import's transaction, drawn by chance. Prints as JSON how many there are, what
the database held before, after each killed import and after one that nobody killed, and the last
line of that one.
"""

import io
import json
import os
import random
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction

Execute = Callable[..., Any]


class Countdown:
    """Counts statements within transactions, and kills this process before one of them."""

    def __init__(self, last: int | None = None) -> None:
        self.number = 0
        self.last = last

    def __call__(self, execute: Execute, sql: str, params: Any, many: bool, context: Any) -> Any:
        if connection.in_atomic_block:
            self.number += 1
            if self.number == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def in_child(work: Callable[[], Any]) -> Any:
    """Return what a child process returns as JSON, or the signal that ended it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        with os.fdopen(writing, "w") as answer:
            answer.write(json.dumps(work()))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        said = answer.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return json.loads(said) if status == 0 else status


def held() -> dict[str, int]:
    """Return how many rows each table has."""
    return {model._meta.db_table: model._base_manager.count() for model in apps.get_models()}


def main(file: str, host: str, seed: str, times: str) -> None:
    """Do it."""
    output = io.StringIO()

    def imported(countdown: Countdown, keep: bool = True) -> tuple[int, str]:
        with ExitStack() as stack:
            if not keep:
                stack.enter_context(transaction.atomic())
            with connection.execute_wrapper(countdown):
                call_command("import_members", file, "--site", host, stdout=output)
            if not keep:
                transaction.set_rollback(True)
        return countdown.number, output.getvalue().splitlines()[-1]

    # Taken back, the import has a transaction around it, which costs two statements more.
    statements = in_child(lambda: imported(Countdown(), keep=False))[0] - 2
    chosen = random.Random(int(seed)).sample(range(1, statements + 1), int(times))
    report = {"statements": statements, "moments": chosen, "before": in_child(held), "killed": []}
    for moment in chosen:
        signalled = in_child(lambda moment=moment: imported(Countdown(moment)))
        report["killed"].append({"signal": -signalled, "held": in_child(held)})
    report["last_line"] = in_child(lambda: imported(Countdown()))[1]
    report["after"] = in_child(held)
    print(json.dumps(report))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
