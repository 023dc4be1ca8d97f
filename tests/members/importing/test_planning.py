"""What an import would do with each row: new, changed, unchanged or an error, and why."""

from datetime import date

import pytest
from django.utils import translation

from members.models import Organisation, OtherName, Topic
from tests.factories.lists import changes, outcome, planned, reasons
from tests.factories.members import ContactFactory, MembershipFactory, OrganisationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

MEMBER = {"number": "T001", "name": "Testverein Übermut", "started_on": "08.04.2017"}


# ------------------------------------------------------------------------------------ outcomes
def test_each_row_is_exactly_one_of_four(site, organisation):
    MembershipFactory(organisation=organisation, started_on=date(2017, 4, 8))

    found = planned(
        site,
        MEMBER | {"town": "Dresden"},
        {"number": "T002", "name": "Neuer Verein"},
        {"number": "T003", "name": "Zweiter Verein", "started_on": "31.02.2020"},
    )

    assert [(row.line, row.outcome, row.number) for row in found.rows] == [
        (2, "unchanged", "T001"),
        (3, "new", "T002"),
        (4, "error", "T003"),
    ]
    assert found.counts == {"new": 1, "changed": 0, "unchanged": 1, "error": 1}


def test_nothing_is_written(site):
    planned(site, MEMBER | {"topics": "Ein neues Thema", "contact_public": "ja"})

    assert Organisation.objects.of(site).count() == 0
    assert Topic.objects.filter(site=site).count() == 0


def test_change_names_field_old_and_new(site, organisation):
    MembershipFactory(organisation=organisation, started_on=date(2017, 4, 8))

    row = outcome(
        site, started_on="08.04.2017", ended_on="31.12.2020", town="Pirna", languages="Türkisch"
    )

    assert row.outcome == "changed"
    assert changes(row) == {
        "town": ("Dresden", "Pirna"),
        "ended_on": ("", "2020-12-31"),
        "status": ("Active", "Ended"),
        "languages": ("", "Turkish"),
    }


def test_empty_cells_keep_what_is_there(site, organisation):
    MembershipFactory(organisation=organisation, ended_on=date(2021, 1, 1), admitted_by="Vorstand")
    ContactFactory(organisation=organisation)
    cells = {"town": "", "ended_on": " ", "admitted_by": "", "contact_name": "", "topics": ""}

    assert outcome(site, name="Testverein Übermut", **cells).outcome == "unchanged"
    assert outcome(site, started_on="01.01.2020", **cells).outcome == "unchanged"


def test_empty_cells_take_out_what_the_organisation_says_where_that_is_wanted(site, organisation):
    MembershipFactory(organisation=organisation, ended_on=date(2021, 1, 1), admitted_by="Vorstand")
    ContactFactory(organisation=organisation)
    OtherName.objects.create(organisation=organisation, name="Alter Name")
    row = {"number": "T001", "name": "", "town": " ", "other_names": "", "founded_year": ""}
    row |= {"admitted_by": "", "contact_name": "", "public_fields": ""}

    [found] = planned(site, row, empties=True).rows

    assert (found.outcome, set(changes(found))) == ("changed", {"town", "other_names"})


def test_cell_that_another_row_of_the_organisation_fills_is_not_empty(site, organisation):
    rows = [
        {"number": "T001", "town": "Pirna", "started_on": "01.01.2015", "ended_on": "31.12.2016"},
        {"number": "T001", "town": "", "started_on": "01.01.2018"},
    ]

    for order in (rows, rows[::-1]):
        found = planned(site, *order, empties=True)
        towns = [changes(row)["town"] for row in found.rows if "town" in changes(row)]
        assert towns[-1][1] == "Pirna"


def test_what_is_kept_with_more_white_space_is_the_same(site, organisation):
    Organisation.objects.filter(pk=organisation.pk).update(
        name="Testverein  Übermut ", description="Eins\r\nzwei"
    )

    row = outcome(site, name="Testverein Übermut", description="Eins\nzwei")

    assert row.outcome == "unchanged"


def test_kept_value_that_no_rule_allows_any_more_is_no_error(site, organisation):
    Organisation.objects.filter(pk=organisation.pk).update(email="post(at)example.org")

    assert outcome(site, email="post(at)example.org").outcome == "unchanged"
    assert outcome(site, email="post(at)example.net").outcome == "error"


# ------------------------------------------------------------------------------------- identity
def test_row_without_a_number_is_found_by_its_name(site, organisation):
    [row] = planned(site, {"name": "testverein uebermut", "telephone": "0351 1"}).rows

    assert (row.outcome, row.number) == ("changed", "T001")


def test_name_of_several_needs_the_number(site, organisation):
    OrganisationFactory(site=site, number="T002", name="Testverein Uebermut")

    found = planned(site, {"name": "Testverein Übermut"})

    assert reasons(found) == [
        (
            2,
            "name",
            "Testverein Übermut",
            "Several organisations have this name; please add the member number.",
        )
    ]


def test_name_on_another_site_is_somebody_else(site):
    OrganisationFactory(name="Testverein Übermut")

    assert planned(site, {"name": "Testverein Übermut"}).rows[0].outcome == "new"


def test_missing_number_is_the_next_free_one_of_the_register(site):
    for number in ("M008", "M072", "Gast 900"):
        OrganisationFactory(site=site, number=number)

    found = planned(
        site, {"name": "Verein A"}, {"name": "Verein B", "number": "M073"}, {"name": "Verein C"}
    )

    assert [row.number for row in found.rows] == ["M074", "M073", "M075"]


def test_first_number_of_an_empty_register(site):
    assert planned(site, {"name": "Verein A"}).rows[0].number == "M001"


def test_only_the_name_is_required_and_only_for_a_new_one(site, organisation):
    found = planned(
        site, {"number": "T002", "town": "Pirna"}, {"number": "T001"}, {"town": "Pirna"}
    )

    assert [row.outcome for row in found.rows] == ["error", "unchanged", "error"]
    assert {reason for *_, reason in reasons(found)} == {"A new organisation needs a name."}


# ---------------------------------------------------------------------------------------- digest
def test_digest_differs_where_something_else_would_happen(site, organisation):
    first = planned(site, MEMBER | {"telephone": "0351 1"})
    with translation.override("de"):
        german = planned(site, MEMBER | {"telephone": "0351 1"})
    Organisation.objects.filter(pk=organisation.pk).update(email="neu@example.org")
    second = planned(site, MEMBER | {"telephone": "0351 1"})

    assert german.digest == first.digest != second.digest


def test_plan_asks_no_more_for_more_rows(site, django_assert_max_num_queries):
    rows = [{"number": f"T{number}", "name": f"Verein {number}"} for number in range(200)]
    for row in rows[:50]:
        OrganisationFactory(site=site, **row)

    with django_assert_max_num_queries(11):
        found = planned(site, *rows)

    assert found.counts == {"new": 150, "changed": 0, "unchanged": 50, "error": 0}


@pytest.mark.parametrize(
    ("known", "given"),
    [
        ("A" * 20 + "99", "A" * 20 + "100"),
        ("A" * 20 + "999999999", "A" * 20 + "1000000000"),
        ("A" * 21 + "99", "M001"),
        ("A" * 28 + "99", "M001"),
    ],
)
def test_next_number_can_be_kept(site, known, given):
    Organisation.objects.of(site).delete()
    OrganisationFactory(site=site, number=known)

    [row] = planned(site, {"name": "Neuer Verein"}).rows

    assert (row.number, len(row.number) <= 30) == (given, True)
