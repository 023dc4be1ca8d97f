"""The databases that tests begin with: made once in a run, then copied.

`python -m tests.prepared` does on the empty database DATABASE_URL what `make demo` does: it migrates
and loads our demo bundles, in German and English alone: a test of a further language makes it.
`python -m tests.prepared every` adds to a copy of that the other languages of the first bundle, for the
tests that look at pages in all of them. Each process of the tests, and each server of the browser tests,
takes a copy, which is a matter of a second where making it takes most of a minute. What is prepared lies
in the folder PREPARED, which whoever starts the run makes and deletes: pytest itself (`tests.database`),
or `make test` for all of its runs.
"""

import fcntl
import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parent.parent


class Prepared:
    """What is prepared for one kind of database.

    Attributes:
        folder: Where it lies.
        address: The database of the run, beside which the prepared one is made.
        first: What this one begins with, if it is the one in every language.
    """

    def __init__(self, *, every_language: bool = False) -> None:
        self.address = os.environ["DATABASE_URL"]
        self.kind = self.address.partition(":")[0]
        self.first = Prepared() if every_language else None
        ending = "_every" if every_language else ""
        self.folder = Path(os.environ["PREPARED"], f"{self.kind}{ending}")
        # Unique on a server that somebody else runs, too.
        self.name = f"prepared_{self.folder.parent.name}{ending}"
        self.file = self.folder / "db.sqlite3"
        self.media = self.folder / "media"

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.kind == "sqlite"

    def make(self) -> None:
        """Make it unless it is there; the other processes of a run wait meanwhile.

        Raises:
            RuntimeError: It cannot be made; the text says what the commands said.
        """
        if self.first:
            self.first.make()
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if (ready := self.folder / "ready").exists():
                return
            done = subprocess.run(
                [sys.executable, "-m", "tests.prepared", *(["every"] if self.first else [])],
                cwd=ROOT,
                env=os.environ | {"DATABASE_URL": self._new(), "DATA_DIR": str(self.folder)},
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                raise RuntimeError(done.stdout + done.stderr)
            ready.touch()

    def _new(self) -> str:
        """Make it as an empty database, or as a copy of the first one, and return its address."""
        if self.first:
            shutil.copytree(self.first.media, self.media, dirs_exist_ok=True)
        if self.is_sqlite:
            self.file.unlink(missing_ok=True)
            if self.first:
                shutil.copyfile(self.first.file, self.file)
            return f"sqlite:///{self.file}"
        template = f' TEMPLATE "{self.first.name}"' if self.first else ""
        with self._server() as server:
            server.execute(f'DROP DATABASE IF EXISTS "{self.name}"')
            server.execute(f'CREATE DATABASE "{self.name}"{template}')
        return self._beside(self.name)

    @contextmanager
    def copied(self, folder: Path) -> Iterator[str]:
        """Make a copy, and delete it in the end.

        Args:
            folder: Where it goes, if it is a file.

        Yields:
            Its address.
        """
        self.make()
        name = f"{self.name}_{secrets.token_hex(4)}"
        if self.is_sqlite:
            yield f"sqlite:///{shutil.copyfile(self.file, folder / f'{name}.sqlite3')}"
            return
        with self._server() as server:
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self.name}"')
        yield self._beside(name)
        with self._server() as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    @property
    def paths(self) -> dict[str, dict[str, str]]:
        """Where each page of the first site lies in each language, by its path in German."""
        self.make()
        paths: dict[str, dict[str, str]] = json.loads((self.folder / "paths.json").read_text())
        return paths

    def drop(self) -> None:
        """Leave nothing on a server that goes on."""
        if not self.is_sqlite:
            with self._server() as server:
                server.execute(f'DROP DATABASE IF EXISTS "{self.name}"')

    def _server(self) -> psycopg.Connection:
        return psycopg.connect(self.address, autocommit=True)

    def _beside(self, name: str) -> str:
        """Return the address of another database of the same server."""
        server, mark, options = self.address.partition("?")
        return f"{server.rpartition('/')[0]}/{name}{mark}{options}"


# ---------------------------------------------------------------------- in a process of its own
def prepare() -> None:
    """Do on an empty database what `make demo` does, and have all pages shown once."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from association_site.management.commands.demo import DEFAULT_BUNDLES
    from tests.factories.bundles import copied_bundle

    folder = settings.DATA_DIR / "bundles"
    bundles = [copied_bundle(folder, bundle.name) for bundle in DEFAULT_BUNDLES]
    call_command("demo", "--no-serve", *bundles, verbosity=0)
    # Tests make the people they need.
    get_user_model().objects.all().delete()


def add_languages() -> None:
    """Load what `make demo` loads and the first database has not, and note where the pages lie."""
    from django.conf import settings
    from django.test import RequestFactory
    from wagtail.models import Site

    from association_site.bundles.writing import load
    from association_site.management.commands.demo import DEFAULT_BUNDLES
    from pages.site_context import SiteContext

    load(DEFAULT_BUNDLES[0])
    site = Site.objects.get(hostname="localhost")
    home = site.root_page
    pages = home.get_descendants(inclusive=True).live().filter(locale_id=home.locale_id).specific()
    context = SiteContext(RequestFactory().get("/"), site)
    paths: dict[str, dict[str, str]] = {}
    for page in pages:
        for language, version in context.versions(page)[page.translation_key].items():
            paths.setdefault(language, {})[context.address(page)] = context.address(version)
    (settings.DATA_DIR / "paths.json").write_text(json.dumps(paths))


def show_all_pages() -> None:
    """Have all sizes of images made, which each test would make anew and take back again."""
    from django.test import Client
    from wagtail.models import Page

    for page in Page.objects.live().filter(depth__gt=1):
        Client(SERVER_NAME=page.get_site().hostname).get(page.get_url_parts()[2])


def close_file() -> None:
    """Leave one file, which can be copied into memory, of a database in SQLite."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode = DELETE")


if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "association_site.settings.test"
    django.setup()
    from django.conf import settings

    settings.MEDIA_ROOT = settings.DATA_DIR / "media"
    (add_languages if "every" in sys.argv else prepare)()
    show_all_pages()
    close_file()
