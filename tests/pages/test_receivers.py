"""Wagtail's memory of the sites' root paths is cleared once a change can be seen."""

import pytest
from django.core.cache import cache
from django.db import transaction
from wagtail.models import Site

from pages.models import HomePage
from tests.factories.pages import StandardPageFactory, home_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def remembered():
    """Whether Wagtail still remembers the root paths, once they were asked for."""
    Site.get_site_root_paths()
    keys = set(cache._cache)
    assert len(keys) == 1

    def is_remembered():
        return set(cache._cache) == keys

    return is_remembered


def change_home():
    home = home_of()
    home.motto = "Neu"
    home.save()


def change_site():
    site = Site.objects.get(hostname="localhost")
    site.site_name = "Neu"
    site.save()


def delete_home():
    HomePage.objects.get(pk=home_of("auslaenderrat.localhost", "en").pk).delete()


def delete_site():
    Site.objects.get(hostname="auslaenderrat.localhost").delete()


@pytest.mark.parametrize("change", [change_home, change_site, delete_home, delete_site])
def test_root_paths_are_forgotten_after_the_commit(
    change, remembered, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        change()
    Site.get_site_root_paths()  # another process asks before the commit
    assert remembered() is True

    for callback in callbacks:
        callback()

    assert remembered() is False


def test_root_paths_are_kept_when_another_page_changes(
    remembered, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        StandardPageFactory()

    assert remembered() is True


def test_root_paths_are_kept_when_the_change_is_taken_back(
    remembered, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks, transaction.atomic():
        change_home()
        transaction.set_rollback(True)

    assert callbacks == []
