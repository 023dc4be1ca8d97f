"""What the admin's reports tell about the registers of other sites."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.choices import Role
from members.models import Contact
from tests.factories.accounts import UserFactory, user_with_role
from tests.factories.members import ContactFactory, OrganisationFactory, posted

pytestmark = pytest.mark.django_db


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


def test_log_never_names_a_contact(client):
    client.force_login(UserFactory(is_superuser=True))
    organisation = OrganisationFactory(name="Verein der Person")
    new = ContactFactory.build(organisation=organisation, name="Testperson Geheim")

    client.post(reverse("contact:add"), posted(new))
    contact = organisation.contacts.get()
    client.post(reverse("contact:edit", args=[contact.pk]), posted(contact) | {"function": "Amt"})
    client.post(reverse("contact:delete", args=[contact.pk]))

    kept = ModelLogEntry.objects.get_for_model(Contact)
    entries = kept.filter(label="Verein der Person").order_by("pk")
    assert [(entry.action, entry.label) for entry in entries] == [
        ("wagtail.create", "Verein der Person"),
        ("wagtail.edit", "Verein der Person"),
        ("wagtail.delete", "Verein der Person"),
    ]
    assert "Testperson Geheim" not in str(list(ModelLogEntry.objects.values()))
