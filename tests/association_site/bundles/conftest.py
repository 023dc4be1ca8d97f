"""What tests of bundles share."""

import shutil
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command

from association_site.management.commands.demo import DEFAULT_BUNDLES
from tests.association_site.bundles.snapshots import everything
from tests.factories.bundles import copied_bundle, small_bundle


@pytest.fixture(autouse=True)
def no_cached_sites():
    """Forget the sites' addresses: Wagtail keeps them longer than a test's transaction."""
    yield
    cache.clear()


@pytest.fixture(scope="module")
def demo_rows(django_db_setup, django_db_blocker):
    """Return what the database holds with the demo bundles in it: the same before each test."""
    with django_db_blocker.unblock():
        return everything()


@pytest.fixture
def loaded(demo_rows, db):
    """Return what the database holds before the test."""
    return demo_rows


@pytest.fixture
def load(capsys, tmp_path):
    """Return a function that loads bundles and returns what the command says.

    Without folders it loads again what the prepared database was made of.
    """

    def load_content(*folders, **options):
        own = tmp_path / "prepared"
        loaded = folders or [copied_bundle(own, bundle.name) for bundle in DEFAULT_BUNDLES]
        capsys.readouterr()
        call_command("load_content", *map(str, loaded), **options)
        return capsys.readouterr().out.splitlines()

    return load_content


@pytest.fixture
def uploads(settings):
    """Return a function that lists the uploaded files there are."""
    root = Path(settings.MEDIA_ROOT)
    return lambda: {path.relative_to(root) for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def refused(load):
    """Return a function that loads a bundle and returns the error that it must give."""

    def error_of(*folders):
        with pytest.raises(CommandError) as error:
            load(*folders)
        assert error.value.returncode == 1
        return str(error.value)

    return error_of


@pytest.fixture(scope="module")
def loaded_once(module_db, tmp_path_factory):
    """Load a small bundle, and return its folder."""
    folder = small_bundle(tmp_path_factory.mktemp("small"))
    call_command("load_content", str(folder), verbosity=0)
    return folder


@pytest.fixture
def small(loaded_once, db, tmp_path):
    """Return a copy of the small bundle that is loaded."""
    return shutil.copytree(loaded_once, tmp_path, dirs_exist_ok=True)
