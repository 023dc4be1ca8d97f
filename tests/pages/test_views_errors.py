"""What stands where there is no page."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import gettext, override

from pages import views
from pages.models import HomePage, StandardPage
from tests.factories.pages import StandardPageFactory, home_of, locale_of
from tests.pages.conftest import turn_off
from tests.pages.visiting import line

pytestmark = pytest.mark.django_db


def answer(visitor, address, **headers):
    response = visitor.get(address, headers=headers)
    return response, BeautifulSoup(response.content, "html.parser")


def said(message, language):
    with override(language):
        return gettext(message)


def assert_helps(soup, language):
    """The main part has the menu's first level, the other language and the contact."""
    ways = [(a["href"], line(a)) for a in soup.select("main .ways a")]
    assert ways == [(a["href"], line(a)) for a in soup.select(".menu__item > a")] != []
    other = {"de": ("/en/", "en", "English"), "en": ("/de/", "de", "Deutsch")}[language]
    assert [(a["href"], a["lang"], line(a)) for a in soup.select("main .versions a")] == [other]
    assert line(soup.select_one("main address")) == home_of(language_code=language).contact
    assert soup.select_one("main address a")["href"] == "mailto:dsm@example.org"


def assert_not_found(response, soup, language):
    """The error page is in a language, with menu and a way home, and no robot keeps it."""
    home = f"/{language}/"
    assert response.status_code == 404
    assert (soup.html["lang"], soup.html["dir"]) == (language, "ltr")
    assert response.headers["Content-Language"] == language
    assert line(soup.h1) == said("Page not found", language)
    assert line(soup.title) == f"{said('Page not found', language)} – DSM"
    assert soup.select_one("main a.button")["href"] == home
    assert line(soup.select_one("main a.button")) == said("To the home page", language)
    assert len(soup.select(".menu__list > li")) == 5
    assert {a["href"][:4] for a in soup.select(".menu a")} == {home}
    assert_helps(soup, language)
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.select_one("link[rel=canonical]") is None
    assert dict(response.cookies) == {}


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("path", ["nichts/", "nichts/tiefer/", "leitbild/nichts/", "_util/nichts/"])
def test_missing_page_is_said_in_the_language_of_the_address(visitor, language, path):
    response, soup = answer(visitor, f"/{language}/{path}", **{"accept-language": "fr"})

    assert_not_found(response, soup, language)


@pytest.mark.parametrize("address", ["/nichts/", "/xx/", "/xx/leitbild/", "/documents/7/x.pdf"])
@pytest.mark.parametrize(("accepted", "language"), [("en", "en"), ("fr", "de"), ("", "de")])
def test_missing_page_outside_any_language_is_said_in_the_readers(
    visitor, address, accepted, language
):
    assert_not_found(*answer(visitor, address, **{"accept-language": accepted}), language)


@pytest.mark.parametrize("address", ["/ar/", "/ar/leitbild/", "/fr/ueber-uns/"])
@pytest.mark.parametrize(("accepted", "language"), [("en", "en"), ("fr", "de")])
def test_missing_page_in_a_language_that_is_off_is_said_in_one_that_is_on(
    visitor, address, accepted, language
):
    assert_not_found(*answer(visitor, address, **{"accept-language": accepted}), language)


def test_language_that_is_turned_off_is_gone_from_its_addresses(visitor, site):
    turn_off(site, "en")

    for address, elsewhere in {
        "/en/": ["/de/"],
        "/en/about-us/": ["/de/ueber-uns/"],
        "/en/does-not-exist/": [],
    }.items():
        response, soup = answer(visitor, address, **{"accept-language": "en"})
        assert response.status_code == 404
        assert soup.html["lang"] == "de"
        assert soup.select(".languages, .site-foot__languages") == []
        assert [link["href"] for link in soup.select("main .versions a")] == elsewhere


