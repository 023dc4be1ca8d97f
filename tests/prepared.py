"""The database all tests begin with: made once in a run, then copied.

`python -m tests.prepared` does on the empty database DATABASE_URL what `make demo` does: it migrates
and loads our demo bundles, in German and English alone: a test of a further language makes it. Each
process of the tests, and each server of the browser tests, takes a copy, which is a matter of a second
where making it takes most of a minute. What is prepared lies in the folder PREPARED, which whoever starts the run makes and deletes: pytest itself (`tests.database`), or `make test`
for all of its runs.
"""

import fcntl
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
    """

    def __init__(self) -> None:
        self.address = os.environ["DATABASE_URL"]
        self.kind = self.address.partition(":")[0]
        self.folder = Path(os.environ["PREPARED"], self.kind)
        # Unique on a server that somebody else runs, too.
        self.name = f"prepared_{self.folder.parent.name}"
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
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if (ready := self.folder / "ready").exists():
                return
            done = subprocess.run(
                [sys.executable, "-m", "tests.prepared"],
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
        """Make it as an empty database, and return its address."""
        if self.is_sqlite:
            self.file.unlink(missing_ok=True)
            return f"sqlite:///{self.file}"
        with self._server() as server:
            server.execute(f'DROP DATABASE IF EXISTS "{self.name}"')
            server.execute(f'CREATE DATABASE "{self.name}"')
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
    """Do on an empty database what `make demo` does, and have all pages shown once.

    Showing them makes all sizes of their images, which each test would make anew and take back again.
    """
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from wagtail.models import Page

    from association_site.management.commands.demo import DEFAULT_BUNDLES
    from tests.factories.bundles import copied_bundle

    settings.MEDIA_ROOT = settings.DATA_DIR / "media"
    folder = settings.DATA_DIR / "bundles"
    bundles = [copied_bundle(folder, bundle.name) for bundle in DEFAULT_BUNDLES]
    call_command("demo", "--no-serve", *bundles, verbosity=0)
    # Tests make the people they need.
    get_user_model().objects.all().delete()
    for page in Page.objects.live().filter(depth__gt=1):
        Client(SERVER_NAME=page.get_site().hostname).get(page.get_url_parts()[2])
    if connection.vendor == "sqlite":
        # One file, which can be copied into memory.
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode = DELETE")


if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "association_site.settings.test"
    django.setup()
    prepare()
