"""Who changed what in the register: the histories name the fields, for a person no more."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry, Site

from accounts.choices import Role
from association_site.bundles.memory import SiteMemory
from members.loading import read_register
from members.models import Contact, Organisation, OtherName, SpokenLanguage
from tests.factories.accounts import user_with_role
from tests.factories.bundles import member_list
from tests.factories.members import (
    ContactFactory,
    OrganisationFactory,
    TopicFactory,
    posted,
    posted_rows,
)

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
    assert changed == "Gründungsjahr: „1999“ kam hinzu Ort: aus „Dresden“ wurde „Leipzig“"
    assert "Ada Test" in user


def test_history_of_an_organisation_names_topics_languages_names_and_consents(board):
    kept, new = TopicFactory(name="Erzählen"), TopicFactory(name="Tanzen")
    row = OrganisationFactory(topics=[kept], published=["email", "logo"], languages=["ar"])
    sent = posted(row) | {
        "topics": [kept.pk, new.pk],
        "published": ["email"],
        **posted_rows("spoken_languages", [*row.spoken_languages.all(), SpokenLanguage(code="fa")]),
        **posted_rows("other_names", [OtherName(name="نادي", language_code="ar")]),
    }

    board.post(reverse("organisation:edit", args=[row.pk]), sent)

    [[_action, changed, _user, _date]] = history(board, "organisation", row)
    assert ModelLogEntry.objects.for_instance(row).get().data["changes"] == {
        "topics": [[{"name": "Erzählen"}], [{"name": "Erzählen"}, {"name": "Tanzen"}]],
        "other_names": [
            [], [{"name": "نادي", "language_code": "ar", "kind": "other_language"}],
        ],
        "spoken_languages": [[{"code": "ar"}], [{"code": "ar"}, {"code": "fa"}]],
        "consents": [[{"field": "email"}, {"field": "logo"}], [{"field": "email"}]],
    }  # fmt: skip
    for words in (
        "„Tanzen“ kam hinzu",
        "نادي, Arabisch,",
        "„Persisch“ kam hinzu",
        "„Logo“ wurde entfernt",
    ):
        assert words in changed


def test_history_of_an_organisation_keeps_a_deleted_membership(board):
    row = OrganisationFactory(member=True)

    board.post(reverse("membership:delete", args=[row.memberships.get().pk]))

    [[_action, changed, _user, _date]] = history(board, "organisation", row)
    assert "01.01.2020" in changed


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

    [edited, created] = [cells[:3] for cells in history(board, "organisation", organisation)]

    assert created == ["Erstellt", "", "System"]
    assert (edited[0], edited[2]) == ("Bearbeitet", "System")
    assert edited[1].startswith("Ort: aus „Dresden“ wurde „Leipzig“ ")
    assert "01.02.2018, 01.03.2026" in edited[1]
    assert "Ansprechpersonen" in edited[1]
    assert "Testperson" not in edited[1]
