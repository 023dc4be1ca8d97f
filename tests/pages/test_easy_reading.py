"""Leichte Sprache for readers: what a page calls itself, who tested it, and the ways to and from it."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from pages.easy_reading import problems
from pages.models import SiteLanguage, SiteSettings
from tests.factories.pages import StandardPageFactory, home_of, locale_of
from translations.starting import start_translation

pytestmark = pytest.mark.django_db


def published(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def page():
    """Return a German page, with a text in Leichte Sprache at the same address."""
    settings = SiteSettings.objects.get(site__hostname="localhost")
    SiteLanguage.objects.create(settings=settings, language_code="de-simple", sort_order=9)
    easy = locale_of("de-simple")
    published(start_translation(home_of(), easy).specific)
    page = StandardPageFactory(title="Ziele", slug="ziele")
    published(start_translation(page, easy).specific, title="Unsere Ziele")
    return page


@pytest.fixture
def easy(page):
    return page.get_translation(locale_of("de-simple")).specific


def soup(address):
    response = Client(SERVER_NAME="localhost").get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def names(page):
    return [words(link) for link in page.select(".languages a")]


def test_untested_text_calls_itself_einfache_sprache_everywhere(page):
    german, easy = soup("/de/ziele/"), soup("/de-simple/ziele/")

    assert (easy.html["lang"], easy.html["dir"]) == ("de-simple", "ltr")
    assert words(easy.select_one(".easy__name")) == "Einfache Sprache"
    assert easy.select_one(".easy__link")["href"] == "/de/ziele/"
    link = german.select_one("main .easy__link")
    assert (words(link), link["href"]) == (
        "Diese Seite in Einfacher Sprache lesen", "/de-simple/ziele/",
    )  # fmt: skip
    assert [name.split(" (")[0] for name in names(german)][-1] == "Einfache Sprache"
    assert "Leichte Sprache" not in words(easy) + words(german)


def test_tested_text_says_by_whom_and_when_and_may_be_called_leichte_sprache(easy):
    published(easy, tested_by="Prüfgruppe Beispielstadt", tested_on=date(2025, 9, 1))

    german, shown = soup("/de/ziele/"), soup("/de-simple/ziele/")

    assert words(shown.select_one(".easy")).startswith("Leichte Sprache ")
    assert "Prüfgruppe Beispielstadt" in words(shown.select_one(".easy"))
    assert "1. September 2025" in words(shown.select_one(".easy"))
    assert words(german.select_one(".easy__link")) == "Diese Seite in Leichter Sprache lesen"
    assert names(german)[-1] == names(shown)[-1] == "Leichte Sprache"


def test_pages_without_a_text_and_in_other_languages_have_no_link(page):
    StandardPageFactory(title="Allein", slug="allein")

    assert soup("/de/allein/").select(".easy") == []
    assert soup("/en/").select(".easy") == []


def test_original_that_is_gone_is_not_linked(page):
    page.unpublish()

    assert soup("/de-simple/ziele/").select(".easy__link") == []


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"tested_by": "Prüfgruppe"}, []),
        ({"tested_on": date(2025, 9, 1)}, ["tested_by"]),
        ({"tested_by": "Prüfgruppe", "tested_on": date(2025, 9, 1)}, []),
        ({"tested_by": "Prüfgruppe", "tested_on": timezone.localdate() + timedelta(1)}, ["tested_on"]),
    ],
)  # fmt: skip
def test_test_needs_a_group_and_a_day_that_was(easy, fields, wrong):
    for name, value in fields.items():
        setattr(easy, name, value)
    assert list(problems(easy)) == wrong
    if wrong:
        with pytest.raises(ValidationError):
            easy.full_clean()
    else:
        easy.full_clean()


def test_text_costs_its_german_page_one_query_at_most(page, django_assert_max_num_queries):
    soup("/de/ziele/")
    with django_assert_max_num_queries(10):
        soup("/de/ziele/")
    with django_assert_max_num_queries(10):
        soup("/de-simple/ziele/")
