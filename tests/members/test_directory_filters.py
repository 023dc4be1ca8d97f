"""Looking for members: by words, place, topic and language."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from members.models import Membership, Organisation, Topic, TopicName
from tests.factories.members import OrganisationFactory, TopicFactory

pytestmark = pytest.mark.django_db

ADDRESS = "/de/mitglieder/"


@pytest.fixture
def members():
    """Five members: two in Dresden, one each in Görlitz and Zittau, one outside Saxony."""
    Membership.objects.all().delete()
    Topic.objects.all().delete()
    advice, sport = TopicFactory(name="Beratung"), TopicFactory(name="Sport & Spiel")
    TopicName.objects.create(topic=advice, language_code="en", name="Advice")
    for name, town, topics, languages in (
        ("Elbverein Müller", "Dresden", [advice, sport], ["ar", "de"]),
        ("Neustadtverein", "Dresden", [sport], ["ru"]),
        ("Neißeverein", "Görlitz", [advice], ["pl", "ar"]),
        ("Dreiländereck", "Zittau", [], []),
        ("Havelverein", "Potsdam", [advice], ["ar"]),
    ):
        OrganisationFactory(
            member=True, name=name, town=town, district="" if town != "Potsdam" else "Brandenburg",
            topics=topics, languages=languages,
        )  # fmt: skip


def main_of(address=ADDRESS, **asked):
    response = Client(SERVER_NAME="localhost").get(address, asked)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").find("main")


def names(soup):
    return sorted(name.get_text() for name in soup.select(".member__name"))


def text_of(tag):
    return " ".join(tag.get_text().split())


def options(soup, name):
    """Return what can be chosen, as the links say it."""
    return [text_of(link) for link in soup.select(f"#site-filter-{name} ~ ul > li > a")]


ALL = ["Dreiländereck", "Elbverein Müller", "Havelverein", "Neißeverein", "Neustadtverein"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "mueller"}, ["Elbverein Müller"]),
        ({"q": "VEREIN zittau"}, []),
        ({"q": "verein dresden"}, ["Elbverein Müller", "Neustadtverein"]),
        ({"district": "14612"}, ["Elbverein Müller", "Neustadtverein"]),
        ({"district": "14626"}, ["Dreiländereck", "Neißeverein"]),
        ({"district": "elsewhere"}, ["Havelverein"]),
        ({"place": "14626610"}, ["Dreiländereck"]),
        ({"topic": "beratung"}, ["Elbverein Müller", "Havelverein", "Neißeverein"]),
        ({"language": "ar"}, ["Elbverein Müller", "Havelverein", "Neißeverein"]),
        ({"language": "ar", "topic": "beratung", "district": "14626", "q": "neisse"}, ["Neißeverein"]),
        ({"district": "99999", "topic": "x", "language": "xx", "place": "1", "page": "x"}, ALL),
        ({"district": "14612", "place": "14626610"}, ["Elbverein Müller", "Neustadtverein"]),
        ({"q": "\x00 % _ \\"}, []),
    ],
)  # fmt: skip
def test_directory_finds_what_was_asked_for(members, asked, found):
    assert names(main_of(**asked)) == found


def test_directory_does_not_find_member_numbers(members):
    organisation = Organisation.objects.get(name="Neißeverein")
    organisation.number = "XQ-77"
    organisation.save()

    organisation.refresh_from_db()
    assert organisation.search_text == "neisseverein\ngoerlitz\ngorlitz"
    assert [names(main_of(q=asked)) for asked in ("XQ-77", "xq-77", "neisse")] == [
        [], [], ["Neißeverein"],
    ]  # fmt: skip


def test_directory_finds_words_with_signs_that_have_no_width(members):
    name = "کتاب\u200cخانه"
    OrganisationFactory(member=True, name=name)
    soup = main_of(q=f"{name}\x07x\x00".replace("x", " "))

    assert names(soup) == [name]
    assert soup.select_one("[name=q]")["value"] == name


def test_directory_counts_what_can_be_chosen(members):
    soup = main_of()

    assert options(soup, "district") == ["Dresden (2)", "Landkreis Görlitz (2)", "Andernorts (1)"]
    assert options(soup, "topic") == ["Beratung (3)", "Sport & Spiel (2)"]
    assert options(soup, "language") == [
        "Arabisch (3)", "Deutsch (1)", "Polnisch (1)", "Russisch (1)",
    ]  # fmt: skip
    below = soup.select(".filter__below a")
    assert [text_of(link) for link in below] == ["Görlitz (1)", "Zittau (1)"]


def test_directory_counts_follow_what_else_is_chosen(members):
    soup = main_of(district="14612", topic="beratung")

    assert options(soup, "district") == [
        "Dresden (1) – ausgewählt, zurücknehmen", "Landkreis Görlitz (1)", "Andernorts (1)",
    ]  # fmt: skip
    assert options(soup, "topic") == [
        "Beratung (1) – ausgewählt, zurücknehmen",
        "Sport & Spiel (2)",
    ]
    assert options(soup, "language") == ["Arabisch (1)", "Deutsch (1)"]
    assert text_of(soup.select_one("#site-found")) == "1 von 5 Mitgliedsorganisationen"


def test_directory_links_choose_and_take_back(members):
    soup = main_of(q="verein", topic="beratung")
    (dresden, *_), (advice, sport) = (
        soup.select(f"#site-filter-{name} ~ ul > li > a") for name in ("district", "topic")
    )
    query = [parse_qs(urlsplit(link["href"]).query) for link in (dresden, advice, sport)]

    assert query == [
        {"q": ["verein"], "topic": ["beratung"], "district": ["14612"]},
        {"q": ["verein"]},
        {"q": ["verein"], "topic": ["sport-spiel"]},
    ]
    assert {link["rel"][0] for link in soup.select(".filter a, .taken__one")} == {"nofollow"}
    taken = [(text_of(a), a["href"]) for a in soup.select(".taken a")]
    assert taken == [
        ("„verein“ – zurücknehmen", f"{ADDRESS}?topic=beratung"),
        ("Beratung – zurücknehmen", f"{ADDRESS}?q=verein"),
        ("Alle Mitglieder", ADDRESS),
    ]


def test_directory_marks_the_place_that_is_chosen(members):
    soup = main_of(place="14626610", language="de")
    assert soup.select(".filter__below [aria-current]") == []  # nobody there speaks it
    soup = main_of(place="14626610", q="dreiländereck")

    (chosen,) = soup.select(".filter__below [aria-current=true]")
    assert text_of(chosen) == "Zittau (1) – ausgewählt, zurücknehmen"
    assert parse_qs(urlsplit(chosen["href"]).query) == {"q": ["dreiländereck"]}
    (other,) = main_of(place="14626610").select(".filter__below a:not([aria-current])")
    assert parse_qs(urlsplit(other["href"]).query) == {"place": ["14626110"]}


def test_directory_form_keeps_what_was_asked_for(members):
    form = main_of(q='"><b>', topic="beratung", district="14612").select_one("form[role=search]")

    assert (form["method"], form["action"]) == ("get", ADDRESS)
    assert form.select_one("[name=q]")["value"] == '"><b>'
    chosen = {s["name"]: s.select_one("[selected]") for s in form("select")}
    assert {name: option and option["value"] for name, option in chosen.items()} == {
        "district": "14612",
        "topic": "beratung",
    } | ({"language": None} if "language" in chosen else {})


def test_directory_names_topics_and_languages_in_the_readers_language(members):
    soup = main_of("/en/members/", district="14612")

    assert options(soup, "topic") == ["Advice (1)", "Sport & Spiel (2)"]
    topics = soup.select("#site-filter-topic ~ ul bdi")
    assert [topic.get("lang") for topic in topics] == [None, "de"]
    assert options(soup, "language") == ["Arabic (1)", "German (1)", "Russian (1)"]


def test_directory_says_that_nothing_was_found(members):
    soup = main_of(q="gibtesnicht")

    assert "Nichts passt zu alledem" in text_of(soup)
    assert [a["href"] for a in soup.select(".taken a")] == [ADDRESS]


def test_directory_with_a_choice_is_kept_under_the_address_of_the_whole(members):
    response = Client(SERVER_NAME="localhost").get(ADDRESS, {"topic": "beratung", "page": "1"})
    head = BeautifulSoup(response.content, "html.parser").head

    assert head.select_one("link[rel=canonical]")["href"].endswith(ADDRESS)
    assert text_of(head.title).endswith("– Beratung – DSM")


def test_directory_is_called_what_was_typed_to_the_letter(members):
    asked = {"topic": "sport-spiel", "q": "{{ member_count }} <b>"}
    response = Client(SERVER_NAME="localhost").get(ADDRESS, asked)
    title = BeautifulSoup(response.content, "html.parser").head.title

    assert text_of(title) == "Mitglieder – „{{ member_count }} <b>“, Sport & Spiel – DSM"


def test_map_leads_to_districts_and_shows_places(members):
    soup = main_of(district="14626", language="ar")

    areas = {
        a["aria-label"]: (parse_qs(urlsplit(a["href"]).query), a.get("aria-current"))
        for a in soup.select("svg a")
    }
    assert areas == {
        "Dresden: 1": ({"district": ["14612"], "language": ["ar"]}, None),
        "Landkreis Görlitz: 1": ({"language": ["ar"]}, "true"),
    }
    assert len(soup.select("svg > path")) == 13 - len(areas)
    assert len(soup.select("svg circle")) == 2
    assert "© GeoBasis-DE / BKG 2021 (Daten verändert)" in text_of(
        soup.select_one(".map figcaption")
    )


@pytest.mark.parametrize(("address", "language"), [(ADDRESS, None), ("/en/members/", "de")])
def test_map_says_which_language_its_names_are_in(members, address, language):
    assert [a.get("lang") for a in main_of(address).select("svg a")] == [language] * 2


def test_map_is_left_out_where_it_would_be_empty(members):
    Membership.objects.exclude(organisation__name="Havelverein").delete()

    assert main_of().select("svg.map__drawing") == []
