"""The home page finds the pages below it, and belongs to a site."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from pages.models import HomePage
from tests.factories.pages import HomePageFactory, StandardPageFactory, home_of, locale_of

pytestmark = pytest.mark.django_db


def routed(path):
    return home_of().route(RequestFactory().get("/"), [part for part in path.split("/") if part])


@pytest.mark.parametrize("path", ["", "leitbild", "buendnisarbeit/bamga"])
def test_home_page_finds_a_page_at_any_depth(path):
    page = routed(path).page

    assert page.url_path == f"/dsm/{path}/".replace("//", "/")
    assert type(page) is page.specific_class


@pytest.mark.parametrize(
    "path",
    ["nichts", "leitbild/nichts", "nichts/leitbild", "buendnisarbeit/bamga/nichts", "bamga", "dsm"],
)
def test_home_page_finds_nothing_where_there_is_nothing(path):
    with pytest.raises(Http404):
        routed(path)


def test_home_page_finds_no_draft():
    StandardPageFactory(title="Entwurf", live=False)

    with pytest.raises(Http404):
        routed("entwurf")


def test_home_page_finds_no_page_of_another_home_with_a_similar_slug():
    other = HomePageFactory(title="DSM zwei", slug="dsm-zwei")
    StandardPageFactory(parent=other, title="Drüben")

    with pytest.raises(Http404):
        routed("drueben")


def test_home_page_needs_one_query_however_deep_the_page_lies(django_assert_num_queries):
    page = StandardPageFactory(title="A")
    for title in ("B", "C", "D", "E"):
        page = StandardPageFactory(parent=page, title=title)
    home = home_of()

    with django_assert_num_queries(1):
        assert home.route(RequestFactory().get("/"), list("abcde")).page == page


def test_home_page_is_called_by_its_short_name_else_by_its_title():
    assert HomePage(title="Lang", short_title="Kurz").display_name == "Kurz"
    assert HomePage(title="Lang").display_name == "Lang"


def test_home_pages_of_a_site_are_those_of_its_languages_but_no_alias(site, arabic):
    home_of().copy_for_translation(locale_of("fr"))
    home_of().copy_for_translation(arabic, alias=True)

    homes = HomePage.of_site(site)

    assert {home.locale.language_code: home.live for home in homes} == {
        "de": True,
        "en": True,
        "fr": False,
    }
