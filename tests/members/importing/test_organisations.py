"""What rows say of contacts, of what may be shown, and what is odd about them."""

import pytest

from members.choices import ConsentSource
from members.models import Consent, Organisation, Topic
from tests.factories.lists import TODAY, changes, outcome, planned
from tests.factories.members import ContactFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


# ------------------------------------------------------------------------------------- contacts
def test_contact_of_the_same_name_is_the_same(site, organisation):
    ContactFactory(organisation=organisation, name="Testperson Ada", function="Kasse")

    row = outcome(site, contact_name="Testperson Ada", contact_email="ada@example.org")

    assert changes(row) == {"contact_email": ("", "ada@example.org")}


def test_only_contact_of_whom_nothing_else_is_kept_is_replaced(site, organisation):
    ContactFactory(organisation=organisation, name="Testperson Ada", function="Kasse")
    ContactFactory(organisation=organisation, name="Testperson Eva")

    row = outcome(site, contact_name="Testperson Mia")

    assert changes(row) == {"contact2_name": ("Testperson Eva", "Testperson Mia")}


def test_contacts_are_added_where_nobody_can_be_replaced(site, organisation):
    for name in ("Testperson Ada", "Testperson Eva"):
        ContactFactory(organisation=organisation, name=name)

    row = outcome(site, contact_name="Testperson Mia", contact3_name="Testperson Ada")

    assert changes(row) == {"contact3_name": ("", "Testperson Mia")}


def test_sixth_contact_is_an_error(site, organisation):
    for _number in range(5):
        ContactFactory(organisation=organisation)

    row = outcome(site, contact2_name="Testperson Mia")

    assert [(problem.column, problem.value) for problem in row.problems] == [
        ("contact2_name", "Testperson Mia")
    ]


@pytest.mark.parametrize(
    "cells",
    [
        {"contact_email": "ada@example.org"},
        {"contact_name": "Testperson Ada", "contact2_name": "Testperson Ada"},
    ],
)
def test_contact_without_a_name_or_twice_is_an_error(site, organisation, cells):
    assert outcome(site, **cells).outcome == "error"


# ------------------------------------------------------------------------------- what is shown
@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ({"contact_public": "ja"}, "Address, E-mail, Telephone, Website"),
        ({"contact_public": "nein"}, "Address"),
        ({"public_fields": "Logo"}, "Logo"),
        ({"public_fields": "keine"}, ""),
        (
            {"public_fields": "E-Mail, Telefon, Webseite, Logo", "contact_public": "ja"},
            "E-mail, Logo, Telephone, Website",
        ),
    ],
)
def test_list_says_what_may_be_shown(site, organisation, cells, shown):
    for field in ("address", "email"):
        Consent.objects.create(
            organisation=organisation, field=field, agreed_on=TODAY, source=ConsentSource.BOARD
        )

    row = outcome(site, **cells)

    assert changes(row) == {"public_fields": ("Address, E-mail", shown)}


def test_list_that_says_two_things_of_what_is_shown_is_an_error(site, organisation):
    assert outcome(site, contact_public="ja", public_fields="Logo").outcome == "error"
    assert outcome(site, contact_public="nein", public_fields="Logo").outcome == "changed"


def test_withdrawn_consent_is_not_brought_back(site, organisation):
    Consent.objects.create(
        organisation=organisation,
        field="email",
        agreed_on=TODAY,
        withdrawn_on=TODAY,
        source=ConsentSource.BOARD,
    )

    row = outcome(site, contact_public="ja")

    assert changes(row) == {"public_fields": ("", "Telephone, Website")}
    assert row.notices == ("The consent to show “E-mail” was withdrawn; it is not brought back.",)


# -------------------------------------------------------------------------------------- notices
def notices(site, **cells):
    [row] = planned(site, {"number": "T009", "name": "Neuer Verein"} | cells).rows
    assert row.outcome == "new"
    return list(row.notices)


@pytest.mark.parametrize(
    ("cells", "notice"),
    [
        ({"town": "Dresden", "district": "Dresden"}, []),
        ({"town": "Görlitz"}, []),
        ({"town": "Hamburg"}, ["“Hamburg” is no town of Saxony that is known."]),
        ({"town": "Hamburg", "district": "Altona"}, ["“Altona” is no district of Saxony."]),
        (
            {"town": "Görlitz", "district": "Vogtlandkreis"},
            ["“Görlitz” does not lie in “Vogtlandkreis”."],
        ),
    ],
)
def test_place_that_is_odd_is_noticed(site, cells, notice):
    assert notices(site, **cells) == notice


def test_new_topic_is_noticed_and_known_ones_are_found_in_any_spelling(site):
    topic = Topic.objects.create(site=site, name="Frauen")
    topic.names.create(language_code="en", name="Women")
    topic.save()

    assert notices(site, topics="FRAUEN, women") == []
    assert notices(site, topics="Bildung, Frauen") == ["“Bildung” is a new topic."]


def test_likely_duplicates_are_noticed(site, organisation):
    Organisation.objects.filter(pk=organisation.pk).update(
        email="post@example.org", website="https://www.example.org/"
    )

    assert notices(site, name="Testverein Uebermut") == [
        "Perhaps the same organisation as T001: the same name."
    ]
    assert notices(site, email="Post@example.org", website="http://example.org") == [
        "Perhaps the same organisation as T001: the same e-mail.",
        "Perhaps the same organisation as T001: the same website.",
    ]


def test_likely_duplicates_within_the_file_are_noticed(site):
    found = planned(
        site,
        {"number": "T1", "name": "Verein A", "email": "a@example.org"},
        {"number": "T2", "name": "Verein B", "email": "a@example.org"},
    )

    assert [row.notices for row in found.rows] == [
        (),
        ("Perhaps the same organisation as T1: the same e-mail.",),
    ]
