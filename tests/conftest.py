"""Fixtures of all tests."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from pytest_django.plugin import DjangoDbBlocker

from association_site.management.commands.demo import DEFAULT_BUNDLES, compile_messages

TESTS = Path(__file__).parent
# What these find does not depend on the database: addresses and people, the admin's screens, files
# and what is made of them. They take as long as all others, and run on PostgreSQL alone.
ONCE = (
    "accounts",
    "association_site/borders",
    "association_site/desk",
    "association_site/opening",
    "association_site/test_",
    "house",
    "pages/test_blocks",
    "pages/test_forms",
    "pages/test_images",
    "pages/test_situations",
    "pages/test_structured_data",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what runs once."""
    for item in items:
        if item.path.relative_to(TESTS).as_posix().startswith(ONCE):
            item.add_marker(pytest.mark.once)


def pytest_configure() -> None:
    """Compile the interface's messages, as `make demo` does."""
    compile_messages()


def pytest_unconfigure() -> None:
    """Delete the files that the tests uploaded."""
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Load our two demo bundles once; each test sees them and takes its own changes back."""
    with django_db_blocker.unblock():
        call_command("load_content", *map(str, DEFAULT_BUNDLES), verbosity=0)
