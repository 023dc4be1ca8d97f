"""What rows say of memberships, and the periods that they are about."""

from datetime import date

import pytest

from tests.factories.lists import changes, outcome, planned, reasons
from tests.factories.members import MembershipFactory

MEMBER = {"number": "T001", "name": "Testverein Übermut", "started_on": "08.04.2017"}


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_number_seen_again_is_a_further_period(site):
    found = planned(
        site,
        MEMBER | {"ended_on": "31.12.2020", "town": "Pirna"},
        {"number": "T001", "started_on": "01.01.2024", "town": "Pirna"},
    )

    assert [row.outcome for row in found.rows] == ["new", "new"]


def test_rows_of_one_organisation_have_to_agree_on_it(site):
    found = planned(
        site,
        MEMBER | {"Ort": "Pirna", "ended_on": "31.12.2020"},
        {"number": "T001", "started_on": "01.01.2024", "Ort": "Freital"},
        {"number": "T001", "started_on": "01.01.2025", "Ort": ""},
    )

    assert [row.outcome for row in found.rows] == ["new", "error", "new"]
    assert reasons(found) == [
        (3, "Ort", "Freital", "Line 2 says something else of the same organisation.")
    ]


def test_row_in_error_says_nothing_of_its_organisation(site):
    found = planned(
        site,
        MEMBER | {"town": "Pirna", "status": "vielleicht"},
        MEMBER | {"town": "Freital"},
    )

    assert [row.outcome for row in found.rows] == ["error", "new"]


def test_periods_in_the_file_may_not_overlap(site):
    found = planned(
        site, MEMBER | {"ended_on": "31.12.2020"}, MEMBER | {"started_on": "31.12.2020"}
    )

    assert reasons(found) == [
        (3, "started_on", "31.12.2020", "This period overlaps the one in line 2.")
    ]


def test_row_corrects_the_kept_period_that_it_overlaps(site, organisation):
    MembershipFactory(
        organisation=organisation, started_on=date(2020, 1, 1), admitted_by="Vorstand"
    )

    row = outcome(site, started_on="01.06.2019")

    assert changes(row) == {"started_on": ("2020-01-01", "2019-06-01")}


def test_row_over_several_kept_periods_is_an_error(site, organisation):
    MembershipFactory(organisation=organisation, ended_on=date(2020, 12, 31))
    MembershipFactory(organisation=organisation, started_on=date(2024, 1, 1))

    row = outcome(site, started_on="01.01.2019")

    assert [(problem.column, problem.reason) for problem in row.problems] == [
        ("started_on", "The dates overlap several memberships that are kept already.")
    ]
    assert outcome(site, started_on="01.01.2020", ended_on="31.12.2021").outcome == "changed"
    assert outcome(site, started_on="01.01.2020", ended_on="31.12.2024").outcome == "error"


def test_row_after_a_kept_period_is_a_further_one(site, organisation):
    MembershipFactory(organisation=organisation, ended_on=date(2020, 12, 31))

    row = outcome(site, started_on="01.01.2024")

    assert changes(row) == {
        "started_on": ("", "2024-01-01"),
        "status": ("Application", "Active"),
        "kind": ("", "Full member"),
        "rests": ("", "no"),
    }


@pytest.mark.parametrize(
    ("cells", "outcome_of_row"),
    [
        ({"status": "Antrag"}, "new"),
        ({"status": "Application", "kind": "Fördermitglied"}, "new"),
        ({"status": "Antrag", "started_on": "01.01.2030"}, "new"),
        ({"status": "aktiv", "started_on": "22.11.2026"}, "new"),
        ({"status": "active", "started_on": "01.01.2020", "ended_on": "22.11.2026"}, "new"),
        ({"status": "ruhend", "started_on": "01.01.2020"}, "new"),
        ({"status": "left", "started_on": "01.01.2020", "ended_on": "21.11.2026"}, "new"),
        ({"started_on": "01.01.2020", "leaving_reason": "dissolved", "ended_on": "1.1.21"}, "new"),
        ({"status": "Antrag", "started_on": "01.01.2020"}, "error"),
        ({"status": "Antrag", "ended_on": "01.01.2020"}, "error"),
        ({"status": "aktiv"}, "error"),
        ({"status": "aktiv", "started_on": "23.11.2026"}, "error"),
        ({"status": "aktiv", "started_on": "01.01.2020", "ended_on": "21.11.2026"}, "error"),
        ({"status": "aktiv", "started_on": "01.01.2020", "rests": "ja"}, "error"),
        ({"status": "ruhend", "started_on": "01.01.2020", "rests": "nein"}, "error"),
        ({"status": "ausgetreten", "started_on": "01.01.2020"}, "error"),
        ({"status": "ausgetreten"}, "error"),
        ({"status": "gekündigt", "started_on": "01.01.2020"}, "error"),
        ({"ended_on": "01.01.2020"}, "error"),
        ({"started_on": "01.01.2020", "ended_on": "31.12.2019"}, "error"),
        ({"started_on": "01.01.2020", "leaving_reason": "dissolved"}, "error"),
    ],
)
def test_status_has_to_fit_the_dates(site, cells, outcome_of_row):
    [row] = planned(site, {"name": "Testverein"} | cells).rows

    assert row.outcome == outcome_of_row


def test_dormant_sets_that_the_period_rests(site, organisation):
    MembershipFactory(organisation=organisation, started_on=date(2020, 1, 1))

    assert changes(outcome(site, started_on="01.01.2020", status="ruhend")) == {
        "status": ("Active", "Dormant"),
        "rests": ("no", "yes"),
    }
    assert changes(outcome(site, status="ruhend"))["rests"] == ("no", "yes")


def test_active_does_not_take_a_kept_end_out(site, organisation):
    MembershipFactory(
        organisation=organisation, ended_on=date(2021, 1, 1), leaving_reason="withdrawn"
    )

    row = outcome(site, started_on="01.01.2020", ended_on="", status="aktiv")

    assert [(problem.column, problem.reason) for problem in row.problems] == [
        ("status", "The dates do not fit this; by them it would be “Ended”.")
    ]
    assert outcome(site, started_on="01.01.2022", status="aktiv").outcome == "changed"


def test_row_without_a_beginning_is_about_the_only_period(site, organisation):
    MembershipFactory(organisation=organisation)
    assert changes(outcome(site, ended_on="31.12.2025"))["ended_on"] == ("", "2025-12-31")

    MembershipFactory(
        organisation=organisation, started_on=date(2010, 1, 1), ended_on=date(2015, 1, 1)
    )
    assert outcome(site, ended_on="31.12.2025").outcome == "error"
    assert outcome(site, status="aktiv").outcome == "unchanged"
    assert outcome(site, status="ausgetreten").outcome == "error"


def test_application_of_somebody_who_is_a_member_is_an_error(site, organisation):
    MembershipFactory(organisation=organisation)

    assert outcome(site, status="Antrag").outcome == "error"