def test_missing_page_below_a_home_that_is_no_longer_live_is_said_in_another_language(visitor):
    home_of(language_code="en").unpublish()

    response, soup = answer(visitor, "/en/about-us/")

    assert_not_available(response, soup, "de", [("/de/", "de", "de")])


@pytest.mark.parametrize("published_parent", [True, False])
def test_draft_answers_not_found(visitor, published_parent):
    parent = StandardPageFactory(title="Oben", live=published_parent, show_in_menus=False)
    StandardPageFactory(parent=parent, title="Entwurf", live=False)

    assert_not_found(*answer(visitor, "/de/oben/entwurf/"), "de")


def test_page_below_the_home_of_another_language_answers_not_found(visitor):
    StandardPageFactory(title="Verirrt", locale=locale_of("en"))

    assert_not_found(*answer(visitor, "/de/verirrt/"), "de")


def test_page_of_another_site_answers_not_found(visitor):
    other = Client(SERVER_NAME="auslaenderrat.localhost")

    assert other.get("/de/ueber-uns/").status_code == 404
    assert visitor.get("/de/ueber-uns/").status_code == 200


def test_site_without_a_published_home_answers_not_found(visitor):
    HomePage.objects.update(live=False)

    for address in ("/", "/de/", "/de/leitbild/"):
        response, soup = answer(visitor, address)
        assert (response.status_code, soup.html["lang"]) == (404, "de")
        assert soup.select("main a, main nav, main ul, main address, .menu") == []


def test_addresses_answer_reading_requests_alone(visitor):
    for address in ("/", "/de/", "/healthz", "/sitemap.xml", "/robots.txt"):
        assert visitor.post(address).status_code == 405
        assert visitor.head(address).status_code in {200, 302}


# ---------------------------------------------------------------------------- not available here
def assert_not_available(response, soup, language, versions):
    """The page says in which languages there is something to read."""
    assert response.status_code == 404
    assert soup.html["lang"] == language
    assert response.headers["Content-Language"] == language
    assert [(a["href"], a["lang"], a["hreflang"]) for a in soup.select(".versions a")] == versions
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.select_one("link[rel=canonical]") is None
    assert soup.select("link[rel=alternate]") == []


def assert_looks_like_an_error_and_helps(soup):
    """The page is drawn as the other errors are; it offers the menu and the contact."""
    assert soup.body["class"] == ["is-error"]
    assert len(soup.select("main .threads--loose")) == 1
    ways = [(a["href"], line(a)) for a in soup.select("main .ways a")]
    assert ways == [(a["href"], line(a)) for a in soup.select(".menu__item > a")] != []
    assert line(soup.select_one("main address")) == home_of(language_code="en").contact


def test_alias_is_not_available_but_leads_to_its_original(visitor):
    page = StandardPageFactory(title="Nur deutsch")
    alias = page.copy_for_translation(locale_of("en"), alias=True)
    assert alias.live is True

    response, soup = answer(visitor, f"/en/{alias.slug}/")

    assert_not_available(response, soup, "en", [("/de/nur-deutsch/", "de", "de")])
    assert line(soup.h1) == "This page is not available in English"
    assert line(soup.select_one(".versions a")) == "Deutsch: Nur deutsch"
    assert soup.select_one("main a.button")["href"] == "/en/"
    assert len(soup.select(".menu__list > li")) == 5
    assert_looks_like_an_error_and_helps(soup)


def test_real_page_below_an_alias_stays_readable(visitor):
    parent = StandardPageFactory(title="Oben")
    page = StandardPageFactory(parent=parent, title="Unten")
    alias = parent.copy_for_translation(locale_of("en"), alias=True)
    child = page.copy_for_translation(locale_of("en"))
    child.title, child.live = "Below", True
    child.save()

    assert visitor.get(f"/en/{alias.slug}/").status_code == 404
    assert visitor.get(f"/en/{alias.slug}/{child.slug}/").status_code == 200


