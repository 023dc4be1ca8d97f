"""The pages of alliances, as a visitor gets them."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from alliances.choices import AllianceRole
from alliances.models import AllianceIndexPage, AlliancePage

pytestmark = pytest.mark.django_db

INDEX = {"de": "/de/buendnisarbeit/", "en": "/en/alliances/"}


@pytest.fixture
def visitor():
    return Client(SERVER_NAME="localhost")


@pytest.fixture
def alliance():
    return AlliancePage.objects.get(locale__language_code="de", slug="bamga")


def main_of(visitor, address):
    response = visitor.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").find("main")


def groups(main):
    return [
        (section.h2.get_text(), [link.get_text() for link in section.select("h3 a")])
        for section in main.select("section")
    ]


def facts(main):
    return {
        group.dt.get_text(): [dd.get_text(strip=True) for dd in group("dd")]
        for group in main.select("dl.facts > div")
    }


def test_index_groups_the_alliances_by_role_in_the_order_of_the_roles(visitor):
    roles = [AllianceRole.OBSERVER, AllianceRole.FOUNDING_MEMBER, AllianceRole.PARTNER]
    pages = list(AlliancePage.objects.filter(locale__language_code="de").order_by("path"))
    for page, role in zip(pages, [*roles, AllianceRole.OBSERVER, AllianceRole.MEMBER], strict=True):
        page.role = role
        page.save()
    titles = [page.title for page in pages]

    assert groups(main_of(visitor, INDEX["de"])) == [
        ("Von uns mitgegründet", [titles[1]]),
        ("Hier sind wir Mitglied", [titles[4]]),
        ("Hier sind wir Partner", [titles[2]]),
        ("Hier beobachten wir", [titles[0], titles[3]]),
    ]


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("de", ["Von uns mitgegründet", "Hier sind wir Mitglied"]),
        ("en", ["Co-founded by us", "We are a member"]),
    ],
)
def test_index_of_the_demo_leaves_out_roles_without_alliances(visitor, language, headings):
    found = groups(main_of(visitor, INDEX[language]))

    assert [heading for heading, _titles in found] == headings
    assert [len(titles) for _heading, titles in found] == [1, 4]


def test_index_leaves_out_drafts_and_copies_that_are_no_translations(visitor, alliance):
    index = AllianceIndexPage.objects.get(locale__language_code="de")
    before = [titles for _role, titles in groups(main_of(visitor, INDEX["de"]))]
    alliance.unpublish()
    other = AlliancePage.objects.get(locale__language_code="de", slug="bbe")
    other.create_alias(parent=index, update_slug="kopie")

    shown = [titles for _role, titles in groups(main_of(visitor, INDEX["de"]))]

    assert shown == [before[0], [title for title in before[1] if title != alliance.title]]


def card_of(main, title):
    [card] = [card for card in main.select(".card") if card.h3.get_text(strip=True) == title]
    return card


@pytest.mark.parametrize(
    ("since", "until", "precision", "language", "told"),
    [
        (date(2019, 5, 7), None, "year", "de", "seit 2019"),
        (date(2019, 5, 7), None, "month", "de", "seit Mai 2019"),
        (date(2019, 5, 7), None, "day", "en", "since 7 May 2019"),
        (date(2019, 5, 7), date(2024, 1, 1), "year", "de", "von 2019 bis 2024"),
        (None, date(2024, 1, 1), "year", "en", "until 2024"),
    ],
)
def test_card_says_since_when(visitor, alliance, since, until, precision, language, told):
    page = AlliancePage.objects.get(
        translation_key=alliance.translation_key, locale__language_code=language
    )
    page.since, page.until, page.date_precision = since, until, precision
    page.save()

    card = card_of(main_of(visitor, INDEX[language]), page.title)

    assert " ".join(card.select_one(".card__since").get_text().split()) == told


def test_card_of_an_alliance_without_dates_says_nothing_of_time(visitor, alliance):
    assert card_of(main_of(visitor, INDEX["de"]), alliance.title).select(".card__since") == []


def test_cards_of_a_role_have_a_place_for_logos_if_one_has_a_logo(visitor):
    def plates():
        return {
            section.h2["id"]: [
                len(card.select(".shape-logo img")) or -len(card.select(".shape-logo--none svg"))
                for card in section.select(".card")
            ]
            for section in main_of(visitor, INDEX["de"]).select("section")
        }

    before = plates()
    AlliancePage.objects.filter(role=AllianceRole.MEMBER).update(logo=None)

    assert {role: sorted(cards) for role, cards in before.items()} == {
        "founding_member": [1],
        "member": [-1, -1, -1, 1],
    }
    assert plates() == {"founding_member": [1], "member": [0, 0, 0, 0]}


def test_index_leads_to_its_alliances(visitor):
    main = main_of(visitor, INDEX["de"])

    addresses = [link["href"] for link in main.select("h3 a")]
    assert len(addresses) == 5
    for address in addresses:
        assert main_of(visitor, address).h1 is not None


def test_alliance_says_which_role_the_association_has(visitor, alliance):
    told = main_of(visitor, f"{INDEX['en']}bamga/").select_one(".tag")

    assert told.get_text() == "Our part: Member"
    assert told.select_one(".visually-hidden").get_text() == "Our part: "


@pytest.mark.parametrize("language", ["de", "en"])
def test_logo_beside_the_name_of_its_alliance_is_silent(visitor, language):
    """The words kept with an image are in one language; the name is in that of the page."""
    logos = main_of(visitor, f"{INDEX[language]}tolerantes-sachsen/").select(".page-head img")

    assert [logo["alt"] for logo in logos] == [""]


def test_alliance_without_details_has_no_empty_section(visitor, alliance):
    main = main_of(visitor, f"{INDEX['de']}bamga/")

    assert [alliance.has_details, main.select("aside"), main.select("dl")] == [False, [], []]


def test_alliance_shows_all_its_details(visitor, alliance):
    alliance.since, alliance.until = date(2019, 5, 7), date(2024, 11, 30)
    alliance.funder = "Programm <Weltoffen>"
    alliance.partners = [("partner", "Verein A"), ("partner", "Verein B & C")]
    alliance.links = [
        ("link", {"url": "https://www.example.org/x/", "name": ""}),
        ("link", {"url": "https://example.net/", "name": "Das Netz"}),
    ]
    alliance.save()

    main = main_of(visitor, f"{INDEX['de']}bamga/")

    assert main.select_one("aside").h2.get_text() == "Auf einen Blick"
    assert facts(main) == {
        "Seit": ["2019"],
        "Bis": ["2024"],
        "Gefördert durch": ["Programm <Weltoffen>"],
        "Partnerorganisationen": ["Verein A", "Verein B & C"],
        "Links": ["example.org", "Das Netz"],
    }
    assert [link["href"] for link in main.select("dl a")] == [
        "https://www.example.org/x/",
        "https://example.net/",
    ]


@pytest.mark.parametrize(
    ("language", "precision", "shown"),
    [
        ("de", "day", "7. Mai 2019"),
        ("de", "month", "Mai 2019"),
        ("de", "year", "2019"),
        ("en", "day", "7 May 2019"),
        ("en", "month", "May 2019"),
        ("en", "year", "2019"),
    ],
)
def test_alliance_shows_dates_as_precisely_as_they_are_known(
    visitor, alliance, language, precision, shown
):
    page = AlliancePage.objects.get(
        translation_key=alliance.translation_key, locale__language_code=language
    )
    page.since, page.date_precision = date(2019, 5, 7), precision
    page.save()

    [(_since, dates)] = facts(main_of(visitor, f"{INDEX[language]}{page.slug}/")).items()

    assert dates == [shown]


@pytest.mark.parametrize("cold", [True, False])
@pytest.mark.parametrize("language", ["de", "en"])
def test_alliances_ask_the_database_little(visitor, language, cold, django_assert_max_num_queries):
    addresses = [INDEX[language], main_of(visitor, INDEX[language]).select_one("h3 a")["href"]]
    for address in addresses:
        main_of(visitor, address)  # the first visit makes the sizes of the logos
        if cold:
            cache.clear()

        with django_assert_max_num_queries(12):
            main_of(visitor, address)


def test_list_keeps_what_is_said_of_an_alliance_behind_a_password(visitor, alliance):
    PageViewRestriction.objects.create(page=alliance, restriction_type="password", password="x")

    cards = main_of(visitor, INDEX["de"]).select(".card")

    said = {
        card.h3.get_text(strip=True): alliance.search_description in str(card) for card in cards
    }
    assert alliance.search_description
    assert (alliance.title in said, any(said.values())) == (True, False)
