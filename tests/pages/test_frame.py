"""What stands around every page: head, menu, languages, way back, foot."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from wagtail.models import Page

from pages.models import HomePage, SiteLanguage, StatementPage
from tests.factories.languages import turn_on
from tests.factories.pages import StandardPageFactory, body, home_of, never_adopted, section, text
from tests.pages.visiting import line, soup_of

pytestmark = pytest.mark.django_db

SCRIPT = "/static/js/page.js"
HEADINGS = ("Eins", "Zwei", "Drei", "Vier")


def scripts(soup):
    return [script["src"] for script in soup.select("script[src]")]


def no_page_has_pages_below():
    Page.objects.filter(depth__gt=3).update(show_in_menus=False)


@pytest.fixture
def four_languages():
    """Two languages more on the default site."""
    turn_on("ar", "fr")


# --------------------------------------------------------------------------------------- the menu
def test_menu_is_folded_and_so_are_the_pages_below_of_which_one_list_opens_at_a_time(visitor):
    menu = soup_of(visitor.get("/de/")).select_one("nav.menu")

    assert menu["aria-label"] == "Hauptmenü"
    [fold] = menu.find_all("details", recursive=False)
    assert line(fold.find("summary")) == "Menü"
    assert len(fold.select("ul.menu__list > li.menu__item > a")) == 5
    below = fold.select("li.menu__item > details.menu__more")
    assert [details["name"] for details in below] == ["menu"]
    assert line(below[0].summary) == "Seiten unter Bündnisarbeit"
    assert menu.select("details[open]") == []


def test_menu_says_where_the_reader_is(visitor):
    soup = soup_of(visitor.get("/de/buendnisarbeit/bamga/"))

    marked = [(a["href"], a["aria-current"]) for a in soup.select(".menu a[aria-current]")]
    assert marked == [("/de/buendnisarbeit/", "true"), ("/de/buendnisarbeit/bamga/", "page")]


# ---------------------------------------------------------------------------------- the languages
def test_three_languages_are_a_list(visitor, arabic_home):
    languages = soup_of(visitor.get("/de/leitbild/")).select_one(".site-head__tools .languages")

    assert languages["aria-label"] == "Sprache"
    assert languages.select("details") == []
    assert [a["hreflang"] for a in languages.select("a")] == ["de", "en", "ar"]


def test_four_languages_are_folded_under_the_name_of_the_one_shown(visitor, four_languages):
    languages = soup_of(visitor.get("/en/")).select_one(".site-head__tools .languages")

    assert line(languages.select_one("details.languages__fold > summary")) == "Language: English"
    codes = [a["hreflang"] for a in languages.select("details > ul a")]
    assert codes == ["de", "en", "ar", "fr"]


@pytest.mark.parametrize("address", ["/de/leitbild/", "/en/mission-statement/", "/de/nichts/"])
def test_foot_has_the_languages_again(visitor, address):
    soup = BeautifulSoup(visitor.get(address).content, "html.parser")

    def shown(selector):
        return [(a["href"], a["lang"], a["dir"], line(a)) for a in soup.select(f"{selector} a")]

    assert shown(".site-foot__languages") == shown(".languages") != []
    named = soup.select_one(".site-foot__languages")["aria-labelledby"]
    assert line(soup.find(id=named)) in {"Weiterlesen auf", "Read on in"}


@pytest.mark.parametrize("address", ["/de/", "/de/leitbild/", "/de/datenschutz/", "/de/nichts/"])
def test_landmarks_of_a_kind_have_names_of_their_own(visitor, address):
    soup = BeautifulSoup(visitor.get(address).content, "html.parser")

    names = [
        nav.get("aria-label") or line(soup.find(id=nav["aria-labelledby"]))
        for nav in soup.select("nav")
    ]
    assert sorted(set(names)) == sorted(names)


# ----------------------------------------------------------------------------------- the way back
@pytest.mark.parametrize(
    ("address", "crumbs"),
    [
        ("/de/leitbild/", [("/de/", "Startseite")]),
        ("/en/mission-statement/", [("/en/", "Home")]),
        (
            "/de/buendnisarbeit/bamga/",
            [("/de/", "Startseite"), ("/de/buendnisarbeit/", "Bündnisarbeit")],
        ),
    ],
)
def test_way_back_begins_with_the_home_page_and_stands_before_the_main_part(
    visitor, address, crumbs
):
    soup = soup_of(visitor.get(address))

    [trail] = soup.select(".breadcrumbs")
    assert [(a["href"], line(a)) for a in trail.select("ol.wide > li > a")] == crumbs
    assert line(trail) == " ".join(words for _, words in crumbs)
    assert trail.find_next_sibling() == soup.main


@pytest.mark.parametrize("address", ["/de/", "/en/", "/de/nichts/"])
def test_home_page_and_missing_page_have_no_way_back(visitor, address):
    soup = BeautifulSoup(visitor.get(address).content, "html.parser")

    assert soup.select(".breadcrumbs") == []


@pytest.mark.parametrize(
    ("address", "name"), [("/de/leitbild/", "DSM – Startseite"), ("/en/members/", "DSM – Home")]
)
def test_link_at_the_head_says_that_it_leads_home(visitor, address, name):
    brand = soup_of(visitor.get(address)).select_one("a.brand")

    assert (brand["href"], line(brand)) == (address[:4], name)


# ---------------------------------------------------------------------------------------- the foot
@pytest.mark.parametrize("language", ["de", "en"])
def test_registered_name_is_marked_as_the_language_it_is_in(visitor, all_facts, language):
    home = home_of(language_code=language)
    HomePage.objects.filter(pk=home.pk).update(title=all_facts.name)

    soup = soup_of(visitor.get(f"/{language}/"))

    named = [soup.select_one("h1 > bdi"), soup.select_one(".site-foot__name > bdi")]
    assert [(line(tag), tag["lang"]) for tag in named] == [(all_facts.name, "de")] * 2


def test_other_names_are_in_the_language_of_the_page(visitor, no_facts):
    soup = soup_of(visitor.get("/en/"))

    named = [soup.h1, soup.select_one(".site-foot__name > bdi")]
    assert [line(tag) for tag in named] == [home_of(language_code="en").title] * 2
    assert [tag.get("lang") for tag in named] == [None, None]


def test_foot_has_the_contact_whose_mail_address_can_be_pressed(visitor):
    about = soup_of(visitor.get("/de/")).select_one(".site-foot__about#site-contact")

    assert line(about.address) == home_of().contact
    assert [a["href"] for a in about.select("a")] == ["mailto:dsm@example.org"]


def test_contact_is_escaped_and_its_figures_are_filled_in(visitor):
    home = home_of()
    home.contact = "<b>{{ member_count }}</b> a@verband.example"
    home.save()

    address = soup_of(visitor.get("/de/")).select_one(".site-foot address")

    assert address.b is None
    assert address.data["value"] == "66"
    assert line(address).startswith("<b>66 (Stand")
    assert address.a["href"] == "mailto:a@verband.example"


def test_foot_without_contact_has_no_empty_address(visitor):
    home = home_of()
    home.contact = ""
    home.save()

    assert soup_of(visitor.get("/de/")).select(".site-foot address") == []


@pytest.mark.parametrize(("sections", "links"), [(4, ["#site-top"]), (3, [])])
def test_long_page_leads_back_to_its_top(visitor, sections, links):
    headed = [section(heading=words, anchor=words.lower()) for words in HEADINGS[:sections]]
    StandardPageFactory(title="Lang", body=body(section(text("<p>a</p>")), *headed))

    soup = soup_of(visitor.get("/de/lang/"))

    assert [a["href"] for a in soup.select("p.to-top a")] == links
    assert soup.select_one("header.site-head")["id"] == "site-top"


def test_home_page_leads_back_to_its_top_if_it_has_sections_of_its_own(visitor):
    def links():
        return [line(p) for p in soup_of(visitor.get("/de/")).select("p.to-top")]

    assert links() == ["Nach oben"]
    HomePage.objects.update(body=body())
    assert links() == []


# -------------------------------------------------------------------------------------- the script
def test_script_comes_where_there_is_something_to_fold_in_the_menu(visitor):
    soup = soup_of(visitor.get("/de/impressum/"))

    assert scripts(soup) == [SCRIPT]
    [said] = soup.select("[role=status]")
    assert (said["data-words"], line(said)) == ("Die Adresse ist kopiert.", "")


@pytest.mark.parametrize(
    ("address", "found"),
    [("/de/ueber-uns/", []), ("/de/leitbild/", [SCRIPT]), ("/de/nichts/", [])],
)
def test_script_comes_without_such_a_menu_where_there_are_contents(visitor, address, found):
    no_page_has_pages_below()

    soup = BeautifulSoup(visitor.get(address).content, "html.parser")

    assert scripts(soup) == found
    assert len(soup.select("[role=status]")) == len(found)


def test_script_comes_where_a_page_is_shared(visitor):
    no_page_has_pages_below()
    statement = never_adopted(StatementPage.objects.get(url_path="/dsm/leitbild/"))
    statement.body = body(section(text("<p>Kurz.</p>"), heading="Eins"))
    statement.save()

    soup = soup_of(visitor.get("/de/leitbild/"))

    assert soup.select(".contents") == []
    assert scripts(soup) == [SCRIPT]


def test_script_comes_where_the_languages_are_folded(visitor, four_languages):
    no_page_has_pages_below()

    assert scripts(soup_of(visitor.get("/de/ueber-uns/"))) == [SCRIPT]


def test_script_is_small():
    assert len((settings.BASE_DIR / "static/js/page.js").read_bytes()) <= 3600


def test_site_with_one_language_and_no_menu_has_a_frame_all_the_same():
    Page.objects.filter(depth__gt=2).update(show_in_menus=False)
    SiteLanguage.objects.exclude(language_code="de").update(enabled=False)

    soup = soup_of(Client(SERVER_NAME="localhost").get("/de/"))

    assert soup.select("nav.menu, nav.languages, .site-foot__languages") == []
    assert soup.select_one(".brand")["href"] == "/de/"
