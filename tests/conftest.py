"""Fixtures of all tests."""

import gc
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import dj_database_url
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker
from wagtail_localize.models import Translation

from association_site.management.commands.demo import compile_messages
from members.models import Organisation
from tests.factories.texts import translated_member
from tests.prepared import Prepared
from tests.smtp import MailServer

# Begins, so that the workers of pytest-xdist end together.
LONGEST = "test_situations.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the longest file first; the others stay in their order."""
    items.sort(key=lambda item: item.path.name != LONGEST)


def pytest_configure() -> None:
    """Compile the interface's messages, as `make demo` does."""
    compile_messages()


def pytest_unconfigure() -> None:
    """Delete the files that the tests uploaded."""
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Begin with a copy of our two demo bundles; each test sees them and takes its own changes back."""
    prepared = Prepared()
    with prepared.copied(tmp_path_factory.mktemp("database")) as address:
        shutil.copytree(prepared.media, settings.MEDIA_ROOT, dirs_exist_ok=True)
        with django_db_blocker.unblock():
            _use(address)
        # What is there by now stays until the end: it need not be looked through again and again.
        gc.freeze()
        gc.set_threshold(100_000, 50, 50)
        yield
        with django_db_blocker.unblock():
            connection.close()


@pytest.fixture(scope="module")
def every_language(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Let the tests of a module see the demo's first site in all its languages, too."""
    prepared = Prepared(every_language=True)
    before = connection.settings_dict["NAME"]
    with prepared.copied(tmp_path_factory.mktemp("every")) as address:
        shutil.copytree(prepared.media, settings.MEDIA_ROOT, dirs_exist_ok=True)
        with django_db_blocker.unblock():
            if connection.vendor != "sqlite":  # where to close it is to lose what is in memory
                connection.close()
            kept, connection.connection = connection.connection, None
            _use(address, "every")
            cache.clear()
            yield
            connection.close()
            connection.settings_dict["NAME"] = before
            connection.connection = kept
            cache.clear()


def _use(address: str, memory: str = "tests") -> None:
    """Let Django use a database, or, read into memory, what is in a file."""
    name = dj_database_url.parse(address)["NAME"]
    if connection.vendor != "sqlite":
        connection.settings_dict["NAME"] = name
        return
    connection.settings_dict["NAME"] = f"file:{memory}?mode=memory&cache=shared"
    connection.ensure_connection()
    with closing(sqlite3.connect(name)) as file:
        file.backup(connection.connection)


@pytest.fixture(scope="module")
def copied_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a copy of the test database, which other processes may write to."""
    with Prepared().copied(tmp_path_factory.mktemp("database")) as address:
        yield address


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Keep what fixtures of a module write for all of its tests, and take it back afterwards."""
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def mail_server(settings: Settings) -> MailServer:
    """A mail server that letters go to, as in production; nobody listens until it is started."""
    server = MailServer()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.LETTER_BACKEND = "association_site.mail.LetterBackend"
    return server


@pytest.fixture
def member_and_ties(db: None) -> tuple[Organisation, dict[str, Translation]]:
    """A member with a public description, and what ties its translations to it."""
    return translated_member()


@pytest.fixture
def organisation(member_and_ties: tuple[Organisation, dict[str, Translation]]) -> Organisation:
    """The member of `ties`."""
    return member_and_ties[0]


@pytest.fixture
def ties(
    member_and_ties: tuple[Organisation, dict[str, Translation]],
) -> dict[str, Translation]:
    """What ties the English and the Arabic description of a member to the German one."""
    return member_and_ties[1]
