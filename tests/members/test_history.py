"""Who changed what in the register: the histories name the fields, for a person no more."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry, Site

from accounts.choices import Role
from association_site.bundles.memory import SiteMemory
from members.loading import read_register
from members.models import Contact, Organisation
from tests.factories.accounts import user_with_role
from tests.factories.bundles import member_list
from tests.factories.members import ContactFactory, OrganisationFactory, posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(client):
    client.force_login(user_with_role(Role.BOARD, "localhost", first_name="Ada", last_name="Test"))
    return client


def history(client, model, row):
    soup = BeautifulSoup(
        client.get(reverse(f"{model}:history", args=[row.pk])).content, "html.parser"
    )
    rows = soup.select("table.listing tbody tr")
    return [[" ".join(cell.get_text().split()) for cell in row.select("td")] for row in rows]


def test_history_of_an_organisation_says_what_became_of_it(board):
    row = OrganisationFactory(town="Dresden")

    board.post(
        reverse("organisation:edit", args=[row.pk]),
        posted(row) | {"town": "Leipzig", "founded_year": "1999"},
    )

    [[action, changed, user, _date]] = history(board, "organisation", row)
    assert action == "Bearbeitet"
    assert changed == "Gegründet: „1999“ kam hinzu Ort: aus „Dresden“ wurde „Leipzig“"
    assert "Ada Test" in user


def test_history_of_a_membership_says_what_became_of_it(board):
    row = OrganisationFactory(member=True).memberships.get()

    board.post(reverse("membership:edit", args=[row.pk]), posted(row) | {"ended_on": "2026-03-01"})

    [[_action, changed, _user, _date]] = history(board, "membership", row)
    assert changed == "Mitglied bis: „01.03.2026“ kam hinzu"


def test_history_of_a_person_names_the_fields_and_keeps_no_value(board):
    row = ContactFactory(name="Testperson Geheim")

    board.post(
        reverse("contact:edit", args=[row.pk]),
        posted(row) | {"name": "Testperson Anders", "telephone": "0351 987"},
    )

    [[_action, changed, _user, _date]] = history(board, "contact", row)
    assert changed == "Name Telefon"
    kept = str(list(ModelLogEntry.objects.get_for_model(Contact).values()))
    for secret in ("Geheim", "Anders", "0351 987"):
        assert secret not in kept


def test_form_that_changed_nothing_says_so(board):
    row = OrganisationFactory()

    board.post(reverse("organisation:edit", args=[row.pk]), posted(row))

    entry = ModelLogEntry.objects.for_instance(row).get()
    assert (entry.data, entry.content_changed) == ({"changes": {}}, False)


def test_history_says_what_a_list_changed(board, tmp_path):
    site = Site.objects.get(hostname="auslaenderrat.localhost")
    memory = SiteMemory(site)
    path = tmp_path / "members.csv"
    for row in ({}, {"Ort": "Leipzig", "Ansprechperson": "Testperson Bea", "Austritt": "01.03.2026", "Status": "ausgetreten"}):  # fmt: skip
        path.write_text(member_list(row), encoding="utf-8")
        read_register(path, site, memory)
    organisation = Organisation.objects.get(site=site, number="T001")
    board.force_login(user_with_role(Role.BOARD, "auslaenderrat.localhost"))

    found = {
        model: [cells[:3] for cells in history(board, model, row)]
        for model, row in {
            "organisation": organisation,
            "membership": organisation.memberships.get(),
            "contact": organisation.contacts.get(),
        }.items()
    }

    assert found == {
        "organisation": [
            ["Bearbeitet", "Ort: aus „Dresden“ wurde „Leipzig“", "System"],
            ["Erstellt", "", "System"],
        ],
        "membership": [
            ["Bearbeitet", "Mitglied bis: „01.03.2026“ kam hinzu", "System"],
            ["Erstellt", "", "System"],
        ],
        "contact": [["Bearbeitet", "Name", "System"], ["Erstellt", "", "System"]],
    }
