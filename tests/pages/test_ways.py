"""Where the home page leads: ways into the site, and what it shows of the pages they lead to."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from members.models import Membership
from pages.choices import Region
from pages.models import HomePage, SiteSettings, StatementPage
from tests.factories.pages import (
    StatementPageFactory,
    body,
    home_of,
    never_adopted,
    section,
    text,
)
from tests.pages.visiting import line, soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def leitbild():
    return StatementPage.objects.get(url_path="/dsm/leitbild/")


def ways(visitor, address="/de/"):
    found = soup_of(visitor.get(address)).select(".ways a")
    return [(way["href"], [line(part) for part in way.select("[class^=way__]")]) for way in found]


def teasers(visitor, address="/de/"):
    return soup_of(visitor.get(address)).select("section.teaser")


def test_ways_are_the_first_level_of_the_menu_with_descriptions_and_the_contact(visitor):
    soup = soup_of(visitor.get("/de/"))
    menu = [link["href"] for link in soup.select(".menu__list > li > a")]
    descriptions = dict(Page.objects.values_list("title", "search_description"))

    found = ways(visitor)

    assert [address for address, _words in found] == [*menu, "#site-contact"]
    assert soup.select_one("#site-contact") is not None
    assert found[-1][1] == ["Kontakt", "dsm@example.org"]
    for _address, (title, words) in found[:-1]:
        assert words == descriptions[title] != ""


def test_way_without_a_description_has_one_line(visitor):
    Page.objects.filter(url_path="/dsm/leitbild/").update(search_description="")

    assert dict(ways(visitor))["/de/leitbild/"] == ["Leitbild"]


@pytest.mark.parametrize(
    ("facts", "way"),
    [
        ({"email": "a@example.org", "telephone": "0351 1"}, ("mailto:a@example.org", "a@example.org")),
        ({"email": "", "telephone": "+49 (0)351 1"}, ("tel:+493511", "+49 (0)351 1")),
        ({"email": "", "telephone": ""}, None),
    ],
)  # fmt: skip
def test_way_to_the_contact_without_one_at_the_foot(visitor, facts, way):
    HomePage.objects.update(contact="")
    SiteSettings.objects.update(**facts)

    found = [(address, words[1]) for address, words in ways(visitor) if words[0] == "Kontakt"]

    assert found == ([way] if way else [])


def test_way_to_the_foot_of_an_association_without_address_has_one_line(visitor):
    SiteSettings.objects.update(email="", telephone="")

    assert dict(ways(visitor))["#site-contact"] == ["Kontakt"]


def test_home_shows_the_statement_in_force(visitor, leitbild):
    [statement, _members] = teasers(visitor)

    assert line(statement.h2) == "Leitbild"
    assert (
        line(statement.select_one(".teaser__quote")) == "Unser Sachsen ist vielfältig und gerecht."
    )
    assert (statement.a["href"], line(statement.a)) == ("/de/leitbild/", "„Leitbild“ lesen")
    assert len(statement.select(".seal--small")) == 1
    assert statement.select_one(".seal").find_previous("h2") == statement.h2  # heard: whose seal


def test_home_shows_the_statement_adopted_last(visitor, leitbild):
    for title, day in (("Alt", date(2020, 1, 1)), ("Neu", date(2026, 1, 1)), ("Plan", None)):
        StatementPageFactory(title=title, adopted_on=day)

    assert [line(teaser.h2) for teaser in teasers(visitor)] == ["Neu", "Mitglieder"]


def test_statement_without_an_opening_shows_its_description_and_without_a_day_no_seal(
    visitor, leitbild
):
    never_adopted(leitbild).body = body()
    leitbild.save()

    statement = teasers(visitor)[0]

    assert line(statement.select_one(".teaser__quote")) == leitbild.search_description
    assert statement.select(".seal") == []


def test_statement_behind_a_password_shows_nothing_of_itself(visitor, leitbild):
    PageViewRestriction.objects.create(
        page=leitbild, restriction_type="password", password="geheim"
    )

    assert [line(teaser.h2) for teaser in teasers(visitor)] == ["Mitglieder"]
    assert dict(ways(visitor))["/de/leitbild/"] == ["Leitbild"]


def test_opening_is_shown_as_it_was_written(visitor, leitbild):
    never_adopted(leitbild).body = body(section(text("<p>Alt &amp; Jung<br/>reden mit. Ja.</p>")))
    leitbild.save()

    statement = teasers(visitor)[0]

    assert line(statement.select_one(".teaser__quote")) == "Alt & Jung reden mit."


def test_page_that_is_not_in_the_menu_shows_nothing_of_itself(visitor):
    Page.objects.filter(url_path__in=["/dsm/leitbild/", "/dsm/mitglieder/"]).update(
        show_in_menus=False
    )

    assert teasers(visitor) == []


@pytest.mark.parametrize(
    ("count", "number", "label"),
    [(66, "66", "Mitgliedsorganisationen"), (1, "1", "Mitgliedsorganisation"), (0, "", "")],
)
def test_home_shows_the_number_of_members(visitor, count, number, label):
    active = Membership.objects.filter(ended_on=None, started_on__lte=timezone.localdate())
    Membership.objects.exclude(pk__in=list(active.values_list("pk", flat=True)[:count])).delete()

    members = teasers(visitor)[1]

    shown = members.select_one(".large-figure")
    assert (shown.data.contents[0] if shown else "") == number
    assert (line(shown.select_one(".large-figure__label")) if shown else "") == label
    assert (members.select("a")[0]["href"], line(members.select("a")[0])) == (
        "/de/mitglieder/",
        "Alle Mitglieder",
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_home_shows_the_outline_of_the_region_with_its_source(visitor, language):
    SiteSettings.objects.update(region=Region.SAXONY)

    outline = teasers(visitor, f"/{language}/")[1].select_one(".outline")

    assert (outline.svg["aria-hidden"], outline.path["d"][0]) == ("true", "M")
    assert line(outline.figcaption) == "© GeoBasis-DE / BKG 2021 (Daten verändert), dl-de/by-2-0"
    assert (outline.figcaption["lang"], outline.figcaption["dir"]) == ("de", "ltr")


def test_home_without_a_region_has_no_outline(visitor):
    SiteSettings.objects.update(region="")

    assert soup_of(visitor.get("/de/")).select(".outline") == []


def test_home_has_its_headings_in_order(visitor):
    headings = [tag.name for tag in soup_of(visitor.get("/de/")).main.select("h1, h2, h3, h4")]

    assert headings == ["h1", "h2", "h2", "h2"]


def test_site_without_statement_and_members_has_a_plain_home_page(visitor):
    home_of().get_children().update(show_in_menus=False)

    response = visitor.get("/de/")

    assert BeautifulSoup(response.content, "html.parser").select(".teaser") == []
    assert [words[0] for _address, words in ways(visitor)] == ["Kontakt"]


@pytest.mark.parametrize("address", ["/de/", "/en/"])
def test_home_costs_at_most_ten_queries(visitor, address, django_assert_max_num_queries):
    visitor.get(address)  # the first visit makes the sizes of the images
    cache.clear()

    with django_assert_max_num_queries(10):
        visitor.get(address)
