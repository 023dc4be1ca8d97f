"""A real server with our demo content on PostgreSQL, and a real browser in front of it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import admin
from tests.browser.chromium import chromium_executable
from tests.browser.quiet import listen
from tests.browser.server import ROOT, Server
from tests.prepared import Prepared

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # letters of what is printed stand where they belong
]
START_SECONDS, STOP_SECONDS = 180, 60
PRACTICE_PAGES = 20
# Two browsers and two servers share two cores where the tests run.
expect.set_options(timeout=15_000)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start `make demo` where its content is loaded, in all languages; stop it in the end."""
    prepared = Prepared(every_language=True)
    for plain in _served(tmp_path_factory.mktemp("site"), prepared):
        yield replace(plain, paths=prepared.paths)


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start one more for tests that leave the demo's own pages changed; German and English alone."""
    yield from _served(tmp_path_factory.mktemp("own"), Prepared())


def _served(folder: Path, prepared: Prepared) -> Iterator[Server]:
    with prepared.copied(folder) as address:
        shutil.copytree(prepared.media, folder / "data" / "media")
        kept = prepared.folder.parent / "collected"
        if kept.exists():
            shutil.copytree(kept, folder / "data", dirs_exist_ok=True)
        for answering in _answering(address, folder):
            _keep_collected(folder / "data", kept)
            yield answering


def _keep_collected(data: Path, kept: Path) -> None:
    """Keep the static files of the first server for all others: they take longer than all else."""
    if kept.exists():
        return
    new = Path(tempfile.mkdtemp(dir=kept.parent))
    shutil.copytree(data / "static", new / "static")
    shutil.copy2(data / "static.stamp", new)
    # Where another process was faster, its files are there and stay.
    with suppress(OSError):
        new.rename(kept)


def _answering(database: str, folder: Path) -> Iterator[Server]:
    port = _free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "association_site.settings.demo",
        "DATABASE_URL": database,
        "DATA_DIR": str(folder / "data"),
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }
    log = folder / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_it_answers(process, port, log)
        words = log.read_text()
        password = re.search(r"Password[^:]*: (\S+)", words)
        user = re.search(r"User: (\S+)", words)
        assert password, words
        assert user, words
        yield Server(port, environment, user[1], password[1])
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(STOP_SECONDS)


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _attempt in range(START_SECONDS * 5):
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"No answer in {START_SECONDS} seconds: {log.read_text()}")


class Watched(list[str]):
    """A browser's scripts that failed, from whatever window of it."""

    def __init__(self, browser: Browser) -> None:
        super().__init__()
        self.browser = browser
        self._new_context = browser.new_context
        browser.new_context = self.new_context  # type: ignore[method-assign]

    def new_context(self, **options: Any) -> BrowserContext:
        """Open a context as the browser does, and hear of what fails in it."""
        context = self._new_context(**options)
        context.on("weberror", lambda error: self.append(f"{error.page}: {error.error}"))
        listen(context)
        return context


@pytest.fixture(scope="session")
def watched() -> Iterator[Watched]:
    """Start the browser once."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=chromium_executable(), args=FLAGS, headless=True
        )
        yield Watched(chromium)
        chromium.close()


@pytest.fixture(scope="session")
def browser(watched: Watched) -> Browser:
    """The browser of all tests."""
    return watched.browser


@pytest.fixture(autouse=True)
def no_script_fails(watched: Watched) -> Iterator[None]:
    """Let a test fail in whose windows a script did, those of its fixtures among them."""
    yield
    found = [*watched]
    watched.clear()
    assert found == []


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody who has never been here."""
    context = browser.new_context(locale="de-DE")
    yield context
    context.close()


@pytest.fixture(scope="session")
def practice(server: Server) -> Iterator[str]:
    """People of every role on the first site, and the addresses of pages to practise on."""
    admin.prepare(server, PRACTICE_PAGES)
    return iter([f"{server.url}/de/probeseite-{number}/" for number in range(PRACTICE_PAGES)])


@pytest.fixture
def own_page(practice: Iterator[str]) -> str:
    """The address of a page with one paragraph that no other test changes."""
    return next(practice)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture as a telephone takes it."""
    path = tmp_path / "sommerfest.jpg"
    # Of a colour that no other has: Wagtail asks before it keeps a picture twice.
    Image.new("RGB", (1200, 800), tuple(os.urandom(3))).save(path)
    return path


@pytest.fixture
def editor(browser: Browser, server: Server, practice: Iterator[str]) -> Iterator[Page]:
    """A window in which an editor of the first site is signed in."""
    page = admin.sign_in(browser, server, "editor")
    yield page
    page.context.close()


@pytest.fixture
def keeper(browser: Browser, server: Server, practice: Iterator[str]) -> Iterator[Page]:
    """A window in which an administrator of the first site is signed in."""
    page = admin.sign_in(browser, server, "administration")
    yield page
    page.context.close()


@pytest.fixture
def administrator(browser: Browser, server: Server) -> Iterator[Page]:
    """A window in which the administrator is signed in."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    context.add_init_script(admin.NOTE_WATCHING)
    page = context.new_page()
    page.goto(f"{server.url}/admin/")
    page.get_by_label("E-Mail").fill(server.user.upper())
    page.locator("input[name=password]").fill(server.password)
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url(f"{server.url}/admin/")
    yield page
    context.close()
