"""The command as somebody types it: a process and a database of its own."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings

from tests.factories.bundles import member_list, small_bundle

TABLES = ("wagtailcore_page", "wagtailcore_revision", "members_organisation", "wagtailcore_site")


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    """Return a folder with an empty database in it."""
    folder = tmp_path_factory.mktemp("data")
    assert manage(folder, "migrate", "--verbosity", "0").returncode == 0
    return folder


def manage(folder, *arguments):
    """Run a command of the project on the database of a folder."""
    environment = os.environ | {
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "association_site.settings.demo",
    }
    return subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", *map(str, arguments)],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def counted(folder):
    with closing(sqlite3.connect(folder / "db.sqlite3")) as connection:
        return [connection.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] for name in TABLES]


def test_command_that_fails_says_so_in_one_line_and_keeps_nothing(data_dir, tmp_path):
    before = counted(data_dir)
    broken = small_bundle(tmp_path, {"members.csv": member_list({}, {})})

    done = manage(data_dir, "load_content", broken)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"CommandError: {broken}/members.csv:3: “01.02.2018” in the column “Mitglied seit”:"
        " This period overlaps the one in line 2.\n"
    )
    assert counted(data_dir) == before


def test_command_keeps_what_it_loads_and_loads_it_once(data_dir, tmp_path):
    bundle = small_bundle(tmp_path)
    pages, revisions, organisations, sites = counted(data_dir)

    first = manage(data_dir, "load_content", bundle)
    after = counted(data_dir)
    second = manage(data_dir, "load_content", bundle)

    assert (first.returncode, first.stderr, second.returncode, second.stderr) == (0, "", 0, "")
    # Four pages of the bundle and three legal drafts; the pages' revisions, some of them twice.
    assert after == [pages + 7, revisions + 9, organisations + 1, sites + 1]
    assert counted(data_dir) == after
    assert second.stdout.splitlines() == [
        "members: new=0 changed=0 unchanged=1",
        "probe.localhost: pages new=0 changed=0 unchanged=4",
    ]


def test_command_without_a_folder_explains_itself(data_dir):
    done = manage(data_dir, "load_content")

    assert done.returncode == 2
    assert "DIR" in done.stderr
    assert "Traceback" not in done.stderr
