"""Sites and people of the desk."""

import pytest
from wagtail.models import Site

from association_site.desk.work import work_of
from tests.factories.accounts import user_with_role

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
