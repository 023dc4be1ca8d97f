"""What visitors get: every page type of the demo, in both languages."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext, override
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site, get_page_models

from tests.factories.pages import StandardPageFactory
from tests.pages.conftest import turn_off

pytestmark = pytest.mark.django_db

HOST = "http://localhost:8000"
# German and English address of a page of each type.
TYPES = {
    "home": ("/de/", "/en/"),
    "standard": ("/de/ueber-uns/", "/en/about-us/"),
    "statement": ("/de/leitbild/", "/en/mission-statement/"),
    "alliances": ("/de/buendnisarbeit/", "/en/alliances/"),
    "alliance": ("/de/buendnisarbeit/bamga/", "/en/alliances/bamga/"),
    "members": ("/de/mitglieder/", "/en/members/"),
    "application": ("/de/aufnahmeantrag/", "/en/apply-for-membership/"),
    "legal": ("/de/impressum/", "/en/imprint/"),
    "blocks": ("/de/mitglied-werden/", "/en/become-a-member/"),
}
ADDRESSES = [address for pair in TYPES.values() for address in pair]


def soup_of(visitor, address, status=200):
    response = visitor.get(address)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_every_page_type_is_among_those_tested():
    tested = {
        Page.objects.get(url_path=german.replace("/de/", "/dsm/")).specific_class
        for german, _ in TYPES.values()
    }

    assert tested == set(get_page_models()) - {Page}


# ------------------------------------------------------------------------------------- the frame
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_sets_no_cookie(visitor, address):
    response = visitor.get(address)

    assert (response.status_code, dict(response.cookies)) == (200, {})


@pytest.mark.parametrize(
    ("address", "inline"),
    [*((address, {"application/ld+json"}) for address in ADDRESSES), ("/de/nichts/", set())],
)
def test_page_loads_nothing_from_elsewhere(visitor, address, inline):
    soup = BeautifulSoup(visitor.get(address).content, "html.parser")
    loaded = [
        tag.get("src") or tag.get("srcset") or tag.get("href")
        for tag in soup.select(
            "script[src], img, iframe, source, video, audio, embed, object, link"
        )
        if tag.get("rel") not in (["canonical"], ["alternate"])
    ]

    asked_for = [address for address in loaded if not address.startswith("data:")]
    assert {address.split("/")[1] for address in asked_for} - {"media"} == {"static"}
    assert [form["action"] for form in soup.select("form") if "//" in form["action"]] == []
    assert soup.select("[style], style, [onclick], [onload]") == []
    assert {tag["type"] for tag in soup.select("script:not([src])")} == inline
    assert "@import" not in str(soup)


@pytest.mark.parametrize(("german", "english"), TYPES.values())
def test_page_names_its_addresses(visitor, german, english):
    for language, address in (("de", german), ("en", english)):
        soup = soup_of(visitor, address)
        alternates = {link["hreflang"]: link["href"] for link in soup.select("link[rel=alternate]")}
        assert (soup.html["lang"], soup.html["dir"]) == (language, "ltr")
        assert soup.select_one("link[rel=canonical]")["href"] == HOST + address
        assert alternates == {
            "de": HOST + german,
            "en": HOST + english,
            "x-default": HOST + german,
        }


def test_each_page_of_the_list_of_members_names_its_own_address(visitor):
    soup = soup_of(visitor, "/de/mitglieder/?page=2")

    assert soup.select_one("link[rel=canonical]")["href"] == f"{HOST}/de/mitglieder/?page=2"
    assert soup.select_one("link[hreflang=en]")["href"] == f"{HOST}/en/members/?page=2"


def test_arabic_page_is_written_from_right_to_left(visitor, arabic_home):
    response = visitor.get("/ar/")
    soup = BeautifulSoup(response.content, "html.parser")

    assert response.headers["Content-Language"] == "ar"
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    assert [(a["lang"], a["dir"]) for a in soup.select(".languages a")] == [
        ("de", "ltr"),
        ("en", "ltr"),
        ("ar", "rtl"),
    ]


@pytest.mark.parametrize("cold", [True, False])
@pytest.mark.parametrize("address", [*ADDRESSES, "/de/mitglieder/?page=3", "/de/nichts/"])
def test_page_needs_few_queries(visitor, address, cold):
    most = 10
    if cold:
        # The directory counts what each of its filters would find.
        most = 20 if address.startswith(("/de/mitglieder/", "/en/members/")) else 12
    if cold and address in TYPES["blocks"]:
        most = 13  # it leads to another page
    visitor.get(address)  # the first visitor ever waits for the sizes of the pictures
    if cold:
        cache.clear()

    with CaptureQueriesContext(connection) as queries:
        visitor.get(address)

    assert len(queries) <= most, "\n".join(query["sql"] for query in queries)


def test_number_of_queries_does_not_grow_with_the_site(visitor):
    def count(address):
        with CaptureQueriesContext(connection) as queries:
            assert visitor.get(address).status_code == 200
        return len(queries)

    parent = StandardPageFactory(title="Oben")
    StandardPageFactory(parent=parent, title="Unten")
    count("/de/")  # the first visitor ever waits for the sizes of the pictures
    before = [count("/de/"), count("/de/oben/"), count("/de/oben/unten/")]
    for _ in range(10):
        StandardPageFactory(parent=StandardPageFactory(parent=parent))

    assert [count("/de/"), count("/de/oben/"), count("/de/oben/unten/")] == before


@pytest.mark.parametrize("address", TYPES["home"])
def test_members_are_counted_once_for_a_page(visitor, address):
    with CaptureQueriesContext(connection) as queries:
        soup = soup_of(visitor, address)

    counts = [query for query in queries if "COUNT(" in query["sql"]]
    assert len([query for query in counts if "members_organisation" in query["sql"]]) == 1
    assert [data["value"] for data in soup.select("data")] == ["66", "66"]
    assert soup.select_one("meta[name=description]")["content"].startswith("66 ")


# ----------------------------------------------------------------------------------- the switcher
def switcher(soup):
    return [
        (a["href"], a["hreflang"], a.get("aria-current"), " ".join(a.get_text().split()))
        for a in soup.select(".languages a")
    ]


def test_switcher_names_each_language_in_its_own_words(visitor):
    assert switcher(soup_of(visitor, "/de/leitbild/")) == [
        ("/de/leitbild/", "de", "page", "Deutsch"),
        ("/en/mission-statement/", "en", None, "English"),
    ]


def test_switcher_says_where_it_leads_when_the_page_is_not_translated(visitor):
    parent = Page.objects.get(url_path="/dsm/ueber-uns/")
    StandardPageFactory(parent=parent, title="Nur deutsch")

    soup = soup_of(visitor, "/de/ueber-uns/nur-deutsch/")
    with override("de"):
        hint = gettext("this page is not available; leads to “{}”").format("About us")

    assert switcher(soup) == [
        ("/de/ueber-uns/nur-deutsch/", "de", "page", "Deutsch"),
        ("/en/about-us/", "en", None, f"English ({hint})"),
    ]
    assert soup.select_one(".languages__hint")["lang"] == "de"
    assert soup.select_one(".languages__hint bdi")["lang"] == "en"


def test_switcher_is_left_out_where_there_is_one_language(visitor, site):
    turn_off(site, "en")

    soup = soup_of(visitor, "/de/")

    assert soup.select(".languages, link[rel=alternate][hreflang=en]") == []


# ------------------------------------------------------------------------------ who may read what
def test_private_page_asks_for_a_password_in_the_language_of_the_address(visitor):
    page = StandardPageFactory(title="Geheim", search_description="Ganz geheim")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="losung"
    )

    response = visitor.get("/de/geheim/")
    soup = BeautifulSoup(response.content, "html.parser")

    assert soup.select_one("form input[type=password]") is not None
    assert soup.form["action"].startswith("/de/_util/authenticate_with_password/")
    assert "Ganz geheim" not in response.content.decode()


def test_old_address_leads_to_the_new_one_after_a_slug_changed(
    visitor, django_capture_on_commit_callbacks
):
    page = StandardPageFactory(title="Alt")
    child = StandardPageFactory(parent=page, title="Darunter")
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "neu"
        page.save_revision().publish()

    for old, new in (("/de/alt/", "/de/neu/"), ("/de/alt/darunter/", "/de/neu/darunter/")):
        response = visitor.get(old)
        assert (response.status_code, response.headers["Location"]) == (301, new)
        assert visitor.get(new).status_code == 200
    assert Redirect.objects.filter(redirect_page__in=[page, child]).count() == 2


# ------------------------------------------------------------------------------------ small things
def test_health_check_answers_without_the_database(visitor, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = visitor.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.parametrize("hostname", ["localhost", "auslaenderrat.localhost"])
def test_robots_are_shown_the_sitemap_and_kept_out_of_the_admin(hostname):
    response = Client(SERVER_NAME=hostname).get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        f"Sitemap: http://{hostname}:8000/sitemap.xml",
        "",
    ]


def test_host_without_a_site_has_nothing_to_show():
    Site.objects.update(is_default_site=False)
    visitor = Client(SERVER_NAME="testserver")

    assert visitor.get("/robots.txt").content == b"User-agent: *\nDisallow: /admin/\n\n"
    assert [visitor.get(address).status_code for address in ("/", "/de/", "/en/x/")] == [404] * 3
