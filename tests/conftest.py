"""Fixtures of all tests."""

import gc
import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Page

from association_site.management.commands.demo import DEFAULT_BUNDLES, compile_messages


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
        _show_every_page()
    # What is there by now stays until the end: it need not be looked through again and again.
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


def _show_every_page() -> None:
    """Have all sizes of images made, which each test would make anew and take back again."""
    for page in Page.objects.live().filter(depth__gt=1):
        Client(SERVER_NAME=page.get_site().hostname).get(page.get_url_parts()[2])


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Keep what fixtures of a module write for all of its tests, and take it back afterwards."""
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
    cache.clear()
