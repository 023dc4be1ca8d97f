"""What tests of the register begin with."""

import pytest
from django.utils import translation
from wagtail.models import Site

from accounts.choices import Role
from tests.factories.accounts import user_with_role
from tests.factories.members import OrganisationFactory


@pytest.fixture
def in_english():
    """Speak English, as the commands do."""
    with translation.override("en"):
        yield


@pytest.fixture
def site():
    """Return the site whose register is empty."""
    return Site.objects.get(hostname="auslaenderrat.localhost")


@pytest.fixture
def organisation(site):
    """Return the organisation that lists call T001."""
    return OrganisationFactory(
        site=site, number="T001", name="Testverein Übermut", town="Dresden", district="Dresden"
    )


@pytest.fixture
def board(client):
    """Sign in the board of the second site."""
    client.force_login(user_with_role(Role.BOARD, "auslaenderrat.localhost"))
    return client
