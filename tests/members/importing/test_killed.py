"""Imports that are killed leave nothing behind."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests.members.importing.generated import as_csv

ROOT = Path(__file__).resolve().parents[3]
SEED, TIMES, ROWS = 20261122, 10, 600  # two batches
HOST = "auslaenderrat.localhost"


pytestmark = pytest.mark.django_db  # else there may be no database to copy


@pytest.fixture(scope="module")
def copied_database(django_db_setup, django_db_blocker, tmp_path_factory):
    """The address of a copy of the test database, which other processes may write to.

    It is made before the test opens a transaction: nobody may use a database that is copied.
    """
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            path = tmp_path_factory.mktemp("database") / "copy.sqlite3"
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(path)])
            yield f"sqlite:///{path}"
            return
        source, name = connection.settings_dict["NAME"], f"killed_imports_{os.getpid()}"
        connection.close()
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
        address, mark, options = server.partition("?")
        yield f"{address.rpartition('/')[0]}/{name}{mark}{options}"
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_killed_imports_leave_nothing_behind(copied_database, tmp_path):
    path = tmp_path / "list.csv"
    heading = ["Mitgliedsnummer", "Name", "Ort", "Mitglied seit", "Ansprechperson", "Schwerpunkte"]
    rows = [
        [
            f"K{number}",
            f"Testverein {number}",
            "Dresden",
            "08.04.2017",
            f"Testperson {number}",
            topic,
        ]
        for number, topic in zip(range(ROWS), ["Kunst", "Sport", "Bildung"] * ROWS, strict=False)
    ]
    path.write_bytes(as_csv([heading, *rows]))
    command = [sys.executable, "-m", "tests.members.importing.kill_imports"]
    done = subprocess.run(
        [*command, path, HOST, str(SEED), str(TIMES)],
        cwd=ROOT,
        # A lock that is left is an error, not a wait without end.
        env=os.environ | {"DATABASE_URL": copied_database, "PGOPTIONS": "-c lock_timeout=30s"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    print(f"seed {SEED}: killed before {report['moments']} of {report['statements']} statements")

    assert [killed["signal"] for killed in report["killed"]] == [signal.SIGKILL] * TIMES
    assert [killed["held"] for killed in report["killed"]] == [report["before"]] * TIMES
    assert report["last_line"] == f"new={ROWS} changed=0 unchanged=0 error=0"
    organisations = "members_organisation"
    assert report["after"][organisations] == report["before"][organisations] + ROWS
    assert report["after"]["members_importrun"] == report["before"]["members_importrun"] + 1
