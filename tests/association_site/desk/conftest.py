"""Sites and people of the desk."""

import pytest
from wagtail.models import Site

from association_site.desk.work import work_of
from pages.models import SiteLanguage, SiteSettings
from tests.factories.accounts import user_with_role
from tests.factories.pages import home_of, locale_of
from translations import memory

OTHER = "auslaenderrat.localhost"


@pytest.fixture
def site():
    return Site.objects.get(hostname="localhost")


@pytest.fixture
def work():
    """Return what somebody with a role does on a site."""

    def of(role, hostname="localhost"):
        return work_of(user_with_role(role, hostname))[0]

    return of


@pytest.fixture
def arabic():
    """Arabic as a third language of the site, with its home page."""
    settings = SiteSettings.objects.get(site__hostname="localhost")
    SiteLanguage.objects.create(settings=settings, language_code="ar")
    memory.publish_translation(memory.synchronise_source(home_of()), locale_of("ar"))
