"""The pattern page: who sees it, in which languages and colours, and what it looks like to a parser."""

import itertools
from dataclasses import asdict

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as project
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.choices import Role
from association_site.styleguide.registry import patterns
from association_site.styleguide.sample_words import WORDS, words_for
from pages.choices import Palette
from pages.models import SiteSettings
from tests.association_site.styleguide_visit import START, all_addresses, visit
from tests.factories.accounts import UserFactory, signed_in, user_with_role

pytestmark = pytest.mark.django_db

TEXT = f"{START}blocks/text/"
MOST_QUERIES = 12


@pytest.fixture(scope="module")
def keeper(module_db):
    """An administrator of a site."""
    return signed_in(user_with_role(Role.ADMINISTRATION, "localhost"))


@pytest.fixture(scope="module")
def german(keeper):
    return visit(keeper, "de")


@pytest.fixture(scope="module", params=["de", "en", "ar", "fr"])
def pages(request, keeper, german):
    """All pages of the pattern page in a language, parsed."""
    return german if request.param == "de" else visit(keeper, request.param)


def test_every_page_is_shown_in_its_language(pages):
    code = pages.language
    direction = "rtl" if code == "ar" else "ltr"
    shown = {
        (response.status_code, soup.html["lang"], soup.html["dir"])
        for response, soup in pages.values()
    }

    assert list(pages) == [f"{START}?lang={code}", *all_addresses(lang=code)]
    assert shown == {(200, code, direction)}


def test_every_page_has_one_first_heading_and_skips_no_level(pages):
    for path, (_response, soup) in pages.items():
        levels = [int(h.name[1]) for h in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
        assert levels.count(1) == 1, path
        # What stands above the first heading is the frame's: a contents list may have one there.
        main = [int(h.name[1]) for h in soup.main.find_all(["h1", "h2", "h3", "h4"])]
        assert main[0] == 1, path
        assert [b for a, b in itertools.pairwise(main) if b > a + 1] == [], path


def test_no_id_stands_twice_and_every_name_leads_somewhere(pages):
    for path, (_response, soup) in pages.items():
        ids = [tag["id"] for tag in soup.find_all(id=True)]
        assert sorted(ids) == sorted(set(ids)), path
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            named = {
                name for tag in soup.select(f"[{attribute}]") for name in tag[attribute].split()
            }
            assert named - set(ids) == set(), path


def test_landmarks_of_a_kind_have_different_names(pages):
    for path, (_response, soup) in pages.items():
        by_id = {tag["id"]: tag.get_text(" ", strip=True) for tag in soup.find_all(id=True)}
        names = [
            nav.get("aria-label") or by_id[nav["aria-labelledby"]] for nav in soup.find_all("nav")
        ]
        assert sorted(names) == sorted(set(names)), path


def test_nobody_keeps_or_lists_what_is_shown(pages):
    headers = {
        (response.headers["X-Robots-Tag"], response.headers["Content-Language"])
        for response, _soup in pages.values()
    }
    assert headers == {("noindex, nofollow", pages.language)}
    for response, _soup in pages.values():
        assert {"no-store", "private"} <= set(response.headers["Cache-Control"].split(", "))


def test_samples_are_shown_as_visitors_see_them(pages):
    assert [path for path, (_r, soup) in pages.items() if soup.select("wagtail-userbar")] == []


def test_a_page_costs_few_queries_however_many_samples_it_has(keeper, german):
    for path in german:
        with CaptureQueriesContext(connection) as asked:
            keeper.get(path)
        assert len(asked) <= MOST_QUERIES, path


def test_sitemap_does_not_know_the_patterns():
    assert b"styleguide" not in Client(SERVER_NAME="localhost").get("/sitemap.xml").content


@pytest.mark.parametrize("palette", Palette.values)
def test_every_palette_can_be_chosen(keeper, palette):
    soup = BeautifulSoup(keeper.get(f"{TEXT}?palette={palette}&lang=en").content, "html.parser")

    assert soup.html["data-palette"] == palette
    kept = [link["href"] for link in soup.select(".languages a")]
    assert kept == [f"{TEXT}?lang={code}&palette={palette}" for code in ("en", "de", "ar")]


def test_site_gives_the_palette_that_nobody_chooses(keeper):
    SiteSettings.objects.filter(site__hostname="localhost").update(palette=Palette.PLUM)

    soup = BeautifulSoup(keeper.get(START).content, "html.parser")

    assert soup.html["data-palette"] == "plum"


@pytest.mark.parametrize(
    "path",
    [
        f"{TEXT}?lang=xx",
        f"{TEXT}?palette=pink",
        f"{TEXT}?variant=none",
        f"{START}blocks/none/",
        f"{START}pages/text/",
    ],
)
def test_what_there_is_not_is_not_found(keeper, path):
    assert keeper.get(path).status_code == 404


def test_a_state_can_be_shown_alone(keeper):
    soup = BeautifulSoup(keeper.get(f"{TEXT}?variant=lists").content, "html.parser")

    assert len(soup.select("section.sample")) == 1


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"is_superuser": True}, 200), ({"is_superuser": True, "is_active": False}, 404), ({}, 404)],
)
def test_patterns_are_for_those_who_keep_all_sites(fields, status):
    assert signed_in(UserFactory(**fields)).get(START).status_code == status


def test_patterns_of_another_site_are_not_there():
    keeper = user_with_role(Role.ADMINISTRATION, "auslaenderrat.localhost")

    assert signed_in(keeper).get(START).status_code == 404
    assert signed_in(keeper, "auslaenderrat.localhost").get(START).status_code == 200


def test_everybody_sees_the_patterns_where_the_site_is_developed(settings):
    settings.DEBUG = True

    assert Client(SERVER_NAME="localhost").get(START).status_code == 200


def test_patterns_are_only_read(keeper):
    assert keeper.post(START).status_code == 405


def test_overview_leads_to_every_page(keeper):
    soup = BeautifulSoup(keeper.get(f"{START}?lang=en").content, "html.parser")
    links = [link["href"] for link in soup.main.select("a[href^='/styleguide/']")]

    assert sorted(links) == sorted(all_addresses(lang="en"))


def test_words_are_alike_in_all_languages():
    def shape(words):
        return {
            name: [len(part) if isinstance(part, tuple) else 1 for part in value]
            for name, value in asdict(words).items()
            if isinstance(value, tuple)
        }

    german, *others = WORDS.values()
    for words in others:
        assert shape(words) == shape(german)
    same = {
        name
        for name, value in asdict(german).items()
        if value in [asdict(words)[name] for words in others]
    }
    assert same == {"written"}


def test_languages_without_words_have_english_ones():
    known = [code for code, _name in project.LANGUAGES]

    assert {code: words_for(code).code for code in known if code not in WORDS} == {
        "fa": "en", "fr": "en", "ru": "en", "tr": "en", "uk": "en",
        "de-simple": "en",
    }  # fmt: skip


def test_patterns_have_names_of_their_own():
    names = [(pattern.group, pattern.name) for pattern in patterns()]

    assert len(names) == len(set(names))
    for pattern in patterns():
        states = [variant.name for variant in pattern.variants]
        assert len(states) == len(set(states)) > 0, pattern.name