def test_alias_whose_original_is_no_longer_public_leads_home(visitor):
    page = StandardPageFactory(title="Nur deutsch")
    alias = page.copy_for_translation(locale_of("en"), alias=True)
    type(page).objects.filter(pk=page.pk).update(live=False)

    response, soup = answer(visitor, f"/en/{alias.slug}/")

    # Not the page, but the site in another language.
    assert_not_available(response, soup, "en", [("/de/", "de", "de")])
    assert line(soup.select_one(".versions a")) == "Deutsch"
    assert_looks_like_an_error_and_helps(soup)


def published(title):
    """Return a page that was published as editors do it."""
    page = StandardPageFactory(title=title)
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def test_page_that_was_taken_down_leads_to_where_it_can_still_be_read(visitor):
    page = published("Vereint")
    english = page.copy_for_translation(locale_of("en"))
    english.title = "United"
    english.save_revision().publish()
    page.unpublish()

    response, soup = answer(visitor, "/de/vereint/")

    assert_not_available(response, soup, "de", [(f"/en/{english.slug}/", "en", "en")])
    assert_not_found(*answer(visitor, "/de/vereint/unten/"), "de")


def test_page_that_was_taken_down_everywhere_and_a_draft_answer_not_found(visitor):
    page = published("Vereint")
    english = page.copy_for_translation(locale_of("en"))
    assert_not_found(*answer(visitor, f"/en/{english.slug}/"), "en")

    page.unpublish()

    assert_not_found(*answer(visitor, "/de/vereint/"), "de")


@pytest.mark.parametrize("address", ["/ar/", "/ar/leitbild/", "/ar/mission-statement/"])
@pytest.mark.parametrize("home", ["none", "draft", "alias"])
def test_language_that_is_on_but_has_no_home_never_shows_german(visitor, arabic, address, home):
    if home != "none":
        home_of().copy_for_translation(arabic, alias=home == "alias")

    response, soup = answer(visitor, address, **{"accept-language": "ar,en"})

    versions = [("/de/", "de", "de"), ("/en/", "en", "en")]
    assert_not_available(response, soup, "en", versions)
    assert line(soup.h1) == "This page is not available in Arabic"
    assert home_of().motto not in soup.get_text()


# ------------------------------------------------------------------------------------ our mistake
def assert_says_sorry(response, language):
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 500
    assert (soup.html["lang"], soup.html["dir"]) == (language, "ltr")
    assert line(soup.h1) == said("Something went wrong", language)
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    return soup


@pytest.mark.parametrize("language", ["de", "en"])
def test_server_error_offers_the_menu_and_the_way_home(language):
    request = RequestFactory().get(f"/{language}/", SERVER_NAME="localhost")

    with override(language):
        soup = assert_says_sorry(views.server_error(request), language)

    assert len(soup.select(".menu__list > li")) == 5
    assert soup.select_one("main a")["href"] == f"/{language}/"
    assert_helps(soup, language)


@pytest.mark.parametrize("language", ["de", "en"])
def test_server_error_offers_the_way_home_without_the_database(language, django_db_blocker):
    request = RequestFactory().get(f"/{language}/", SERVER_NAME="localhost")

    with override(language), django_db_blocker.block():
        soup = assert_says_sorry(views.server_error(request), language)

    assert soup.select_one("main a")["href"] == reverse("root")
    assert soup.select(".menu") == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_server_error_is_what_a_visitor_gets_when_a_page_breaks(monkeypatch, language):
    def broken(self, *args):
        raise RuntimeError("the page broke")

    monkeypatch.setattr("pages.models.HomePage.get_context", broken)
    visitor = Client(SERVER_NAME="localhost", raise_request_exception=False)

    response, soup = answer(visitor, f"/{language}/")

    assert response.status_code == 500
    assert soup.html["lang"] == language
    assert line(soup.h1) == said("Something went wrong", language)
    assert "the page broke" not in response.content.decode()
