"""The public list of member organisations, as a visitor gets it."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from members.models import LONG_FROM, PER_PAGE, Membership, Organisation
from tests.factories.members import ContactFactory, MembershipFactory, OrganisationFactory

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
    numbers = [link["href"] for link in first.select(".pagination a")]
    return [first, *(soup_of(visitor, number.removeprefix("?page=")) for number in numbers[1:])]


def facts_of(visitor, name):
    """Return what stands below a name, wherever in the list it is."""
    for soup in all_pages(visitor):
        for member in soup.select(".member"):
            if member.select_one(".member__name").get_text() == name:
                facts = member.select_one(".member__facts")
                return " ".join(facts.get_text(" ").split()), [a["href"] for a in facts("a")]
    raise AssertionError(name)


def test_directory_shows_all_active_organisations_and_no_other(visitor):
    shown = [name for soup in all_pages(visitor) for name in names(soup)]

    active = [o.name for o in Organisation.objects.all() if o.status() == "active"]
    assert len(shown) == 66
    assert sorted(shown) == sorted(active)


def test_directory_leaves_out_future_members_and_those_of_other_sites(visitor):
    tomorrow = timezone.localdate().replace(year=timezone.localdate().year + 1)
    MembershipFactory(started_on=tomorrow, organisation__district="Annaberg")
    MembershipFactory(started_on=date(2018, 1, 1), ended_on=date(2018, 1, 2))
    before = names(soup_of(visitor))

    other = OrganisationFactory(member=True, district="Annaberg")
    assert names(soup_of(visitor))[0] == other.name
    other.site = other.site._meta.model.objects.get(hostname="auslaenderrat.localhost")
    other.save()

    assert names(soup_of(visitor)) == before


def test_directory_keeps_contacts_that_are_not_public_to_itself(visitor):
    contact = {
        "town": "Pirna",
        "website": "https://www.geheim.example.org/",
        "email": "geheim@example.org",
        "telephone": "0351 99887766",
    }
    hidden = OrganisationFactory(member=True, contact_public=False, **contact)
    shown = OrganisationFactory(member=True, contact_public=True, **contact)

    assert facts_of(visitor, hidden.name) == ("Pirna", [])
    assert facts_of(visitor, shown.name) == (
        "Pirna geheim.example.org geheim@example.org 0351 99887766",
        ["https://www.geheim.example.org/", "mailto:geheim@example.org", "tel:035199887766"],
    )


@pytest.mark.parametrize(("page", "links"), [(1, ["#site-top"]), (3, [])])
def test_long_page_of_the_directory_leads_back_to_its_top(visitor, page, links):
    response = visitor.get(ADDRESS, {"page": page})

    soup = BeautifulSoup(response.content, "html.parser")
    assert [len(soup.select(".member")) >= LONG_FROM] == [bool(links)]
    assert [a["href"] for a in soup.select(".to-top a")] == links


def test_directory_of_the_demo_hides_every_contact_marked_no(visitor):
    html = "".join(str(soup) for soup in all_pages(visitor))
    hidden = Organisation.objects.active(timezone.localdate()).filter(contact_public=False)
    public = Organisation.objects.active(timezone.localdate()).filter(contact_public=True)

    assert {o.email in html or o.telephone in html or o.website in html for o in hidden} == {False}
    assert {o.email in html and o.telephone in html and o.website in html for o in public} == {True}


def test_directory_never_shows_the_people_behind_organisations(visitor):
    for organisation in Organisation.objects.active(timezone.localdate()):
        ContactFactory(
            organisation=organisation,
            name="Testperson Geheim",
            function="Testfunktion Geheim",
            email="person-geheim@example.org",
            telephone="0351 11223344",
        )
    pages = [visitor.get(ADDRESS, {"page": number}).content.decode() for number in (1, 2, 3)]

    for secret in ("Testperson", "Testfunktion", "person-geheim", "11223344", "Beispielperson"):
        assert [secret in page for page in pages] == [False] * 3


def test_directory_groups_by_district_and_those_without_one_last(visitor):
    Membership.objects.all().delete()
    for district, name in [
        ("Zwickau", "Verein Z"), ("Görlitz", "Verein Ö"), ("Görlitz", "Verein A"), ("", "Verein X"),
    ]:  # fmt: skip
        OrganisationFactory(member=True, district=district, name=name)

    sections = soup_of(visitor).select("section")

    assert [(section.h2.get_text(), names(section)) for section in sections] == [
        ("Görlitz", ["Verein A", "Verein Ö"]),
        ("Zwickau", ["Verein Z"]),
        ("Andernorts", ["Verein X"]),
    ]


def test_directory_without_members_says_so(visitor):
    Membership.objects.all().delete()

    soup = soup_of(visitor)

    assert names(soup) == []
    assert soup.select(".pagination") == []
    assert "noch keine Mitgliedsorganisationen" in soup.get_text()


def test_directory_names_escape_markup(visitor):
    OrganisationFactory(member=True, name="Verein <b>fett</b> & Co", district="Annaberg")

    assert names(soup_of(visitor))[0] == "Verein <b>fett</b> & Co"


def test_directory_pages_follow_each_other(visitor):
    pages = all_pages(visitor)

    assert [len(names(page)) for page in pages] == [PER_PAGE, PER_PAGE, 66 - 2 * PER_PAGE]
    current = [page.select_one(".pagination [aria-current=page]")["href"] for page in pages]
    assert current == ["?page=1", "?page=2", "?page=3"]


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


def test_directory_has_no_empty_line_below_a_name(visitor):
    OrganisationFactory(member=True, district="Annaberg", town="", contact_public=False)

    assert soup_of(visitor).select_one(".member").select(".member__facts") == []


@pytest.mark.parametrize(
    ("asked", "given"), [("999", "3"), ("abc", "1"), ("-1", "3"), ("0", "3"), ("", "1"), ("2", "2")]
)
def test_directory_page_that_does_not_exist_gives_one_that_does(visitor, asked, given):
    soup = BeautifulSoup(visitor.get(f"{ADDRESS}?page={asked}").content, "html.parser")

    assert soup.select_one(".pagination [aria-current=page]")["href"] == f"?page={given}"
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
    assert soup.select_one("section h2 span")["lang"] == "de"


@pytest.mark.parametrize("cold", [True, False])
@pytest.mark.parametrize("number", ["1", "3"])
def test_directory_asks_the_database_little_for_66_organisations(
    visitor, number, cold, django_assert_max_num_queries
):
    soup_of(visitor, number)  # the first visit makes the sizes of the logo
    if cold:
        cache.clear()

    with django_assert_max_num_queries(12):
        soup_of(visitor, number)


@pytest.mark.parametrize("cold", [True, False])
def test_directory_asks_the_database_little_for_500_organisations(
    visitor, cold, django_assert_max_num_queries
):
    for organisation in OrganisationFactory.create_batch(434, member=True, contact_public=True):
        ContactFactory(organisation=organisation)

    soup_of(visitor, "9")
    if cold:
        cache.clear()

    with django_assert_max_num_queries(12):
        soup = soup_of(visitor, "9")

    assert soup.select_one(".pagination li:last-child a")["href"] == "?page=17"
    assert len(names(soup)) == PER_PAGE
