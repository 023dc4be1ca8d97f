"""What the tests of opening share."""

import pytest
from wagtail.models import Site

from association_site.opening.sites import NewSite, add_site
from pages.site_context import clear_root_paths

HOST = "beispielverband.localhost"


@pytest.fixture(autouse=True)
def no_site_of_another_test():
    """Forget the sites that a test before made and that its end took back."""
    clear_root_paths()
    yield
    clear_root_paths()


@pytest.fixture(scope="module")
def new_site(module_db):
    """Add a site, for all tests of a module."""
    return add_site(NewSite(hostname=HOST, name="Beispielverband"))


@pytest.fixture
def site(new_site):
    """Return the site as nobody has used it yet."""
    return Site.objects.get(pk=new_site.pk)
