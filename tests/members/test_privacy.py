"""What the admin's reports tell about the registers of other sites."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.choices import Role
from tests.factories.accounts import UserFactory, user_with_role
from tests.factories.members import ContactFactory, OrganisationFactory, posted

pytestmark = pytest.mark.django_db


@pytest.mark.xfail(
    strict=True,
    reason="Wagtail's log entries know no site: its site history shows all sites' registers",
)
def test_reports_of_the_admin_name_nobody_of_another_site(client):
    organisation = OrganisationFactory(name="Fremder Verein")
    other = ContactFactory(organisation=organisation)
    administrator = Client()
    administrator.force_login(UserFactory(is_superuser=True))
    function = {"function": "Kasse"}
    administrator.post(reverse("contact:edit", args=[other.pk]), posted(other) | function)
    client.force_login(user_with_role(Role.BOARD, "auslaenderrat.localhost"))
    town = {"town": "Pirna"}
    administrator.post(
        reverse("organisation:edit", args=[organisation.pk]), posted(organisation) | town
    )

    for address in (reverse("wagtailadmin_home"), reverse("wagtailadmin_reports:site_history")):
        shown = client.get(address, follow=True).content.decode()
        assert "Fremder Verein" not in shown
        assert other.name not in shown
