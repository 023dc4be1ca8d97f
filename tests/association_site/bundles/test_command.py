"""The command as somebody types it: a process and a database of its own."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import psycopg
import pytest
from django.conf import settings

from tests.factories.bundles import member_list, small_bundle

TABLES = ("wagtailcore_page", "wagtailcore_revision", "members_organisation", "wagtailcore_site")


@pytest.fixture
def manage(copied_database, tmp_path):
    """Return a function that runs a command of the project on a database of its own."""
    environment = os.environ | {
        "DATA_DIR": str(tmp_path / "data"),
        "DATABASE_URL": copied_database,
        "DJANGO_SETTINGS_MODULE": "association_site.settings.demo",
    }

    def run(*arguments):
        return subprocess.run(
            [sys.executable, settings.BASE_DIR / "manage.py", *map(str, arguments)],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    return run


@pytest.fixture
def counted(copied_database):
    """Return a function that counts what the database holds."""

    def count():
        if copied_database.startswith("sqlite"):
            connection = sqlite3.connect(copied_database.removeprefix("sqlite:///"))
        else:
            connection = psycopg.connect(copied_database)
        with closing(connection):
            rows = [connection.execute(f"SELECT COUNT(*) FROM {name}") for name in TABLES]
            return [row.fetchone()[0] for row in rows]

    return count


def test_command_that_fails_says_so_in_one_line_and_keeps_nothing(manage, counted, tmp_path):
    before = counted()
    broken = small_bundle(tmp_path, {"members.csv": member_list({}, {})})

    done = manage("load_content", broken)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"CommandError: {broken}/members.csv:3: “01.02.2018” in the column “Mitglied seit”:"
        " This period overlaps the one in line 2.\n"
    )
    assert counted() == before


def test_command_keeps_what_it_loads_and_loads_it_once(manage, counted, tmp_path):
    bundle = small_bundle(tmp_path)
    pages, revisions, organisations, sites = counted()

    first = manage("load_content", bundle)
    after = counted()
    second = manage("load_content", bundle)

    assert (first.returncode, first.stderr, second.returncode, second.stderr) == (0, "", 0, "")
    # Four pages of the bundle and three legal drafts; the pages' revisions, some of them twice.
    assert after == [pages + 7, revisions + 9, organisations + 1, sites + 1]
    assert counted() == after
    assert second.stdout.splitlines() == [
        "members: new=0 changed=0 unchanged=1",
        "probe.localhost: pages new=0 changed=0 unchanged=4",
    ]


def test_command_without_a_folder_explains_itself(manage):
    done = manage("load_content")

    assert done.returncode == 2
    assert "DIR" in done.stderr
    assert "Traceback" not in done.stderr
