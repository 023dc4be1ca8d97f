"""What search engines and social networks are told about every page."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction

from pages.models import HomePage, SiteLanguage
from tests.browser.pages import PAGES
from tests.factories.pages import StandardPageFactory, home_of, locale_of
from tests.pages.shared_cards import HOST, RULES, graph_of, is_words, meta_of, problems_of, soup_of

pytestmark = pytest.mark.django_db

NO_PAGES = {"version", "comparison", "not found", "sign in", "members, found", "member"}
ADDRESSES = [address for name, address in PAGES.items() if name not in NO_PAGES]
ADDRESSES += ["/en/", "/en/about-us/", "/en/mission-statement/", "/en/alliances/", "/en/members/"]
LEAST_OF_AN_ASSOCIATION = {"@type", "@id", "name", "url"}
ALL_OF_AN_ASSOCIATION = {"@type", "@id", *RULES["NGO"]}
IMAGE_TAGS = {"og:image", "og:image:width", "og:image:height", "og:image:alt"}


@pytest.mark.parametrize("known", ["no_facts", "all_facts"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_described_for_search_engines(request, address, known):
    request.getfixturevalue(known)

    graph = graph_of(soup_of(address))

    assert problems_of(graph) == []
    page = graph.get("CollectionPage") or graph["WebPage"]
    assert page["url"] == HOST + address
    assert page["inLanguage"] == address[1:3]
    assert ("BreadcrumbList" in graph) is (len(address) > 4)
    expected = ALL_OF_AN_ASSOCIATION if known == "all_facts" else LEAST_OF_AN_ASSOCIATION
    assert set(graph["NGO"]) == expected
    assert ("primaryImageOfPage" in page) is (known == "all_facts")


@pytest.mark.parametrize("known", ["no_facts", "all_facts"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_described_for_social_networks(request, address, known):
    request.getfixturevalue(known)
    is_home = len(address) == 4

    soup = soup_of(address)
    meta = meta_of(soup)

    expected = {"og:title", "og:type", "og:url", "og:site_name", "og:locale", "og:locale:alternate"}
    if soup.select_one("meta[name=description]"):
        expected.add("og:description")
    if not is_home:
        expected |= {"article:published_time", "article:modified_time"}
    if known == "all_facts":
        # The picture is described in German.
        expected |= IMAGE_TAGS if address.startswith("/de/") else IMAGE_TAGS - {"og:image:alt"}
    assert set(meta) == expected | {"twitter:card"}
    assert {name for name, values in meta.items() if len(values) > 1} == set()
    assert meta["og:url"] == [soup.select_one("link[rel=canonical]")["href"]] == [HOST + address]
    assert meta["og:type"] == ["website" if is_home else "article"]
    languages = {"de": "de_DE", "en": "en_GB"}
    own = languages.pop(address[1:3])
    assert (meta["og:locale"], meta["og:locale:alternate"]) == ([own], list(languages.values()))
    assert all(is_words(value) for values in meta.values() for value in values)


def test_demo_shows_all_that_can_be_told():
    soup = soup_of("/de/")
    graph, meta = graph_of(soup), meta_of(soup)

    assert problems_of(graph) == []
    assert set(graph["NGO"]) == ALL_OF_AN_ASSOCIATION
    assert {name for name in meta if name.startswith("og:image")} == IMAGE_TAGS


def add_easy_german(page):
    """Switch easy German on for the default site, and publish a page in it."""
    languages = SiteLanguage.objects.filter(settings__site__hostname="localhost")
    SiteLanguage.objects.create(
        settings_id=languages[0].settings_id, language_code="de-simple", sort_order=9
    )
    for original in (home_of(), page):
        copy = original.copy_for_translation(locale_of("de-simple"))
        copy.save_revision().publish()


def test_arabic_page_is_described_in_arabic(arabic_home, all_facts):
    german = Page.objects.get(url_path="/dsm/leitbild/").specific
    page = german.copy_for_translation(arabic_home.locale)
    page.title = "مبادئنا {{ member_count }}"
    page.save_revision().publish()
    page.refresh_from_db()

    add_easy_german(german)

    soup = soup_of(f"/ar/{page.slug}/")
    graph = graph_of(soup)

    assert soup.html["dir"] == "rtl"
    assert problems_of(graph) == []
    assert graph["WebPage"]["name"] == meta_of(soup)["og:title"][0]
    assert graph["WebPage"]["name"].startswith("مبادئنا ")
    assert graph["WebSite"] == graph["WebSite"] | {"name": "الاتحاد", "inLanguage": ["de", "en", "ar", "de-simple"]}  # fmt: skip
    assert [step["name"] for step in graph["BreadcrumbList"]["itemListElement"]] == [
        "الاتحاد",
        graph["WebPage"]["name"],
    ]
    assert meta_of(soup)["og:locale"] == ["ar_EG"]
    assert meta_of(soup)["og:locale:alternate"] == ["de_DE", "en_GB"]
    assert soup.select_one("link[hreflang^=de][href*=de-simple]") is not None
    assert "og:image:alt" not in meta_of(soup)
    easy = meta_of(soup_of(f"/de-simple/{german.slug}/"))
    assert (easy["og:locale"], easy["og:locale:alternate"]) == (["de_DE"], ["en_GB", "ar_EG"])
    assert easy["og:image:alt"] == ["Ein Platz mit Menschen"]


# ------------------------------------------------------------------------------- who is told
@pytest.mark.parametrize("address", ["/de/nichts/", "/ar/", "/en/nur-deutsch/"])
def test_page_that_is_not_there_is_not_described(address):
    StandardPageFactory(title="Nur deutsch").copy_for_translation(locale_of("en"), alias=True)

    response = Client(SERVER_NAME="localhost").get(address)
    soup = BeautifulSoup(response.content, "html.parser")

    assert response.status_code == 404
    assert (
        soup.select("script:not([src]), meta[property], link[rel=canonical], link[hreflang]") == []
    )


@pytest.mark.parametrize("kind", ["password", "login"])
def test_page_that_only_some_may_read_is_not_described_to_others(kind):
    page = StandardPageFactory(title="Geheim", search_description="Ganz geheim")
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="losung")

    response = Client(SERVER_NAME="localhost").get("/de/geheim/", follow=True)
    soup = BeautifulSoup(response.content, "html.parser")

    assert soup.select("script:not([src]), meta[property], link[rel=canonical]") == []
    assert "Ganz geheim" not in response.content.decode()


def test_preview_of_a_page_is_shown_with_its_description(rf):
    page = StandardPageFactory(title="Entwurf", live=False)

    with override("de"):
        response = page.make_preview_request(rf.get("/de/"), "")

    assert response.status_code == 200
    assert problems_of(graph_of(BeautifulSoup(response.rendered_content, "html.parser"))) == [
        "WebPage: dateModified is missing",
        "WebPage: datePublished is missing",
    ]


def test_preview_of_a_page_outside_any_site_is_shown_without(rf):
    home = HomePage(title="Nirgends", slug="nirgends", locale=locale_of("de"))
    Page.get_first_root_node().add_child(instance=home)

    with override("de"):
        response = home.make_preview_request(rf.get("/de/"), "")

    assert response.status_code == 200
    soup = BeautifulSoup(response.rendered_content, "html.parser")
    assert soup.select("script:not([src]), link[rel=canonical]") == []
