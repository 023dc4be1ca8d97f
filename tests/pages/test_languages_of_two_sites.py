"""Two sites with different languages: each offers, lists and answers in its own alone."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Site

from association_site.opening.languages import add_language, turn_language_off
from pages.models import HomePage
from tests.factories.pages import StandardPageFactory, home_of, locale_of
from translations import offered

pytestmark = pytest.mark.django_db

FIRST, SECOND = "localhost", "auslaenderrat.localhost"


@pytest.fixture
def sites():
    """Return both: the first in German and English, the second in German, Ukrainian and easy German."""
    second = Site.objects.get(hostname=SECOND)
    turn_language_off(second, "en")
    for code in ("uk", "de-simple"):
        add_language(second, code)
        home = HomePage.of_site(second).get(locale__language_code=code)
        home.save_revision().publish()
    return Site.objects.get(hostname=FIRST), second


def get(hostname, address, **headers):
    return Client(SERVER_NAME=hostname, headers=headers).get(address)


@pytest.mark.parametrize(
    ("hostname", "codes"), [(FIRST, ["de", "en"]), (SECOND, ["de", "uk", "de-simple"])]
)
def test_site_offers_its_own_languages_alone(sites, hostname, codes):
    soup = BeautifulSoup(get(hostname, "/de/").content, "html.parser")

    switcher = [link["hreflang"] for link in soup.select(".site-head .languages a")]
    alternates = [link["hreflang"] for link in soup.select("link[rel=alternate][hreflang]")]
    places = re.findall(r"<loc>https?://[^/]+/([^/]+)/", get(hostname, "/sitemap.xml").text)
    assert switcher == codes
    assert sorted(alternates) == sorted([*codes, "x-default"])
    assert set(places) == set(codes)


@pytest.mark.parametrize(
    ("hostname", "accepted", "address"),
    [
        (FIRST, "uk,en;q=0.5", "/en/"),
        (SECOND, "uk,en;q=0.5", "/uk/"),
        (FIRST, "de-simple", "/de/"),
        (SECOND, "de-simple", "/de-simple/"),
        (SECOND, "en", "/de/"),
    ],
)
def test_visitors_are_led_to_a_language_of_the_site(sites, hostname, accepted, address):
    response = get(hostname, "/", **{"accept-language": accepted})

    assert (response.status_code, response["Location"]) == (302, address)


@pytest.mark.parametrize(
    ("hostname", "address", "status"),
    [
        (FIRST, "/en/", 200),
        (FIRST, "/uk/", 404),
        (FIRST, "/de-simple/", 404),
        (SECOND, "/en/", 404),
        (SECOND, "/uk/", 200),
        (SECOND, "/de-simple/", 200),
    ],
)
def test_addresses_answer_in_languages_of_the_site(sites, hostname, address, status):
    assert get(hostname, address).status_code == status


@pytest.mark.parametrize(
    ("hostname", "codes"), [(FIRST, {"de", "en"}), (SECOND, {"de", "uk", "de-simple"})]
)
def test_pages_are_translated_into_languages_of_their_site(sites, hostname, codes):
    locale_of("ar")
    page = StandardPageFactory(parent=home_of(hostname))

    assert {locale.language_code for locale in offered.locales_for(page)} == codes
