"""Imports that are killed leave nothing behind."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.members.importing.generated import as_csv

ROOT = Path(__file__).resolve().parents[3]
SEED, TIMES, ROWS = 20261122, 10, 600  # two batches
HOST = "auslaenderrat.localhost"


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
