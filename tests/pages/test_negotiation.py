"""Which language a visitor gets at the site's bare address."""

import random

import pytest
from django.test import Client

from pages.negotiation import accepted_languages, choose
from tests.factories.pages import home_of
from tests.pages.conftest import turn_off


@pytest.mark.parametrize(
    ("header", "tags"),
    [
        ("", []),
        ("de", ["de"]),
        ("en-GB,en;q=0.9,de;q=0.8", ["en-gb", "en", "de"]),
        ("de;q=0.1, en;q=0.9", ["en", "de"]),
        ("de;q=0.5,en;q=0.5", ["de", "en"]),
        ("de;q=0,en", ["en"]),
        ("de;q=1.5,en;q=-1,fr;q=x,tr", ["tr"]),
        ("  EN ; q = 0.5 , de ", ["de", "en"]),
        ("*;q=0.1,en", ["en", "*"]),
        ("ü,de en,<script>,en;x=1,;;,==", []),
        ("zh-Hant-TW", ["zh-hant-tw"]),
    ],
)
def test_accepted_languages_of_a_header_come_best_first(header, tags):
    assert accepted_languages(header) == tags


def test_accepted_languages_of_an_endless_header_are_read_up_to_a_limit():
    assert accepted_languages("xx, " * 400 + "en") == ["xx"] * 250


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "de"),
        ("en", "en"),
        ("EN-gb", "en"),
        ("fr,en;q=0.1", "en"),
        ("fr", "de"),
        ("*", "de"),
        ("*,en", "de"),
        ("en,*;q=0.1", "en"),
        ("zh-hant-tw,zh-Hans;q=0.9", "zh-Hans"),
        ("zh", "de"),
        ("e", "de"),
    ],
)
def test_choice_is_the_best_language_that_is_offered(header, language):
    assert choose(header, ["de", "en", "zh-Hans"], "de") == language


@pytest.fixture
def visitor(db):
    return Client(SERVER_NAME="localhost")


def answer(visitor, header=None):
    response = visitor.get("/", headers={"accept-language": header} if header is not None else {})
    return response.status_code, response.headers.get("Location")


@pytest.mark.parametrize(
    ("header", "address"),
    [(None, "/de/"), ("", "/de/"), ("en-US,en;q=0.8", "/en/"), ("ar,en;q=0.5", "/en/"), ("ar", "/de/")],
)  # fmt: skip
def test_root_leads_to_the_best_language(visitor, header, address):
    assert answer(visitor, header) == (302, address)


def test_root_may_be_kept_by_language_and_sets_no_cookie(visitor):
    response = visitor.get("/", headers={"accept-language": "en"})

    assert "Accept-Language" in response.headers["Vary"].split(", ")
    assert dict(response.cookies) == {}


def test_root_never_leads_to_a_language_that_is_off(visitor, site):
    turn_off(site, "en")

    assert answer(visitor, "en") == (302, "/de/")


def test_root_never_leads_to_a_draft(visitor):
    home_of(language_code="en").unpublish()

    assert answer(visitor, "en") == (302, "/de/")


def test_root_never_leads_to_an_alias(visitor, arabic):
    alias = home_of().copy_for_translation(arabic, alias=True)

    assert alias.live is True
    assert answer(visitor, "ar") == (302, "/de/")


def test_root_leads_to_a_language_once_it_is_on_and_its_home_is_live(visitor, arabic_home):
    assert answer(visitor, "ar") == (302, "/ar/")


def test_root_leads_to_the_first_language_where_the_main_home_is_no_longer_live(visitor):
    home_of().unpublish()

    assert answer(visitor, "de") == (302, "/en/")


def test_root_of_each_site_knows_its_own_languages(site, visitor, arabic_home):
    other = Client(SERVER_NAME="auslaenderrat.localhost")

    assert [answer(client, "ar") for client in (visitor, other)] == [(302, "/ar/"), (302, "/de/")]


SCRAPS = [
    "de", "en", "EN-us", "ar", "fr", "uk-UA", "*", "zh-Hant", "x", "", " ", ",", ";", ";q=", "q=0.5",
    ";q=0", ";q=1.0", ";q=9", ";q=-1", ";q=nan", "1e9", "é", "عربي", "\t", "'", "\"", "<b>", "../..",
    "\x7f", "%00", "{{ member_count }}", "-", "--", "_", "=", "xx-" * 9, "a" * 500,
]  # fmt: skip


def generated_headers(count):
    chance = random.Random(7431)
    for _ in range(count):
        if chance.random() < 0.5:
            joint = chance.choice([",", ", ", ";", "", "-"])
            yield joint.join(chance.choices(SCRAPS, k=chance.randint(0, 9)))
        else:
            length = chance.randint(0, 60)
            yield "".join(
                chr(chance.choice([*range(32, 127), 9, 228, 1603])) for _ in range(length)
            )


def test_root_leads_to_a_readable_language_whatever_the_header_says(visitor, site, arabic):
    home_of().copy_for_translation(arabic, alias=True)
    found = set()
    for header in generated_headers(300):
        response = visitor.get("/", HTTP_ACCEPT_LANGUAGE=header)
        assert response.status_code == 302, header
        assert response.headers["Location"] in {"/de/", "/en/"}, header
        assert dict(response.cookies) == {}, header
        found.add(response.headers["Location"])

    assert found == {"/de/", "/en/"}
