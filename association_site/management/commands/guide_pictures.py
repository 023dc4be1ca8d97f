"""`manage.py guide_pictures`: take the pictures of the guide from the real screens.

It needs a browser and Playwright, which are among the tools for development.
"""

import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandError, CommandParser
from playwright.sync_api import sync_playwright
from wagtail.models import Page, Site

from accounts.choices import Role
from accounts.models import SiteGroup, User
from association_site.desk.guide import LANGUAGES
from association_site.desk.pictures import Place, Walk, drawn_image
from pages.models import AssociationImage, SiteSettings, StandardPage

FOLDER = settings.BASE_DIR / "static" / "guide"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"]
START_SECONDS = 180


class Command(BaseCommand):
    """Serves a demo of its own, walks it in each language and leaves nothing but the pictures."""

    help = "Take the pictures of the guide from the real screens; for development."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare where the pictures go, and the step that runs beside the demo."""
        parser.add_argument("--folder", type=Path, default=FOLDER, help="where to; static/guide")
        parser.add_argument("--port", type=int, help="port of the demo; a free one")
        parser.add_argument(
            "--prepare", action="store_true", help="internal: make what the walk looks at"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the pictures.

        Raises:
            CommandError: The demo does not start.
        """
        if options["prepare"]:
            self.stdout.write(prepare())
            return
        with demo(options["port"] or free_port()) as place, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
            for language in LANGUAGES:
                walk = Walk(browser, place, language, options["folder"])
                walk.sign_in()
                for name, size in walk.all_pictures().items():
                    self.stdout.write(f"{language}/{name}.webp  {size} bytes")
            browser.close()


def browser_path() -> str | None:
    """Return the browser: what CHROMIUM names, else one on the PATH, else Playwright's own."""
    names = (os.environ.get("CHROMIUM", ""), *BROWSERS)
    return next((path for name in names if name and (path := shutil.which(name))), None)


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# ------------------------------------------------------------------------------------ the demo
@contextmanager
def demo(port: int) -> Iterator[Place]:
    """Serve our demo content from a folder that goes away again, and say what is in it."""
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "association_site.settings.demo",
            "DATA_DIR": folder,
            "DATABASE_URL": "",
            "PORT": str(port),
        }
        log = Path(folder) / "server.log"
        with log.open("w") as output:
            server = subprocess.Popen(  # noqa: S603 our own command
                [*manage, "demo", "--port", str(port)],
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            wait_for(server, port, log)
            answer = subprocess.run(  # noqa: S603 our own command
                [*manage, "guide_pictures", "--prepare"],
                env=environment,
                capture_output=True,
                text=True,
                check=True,
            )
            yield Place.read(re.findall(r"^\{.*\}$", answer.stdout, re.MULTILINE)[-1])
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


def wait_for(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    """Wait until the demo answers.

    Raises:
        CommandError: It ended, or takes too long.
    """
    end = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    raise CommandError(f"The demo does not answer: {log.read_text()}")


def prepare() -> str:
    """Make a person of the administration and an image in the demo; return a `Place` as JSON."""
    site = Site.objects.get(is_default_site=True)
    person = User(email="ada@example.org", first_name="Ada", last_name="Beispiel")
    password = secrets.token_urlsafe(12)
    person.set_password(password)
    person.save()
    group = SiteGroup.objects.get(site=site, role=Role.ADMINISTRATION).group
    person.groups.add(group)
    image = AssociationImage(
        title="Gesprächskreis",
        collection=SiteSettings.for_site(site).collection,
        description="Sieben Menschen sitzen im Kreis.",
        file=ContentFile(drawn_image(), "gespraechskreis.png"),
    )
    image.save()
    page = StandardPage.objects.descendant_of(site.root_page).live().order_by("path")[0]
    changed(page, person)
    return json.dumps(
        {
            "address": site.root_url,
            "user": person.email,
            "password": password,
            "home": site.root_page_id,
            "page": page.pk,
            "translation": translation_of(page).pk,
            "image": image.pk,
            "site": site.pk,
        }
    )


def changed(page: StandardPage, person: User) -> None:
    """Leave something in the history of a page: a second and a third version."""
    for words in ("Wer wir sind und wie wir arbeiten.", "Wer wir sind, wie wir arbeiten."):
        page.search_description = words
        page.save_revision(user=person, log_action=True).publish(user=person)


def translation_of(page: Page) -> Page:
    """Return the page in English, which every reader of the guide can compare."""
    found: Page = page.get_translations().get(locale__language_code="en")
    return found
