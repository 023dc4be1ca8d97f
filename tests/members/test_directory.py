"""The public list of member organisations, as a visitor gets it."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from members.directory import LONG_FROM, PER_PAGE
from members.models import Membership, Organisation
from tests.factories.members import MembershipFactory, OrganisationFactory, TopicFactory

pytestmark = pytest.mark.django_db

ADDRESS = "/de/mitglieder/"


@pytest.fixture
def visitor():
    return Client(SERVER_NAME="localhost")


def soup_of(visitor, page=None, address=ADDRESS):
    response = visitor.get(address, {"page": page} if page else {})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").find("main")


def names(soup):
    return [name.get_text() for name in soup.select(".member__name")]


def all_pages(visitor):
    first = soup_of(visitor)
    numbers = [link["href"].partition("?page=")[2] for link in first.select(".pagination a")]
    return [first, *(soup_of(visitor, number) for number in numbers[1:])]


def test_directory_shows_all_active_organisations_and_no_other(visitor):
    shown = [name for soup in all_pages(visitor) for name in names(soup)]

    active = [o.name for o in Organisation.objects.all() if o.status() == "active"]
    assert len(shown) == 66
    assert sorted(shown) == sorted(active)


def test_directory_leaves_out_future_members_and_those_of_other_sites(visitor):
    tomorrow = timezone.localdate().replace(year=timezone.localdate().year + 1)
    MembershipFactory(started_on=tomorrow, organisation__name="Aaa kommt")
    MembershipFactory(started_on=date(2018, 1, 1), ended_on=date(2018, 1, 2))
    before = names(soup_of(visitor))

    other = OrganisationFactory(member=True, name="Aaa")
    assert names(soup_of(visitor))[0] == other.name
    other.site = other.site._meta.model.objects.get(hostname="auslaenderrat.localhost")
    other.save()

    assert names(soup_of(visitor)) == before


@pytest.mark.parametrize(("page", "links"), [(1, ["#site-top"]), (3, [])])
def test_long_page_of_the_directory_leads_back_to_its_top(visitor, page, links):
    response = visitor.get(ADDRESS, {"page": page})

    soup = BeautifulSoup(response.content, "html.parser")
    assert [len(soup.select(".member")) >= LONG_FROM] == [bool(links)]
    assert [a["href"] for a in soup.select(".to-top a")] == links


def test_directory_is_sorted_by_name_as_readers_expect(visitor):
    Membership.objects.all().delete()
    for name in ("Verein Z", "Ärzte", "Afrika", "Aeon", "Adler", "Öl", "Olympia", "verein a"):
        OrganisationFactory(member=True, name=name)

    assert names(soup_of(visitor)) == [
        "Adler", "Aeon", "Afrika", "Ärzte", "Öl", "Olympia", "verein a", "Verein Z",
    ]  # fmt: skip


def test_directory_without_members_says_so(visitor):
    Membership.objects.all().delete()

    soup = soup_of(visitor)

    assert names(soup) == []
    assert soup.select(".pagination") == []
    assert "noch keine Mitgliedsorganisationen" in soup.get_text()


def test_directory_names_escape_markup(visitor):
    OrganisationFactory(member=True, name="A <b>fett</b> & Co", district="<i>x</i>", town="<u>")

    member = soup_of(visitor).select_one(".member")
    assert member.h3.get_text() == "A <b>fett</b> & Co"
    assert [part.get_text() for part in member.select(".member__facts > *")] == ["<u>", "<i>x</i>"]


def test_directory_pages_follow_each_other(visitor):
    pages = all_pages(visitor)

    assert [len(names(page)) for page in pages] == [PER_PAGE, PER_PAGE, 66 - 2 * PER_PAGE]
    current = [page.select_one(".pagination [aria-current=page]")["href"] for page in pages]
    assert current == [f"{ADDRESS}?page={number}" for number in (1, 2, 3)]


def test_directory_says_which_part_of_the_list_a_page_shows(visitor):
    ranges = [
        " ".join(page.select_one(".pagination__range").get_text().split())
        for page in all_pages(visitor)
    ]

    assert ranges == [
        "Mitgliedsorganisationen 1 bis 30 von 66",
        "Mitgliedsorganisationen 31 bis 60 von 66",
        "Mitgliedsorganisationen 61 bis 66 von 66",
    ]


def test_directory_tells_topics_apart_for_the_ear(visitor):
    topics = [TopicFactory(name=name) for name in ("Aaa", "Bbb")]
    OrganisationFactory(member=True, name="Aaa", topics=topics)

    line = soup_of(visitor).select_one(".member__topics")
    assert " ".join(line.get_text().split()) == "Themen: Aaa, Bbb"


def test_directory_has_no_empty_line_below_a_name(visitor):
    OrganisationFactory(member=True, name="Aaa", district="", town="")

    assert soup_of(visitor).select_one(".member")("p") == []


@pytest.mark.parametrize(
    ("asked", "given"), [("999", "3"), ("abc", "1"), ("-1", "3"), ("0", "3"), ("", "1"), ("2", "2")]
)
def test_directory_page_that_does_not_exist_gives_one_that_does(visitor, asked, given):
    soup = BeautifulSoup(visitor.get(f"{ADDRESS}?page={asked}").content, "html.parser")

    current = soup.select_one(".pagination [aria-current=page]")["href"]
    assert current == f"{ADDRESS}?page={given}"
    assert names(soup) == names(soup_of(visitor, given))


def head_of(visitor, address):
    """Return the title, the canonical path and the paths of the alternates of a page."""
    head = BeautifulSoup(visitor.get(address).content, "html.parser").head
    alternates = {
        link["hreflang"]: link["href"].partition(":8000")[2]
        for link in head.select("link[rel=alternate]")
    }
    canonical = head.select_one("link[rel=canonical]")["href"].partition(":8000")[2]
    return " ".join(head.title.get_text().split()), canonical, alternates


@pytest.mark.parametrize("number", ["2", "3"])
def test_directory_further_page_has_a_name_and_addresses_of_its_own(visitor, number):
    first, canonical, alternates = head_of(visitor, ADDRESS)

    title, own, others = head_of(visitor, f"{ADDRESS}?page={number}")

    assert title == f"{first.removesuffix(' – DSM')} – Seite {number} – DSM"
    assert (canonical, own) == (ADDRESS, f"{ADDRESS}?page={number}")
    assert set(others) == {"de", "en", "x-default"}
    assert others == {code: f"{href}?page={number}" for code, href in alternates.items()}


@pytest.mark.parametrize("asked", ["1", "abc"])
def test_directory_first_page_has_one_name_and_address(visitor, asked):
    assert head_of(visitor, f"{ADDRESS}?page={asked}") == head_of(visitor, ADDRESS)


def test_directory_page_beyond_the_last_is_known_as_the_last(visitor):
    assert head_of(visitor, f"{ADDRESS}?page=99") == head_of(visitor, f"{ADDRESS}?page=3")


def test_directory_in_english_shows_the_same_organisations(visitor):
    soup = soup_of(visitor, address="/en/members/")

    assert names(soup) == names(soup_of(visitor))
    assert soup.select_one(".filter bdi")["lang"] == "de"


@pytest.mark.parametrize("number", ["1", "3"])
def test_directory_asks_the_database_little(visitor, number, django_assert_max_num_queries):
    soup_of(visitor, number)  # the first visit makes the sizes of the logo
    cache.clear()

    with django_assert_max_num_queries(10):
        soup_of(visitor, number)


def test_directory_asks_no_more_of_a_large_register(visitor, django_assert_max_num_queries):
    OrganisationFactory.create_batch(334, member=True, languages=["ar"], topics=[TopicFactory()])
    soup_of(visitor, "9")

    with django_assert_max_num_queries(10):
        soup = soup_of(visitor, "9")

    assert [link.get_text() for link in soup.select(".pagination li")] == [
        "Seite 1", "…", "Seite 7", "Seite 8", "Seite 9", "Seite 10", "Seite 11", "…", "Seite 14",
    ]  # fmt: skip
    assert len(names(soup)) == PER_PAGE
