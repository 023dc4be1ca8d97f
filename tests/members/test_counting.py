"""Counting members for a sentence."""

from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import Site

from members.counting import member_count
from pages import figures
from tests.factories.members import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return Site.objects.get(hostname="localhost")


def test_member_count_of_the_demo_is_66_today(site):
    assert member_count(site, timezone.localdate()) == 66


def test_member_count_leaves_applications_out(site):
    OrganisationFactory()

    assert member_count(site, timezone.localdate()) == 66


def test_member_count_counts_an_organisation_once(site):
    organisation = OrganisationFactory(member=True)
    MembershipFactory(
        organisation=organisation, started_on=date(2018, 1, 1), ended_on=date(2018, 12, 31)
    )

    assert member_count(site, timezone.localdate()) == 67


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2017, 4, 7), 0),
        (date(2017, 4, 8), 30),
        (date(2019, 12, 31), 48),
        (date(2020, 1, 1), 47),
    ],
)
def test_member_count_on_a_day_in_the_past_counts_those_who_were_members_then(site, day, count):
    assert member_count(site, day) == count


def test_member_count_belongs_to_a_site(site):
    other = Site.objects.get(hostname="auslaenderrat.localhost")
    MembershipFactory(organisation__site=other)
    today = timezone.localdate()

    assert [member_count(site, today), member_count(other, today)] == [66, 1]


def test_member_count_is_registered_as_a_figure(site):
    values = figures.FigureValues(site, timezone.localdate())

    assert [figure.token for figure in figures.registered()] == ["member_count"]
    assert values.in_text("{{ member_count }} Vereine", "de") == "66 Vereine"
