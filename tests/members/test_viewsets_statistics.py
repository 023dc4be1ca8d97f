"""Figures at the desk, and the register as it was on a day."""

import csv
import io
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from accounts.choices import Role
from tests.factories.accounts import user_with_role
from tests.factories.members import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

OWN, OTHER = "auslaenderrat.localhost", "localhost"
PAGE, FILE = "register_statistics", "register_statistics_csv"


@pytest.fixture
def board(client):
    client.force_login(user_with_role(Role.BOARD, OWN))
    return client


@pytest.fixture
def register():
    """Fill the register of the second site."""
    site = Site.objects.get(hostname=OWN)
    OrganisationFactory(site=site, name="Antrag")
    for name, started_on, ended_on in (
        ("Alt", date(2010, 1, 1), date(2018, 12, 31)),
        ("Bleibt", date(2017, 4, 8), None),
        ("Jung", date(2017, 4, 9), None),
    ):
        row = OrganisationFactory(
            site=site, name=name, languages=["ar"], district="Hof", town="Hof"
        )
        MembershipFactory(organisation=row, started_on=started_on, ended_on=ended_on)
    return site


def soup_of(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").find("main")


def words(soup):
    return " ".join(soup.get_text().split())


def names(response):
    return [row.name for row in response.context["page_obj"]]


def shown_table(part):
    return [[cell.get_text() for cell in row(["th", "td"])] for row in part.select("tr")]


def said_in_picture(part):
    """Return what bars say, by line."""
    said = {}
    for title in part.select("figure rect > title"):
        label, _, rest = title.get_text().partition(" – ")
        said.setdefault(label, []).append(rest.rpartition(": ")[2])
    return said


def test_picture_file_and_table_say_the_same(board, register):
    parts = soup_of(board.get(reverse(PAGE))).select("[data-figures]")

    assert [part["data-figures"] for part in parts] == [
        "members",
        "changes",
        "districts",
        "topics",
        "languages",
    ]
    for part in parts:
        heading, *rows = shown_table(part)
        drawn = said_in_picture(part)
        assert {row[0]: row[1 : 1 + len(drawn[row[0]])] for row in rows} == drawn
        response = board.get(part.select_one("a.button")["href"])
        text = response.content.decode("utf-8")
        assert text[0] == "\ufeff"
        assert list(csv.reader(io.StringIO(text[1:]), delimiter=";")) == [heading, *rows]


def test_bars_are_as_long_as_their_numbers_are_large(board, register):
    OrganisationFactory(site=register, member=True, town="Dresden", district="Dresden")
    part = soup_of(board.get(reverse(PAGE))).select_one("[data-figures=districts]")

    widths = [float(bar["width"].removesuffix("%")) for bar in part.select("figure > svg rect")]

    assert said_in_picture(part).keys() == {"Dresden", "Anderswo oder unbekannt"}
    assert [round(width / max(widths), 2) for width in widths] == [0.5, 1]


def test_cells_that_look_like_formulas_are_neutralised(board, register):
    register.topics.create(name="=1+1").organisations.set(register.organisations.all())

    text = board.get(reverse(FILE, args=["topics"])).content.decode("utf-8-sig")

    assert [row[0] for row in csv.reader(io.StringIO(text), delimiter=";")][1:] == ["'=1+1"]


def test_figures_are_those_of_the_day(board, register):
    day = {"on": "2017-04-08"}
    page = words(soup_of(board.get(reverse(PAGE), day)))
    file = board.get(reverse(FILE, args=["members"]), day)

    assert "Stand 8. April 2017: 2 Mitglieder" in page
    assert file.content.decode().splitlines()[-1] == "08.04.2017;2;0;0"
    assert 'filename="statistics-members-2017-04-08.csv"' in file["Content-Disposition"]


def test_impossible_day_is_told_beside_the_field_and_kept(board, register):
    soup = soup_of(board.get(reverse(PAGE), {"on": "2017-02-30"}))

    field = soup.select_one("input[name=on]")
    assert (field["value"], field["aria-invalid"]) == ("2017-02-30", "true")
    assert words(soup.select_one(".error-message")) == "Diesen Tag gibt es nicht."
    assert board.get(reverse(FILE, args=["members"]), {"on": "2017-02-30"}).status_code == 404


def test_register_of_another_site_has_no_figures(board, register):
    other = Site.objects.get(hostname=OTHER).pk

    for address in (reverse(PAGE), reverse(FILE, args=["members"])):
        answers = [board.get(address, {"site": site}).status_code for site in (register.pk, other, "x")]  # fmt: skip
        assert answers == [200, 404, 404]
    assert board.get(reverse(FILE, args=["wages"])).status_code == 404


def test_several_sites_are_chosen_among(client, register):
    client.force_login(user_with_role(Role.BOARD, OWN, is_superuser=True))

    soup = soup_of(client.get(reverse(PAGE), {"site": register.pk, "on": "2017-04-08"}))

    chosen = soup.select_one("select[name=site] option[selected]")
    assert chosen["value"] == str(register.pk)
    assert "Stand 8. April 2017: 2 Mitglieder" in words(soup)


def test_page_asks_no_more_for_more_rows(
    board, register, django_assert_max_num_queries, django_assert_num_queries
):
    board.get(reverse(PAGE))
    with django_assert_max_num_queries(22) as first:
        board.get(reverse(PAGE))
    for _number in range(10):
        OrganisationFactory(site=register, member=True, languages=["fa"])

    with django_assert_num_queries(len(first)):
        board.get(reverse(PAGE))


# ------------------------------------------------------------------------------- as of a day
@pytest.mark.parametrize(
    ("asked", "found", "said"),
    [
        ({"on": "2017-04-08"}, ["Alt", "Bleibt"], "Stand 8. April 2017: 2 Mitglieder"),
        (
            {"on": "2019-01-01"},
            ["Alt", "Bleibt", "Jung"],
            "Stand 1. Januar 2019: 2 Mitglieder · Beendet: 1",
        ),
        (
            {"on": "2019-01-01", "status": "ended"},
            ["Alt"],
            "Stand 1. Januar 2019 · Beendet: 1",
        ),
        ({"on": "2009-01-01"}, [], "Stand 1. Januar 2009: 0 Mitglieder"),
        ({}, ["Alt", "Antrag", "Bleibt", "Jung"], "1 Antrag wartet auf eine Entscheidung"),
    ],
)
def test_list_is_as_it_was_on_a_day(board, register, asked, found, said):
    response = board.get(reverse("organisation:index"), asked)

    assert names(response) == found
    line = soup_of(response).select_one(".desk-as-of")
    assert words(line) == said


def test_list_tells_an_impossible_day_beside_its_field_and_keeps_the_rest(board, register):
    asked = {"on": "2017-02-30", "status": "ended"}
    response = board.get(reverse("organisation:index"), asked)
    soup = soup_of(response)

    assert names(response) == ["Alt"]
    field = soup.select_one("input[name=on]")
    assert (field["value"], field["aria-invalid"]) == ("2017-02-30", "true")
    told = [words(message) for message in soup.select(".error-message")]
    assert told == ["Diesen Tag gibt es nicht.", "Stand: Diesen Tag gibt es nicht."]


def test_register_is_exported_as_it_was_on_a_day(board, register):
    form = {"site": register.pk, "format": "csv", "contacts": "on"}

    sent = board.post(reverse("register_export"), form | {"on": "2017-04-08"})
    today = board.post(reverse("register_export"), form | {"on": ""})
    refused = soup_of(board.post(reverse("register_export"), form | {"on": "2017-02-30"}))

    assert 'filename="register-2017-04-08.csv"' in sent["Content-Disposition"]
    assert f"register-{timezone.localdate().isoformat()}" in today["Content-Disposition"]
    text = sent.content.decode("utf-8-sig")
    assert [name in text for name in ("Alt", "Bleibt", "Jung", "Antrag")] == [True, True, False, False]  # fmt: skip
    assert "31.12.2018" not in text
    assert "2018-12-31" not in text
    assert refused.select_one("input[name=on]")["value"] == "2017-02-30"
    assert refused.select_one("input[name=contacts]").has_attr("checked")
    assert [words(message) for message in refused.select(".error-message")] == [
        "Diesen Tag gibt es nicht."
    ]
