"""The list of organisations at the desk: found, filtered and sorted by the database alone."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Site

from accounts.choices import Role
from tests.factories.accounts import user_with_role
from tests.factories.members import MembershipFactory, OrganisationFactory, TopicFactory

pytestmark = pytest.mark.django_db

OWN, OTHER = "auslaenderrat.localhost", "localhost"
LIST = "organisation:index"


@pytest.fixture
def board(client):
    """Sign in the board of the second site."""
    client.force_login(user_with_role(Role.BOARD, OWN))
    return client


def organisation(name, hostname=OWN, **fields):
    return OrganisationFactory(site=Site.objects.get(hostname=hostname), name=name, **fields)


def names(response):
    return [row.name for row in response.context["page_obj"]]


def choices(board, name):
    form = board.get(reverse(LIST)).context["filters"].form
    return [(value, str(label)) for value, label in form.fields[name].choices if value]


@pytest.mark.parametrize(
    "asked", ["übermut", "UEBERMUT", "Ü-77", "pirna 77", "Pirna", "ubermut pirna", "مرح"]
)
def test_list_is_searched_in_any_spelling_and_script(board, asked):
    found = organisation("Verein Übermut", number="Ü-77", town="Pirna")
    found.other_names.create(name="نادي المرح", language_code="ar")
    found.save()
    organisation("Verein Leise", number="L-1", town="Plauen")
    organisation("Fremder Übermut", OTHER, number="Ü-77", town="Pirna")

    assert names(board.get(reverse(LIST), {"q": asked})) == ["Verein Übermut"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"status": "application"}, ["Antrag"]),
        ({"status": "dormant"}, ["Ruht"]),
        ({"status": "active", "district": "14524"}, ["Zwickau"]),
        ({"district": "elsewhere"}, ["Ruht"]),
        ({"language": "ar"}, ["Zwickau"]),
        ({"q": "ruht", "status": "active"}, []),
    ],
)
def test_list_is_filtered(board, asked, found):
    organisation("Antrag")
    resting = organisation("Ruht", town="Hof", district="Hof")
    MembershipFactory(organisation=resting, rests=True)
    organisation("Zwickau", member=True, town="Zwickau", district="", languages=["ar", "fa"])
    organisation("Fremd", OTHER, languages=["ar"])

    assert names(board.get(reverse(LIST), asked)) == found


def test_list_is_filtered_by_overdue_confirmations(board):
    today = timezone.localdate()
    ago = {days: today - timedelta(days=days) for days in (365, 366)}
    organisation("Antrag")
    for name, fields, period in (
        ("Aktuell", {"confirmed_on": ago[365]}, {}),
        ("Alt", {"confirmed_on": ago[366]}, {}),
        ("Nie", {}, {}),
        ("Ruht", {}, {"rests": True}),
        ("Zu Ende", {}, {"ended_on": date(2021, 1, 1)}),
        ("Weg", {"erased_on": today}, {}),
    ):
        MembershipFactory(organisation=organisation(name, **fields), **period)
    MembershipFactory(organisation=organisation("Fremd", OTHER))

    response = board.get(reverse(LIST), {"confirmation": "overdue"})

    assert names(response) == ["Alt", "Nie", "Ruht"]


def test_list_says_when_an_entry_was_confirmed_and_is_sorted_by_it(board):
    for name, day in (("A", date(2026, 1, 2)), ("B", None), ("C", date(2025, 1, 1))):
        organisation(name, confirmed_on=day)

    response = board.get(reverse(LIST), {"ordering": "confirmed_on"})
    back = board.get(reverse(LIST), {"ordering": "-confirmed_on"})

    soup = BeautifulSoup(response.content, "html.parser")
    cells = [row("td")[-1].get_text(strip=True) for row in soup.select("tbody tr")]
    assert (names(response), names(back)) == (["B", "C", "A"], ["A", "C", "B"])
    assert cells == [gettext("never"), "01.01.2025", "02.01.2026"]


def test_list_is_filtered_by_topic(board):
    site = Site.objects.get(hostname=OWN)
    topic, other = (
        TopicFactory(site=site, name="Testbildung"),
        TopicFactory(site=site, name="Testsport"),
    )
    organisation("Schule", topics=[topic, other])
    organisation("Verein", topics=[other])

    assert names(board.get(reverse(LIST), {"topic": topic.pk})) == ["Schule"]
    assert choices(board, "topic") == [(str(topic.pk), "Testbildung"), (str(other.pk), "Testsport")]


def test_list_offers_what_own_organisations_have(board):
    for town in ("Zwickau", "Görlitz", "Zwickau", "Hof"):
        organisation(f"In {town}", town=town, district="", languages=["fa", "ar"])
    organisation("Fremd", OTHER, town="Bautzen", district="", languages=["tr"])

    assert choices(board, "district") == [
        ("14626", "Landkreis Görlitz"),
        ("14524", "Landkreis Zwickau"),
        ("elsewhere", gettext("Elsewhere or unknown")),
    ]
    assert choices(board, "language") == [("ar", "Arabisch"), ("fa", "Persisch")]


def test_list_is_not_filtered_by_what_only_another_site_has(board):
    organisation("Eigen", town="Zwickau")
    organisation("Fremd", OTHER, town="Bautzen", district="")

    response = board.get(reverse(LIST), {"district": "14625"})

    assert list(response.context["filters"].form.errors) == ["district"]
    assert names(response) == ["Eigen"]


@pytest.mark.parametrize(
    ("ordering", "found"),
    [
        ("sort_key", ["Öffnung", "Ost", "Zeit"]),
        ("-sort_key", ["Zeit", "Ost", "Öffnung"]),
        ("number", ["Zeit", "Öffnung", "Ost"]),
        ("town", ["Öffnung", "Zeit", "Ost"]),
        ("district_sort_key", ["Öffnung", "Zeit", "Ost"]),
        ("member_since", ["Ost", "Öffnung", "Zeit"]),
        ("-member_since", ["Öffnung", "Ost", "Zeit"]),
        ("site__hostname", ["Öffnung", "Ost", "Zeit"]),
    ],
)
def test_list_is_sorted(board, ordering, found):
    newer = organisation("Öffnung", number="2", town="Bautzen", district="")
    older = organisation("Ost", number="3", town="Zwickau", district="")
    organisation("Zeit", number="1", town="Görlitz", district="")
    MembershipFactory(organisation=newer, started_on=date(2021, 1, 1))
    MembershipFactory(organisation=older, started_on=date(2001, 1, 1), ended_on=date(2002, 1, 1))
    MembershipFactory(organisation=older, started_on=date(2022, 1, 1))

    assert names(board.get(reverse(LIST), {"ordering": ordering})) == found


def test_list_says_what_is_known_and_leads_to_the_organisation(board):
    row = organisation("Mitglied", number="M9", member=True)

    soup = BeautifulSoup(board.get(reverse(LIST)).content, "html.parser")

    [cells] = [[" ".join(c.get_text().split()) for c in r("td")] for r in soup.select("tbody tr")]
    assert cells[2:] == ["M9", "Aktiv", "Dresden", "Dresden", "01.01.2020", gettext("never")]
    link = soup.select_one("tbody .title-wrapper a")
    assert link["href"] == reverse("organisation:inspect", args=[row.pk])


def test_list_asks_no_more_for_more_rows_topics_languages_and_periods(
    board, django_assert_max_num_queries, django_assert_num_queries
):
    site = Site.objects.get(hostname=OWN)

    def fill(count):
        for number in range(count):
            topic = TopicFactory(site=site)
            topic.names.create(language_code="en", name=f"Topic {number}")
            organisation("Voll", member=True, topics=[topic], languages=["ar", "fa", "tr"])

    asked = {"q": "voll", "status": "active", "language": "ar", "ordering": "member_since"}
    fill(2)
    board.get(reverse(LIST), asked)
    with django_assert_max_num_queries(25) as first:
        board.get(reverse(LIST), asked)
    fill(30)

    with django_assert_num_queries(len(first)):
        response = board.get(reverse(LIST), asked)

    assert response.context["page_obj"].paginator.count == 32
