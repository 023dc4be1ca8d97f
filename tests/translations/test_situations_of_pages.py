"""What visitors see of a translation, what its record says, and what search engines hear."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.languages_of_text import said_of_texts
from tests.translations.situation import (
    begin,
    english,
    german,
    seen,
    versions_in_force,
)
from tests.translations.situations_of_originals import ORIGINALS
from tests.translations.situations_of_translations import TRANSLATIONS
from translations import recording

pytestmark = pytest.mark.django_db

SITUATIONS = ORIGINALS | TRANSLATIONS


@pytest.fixture(scope="module")
def pages(module_db):
    with versions_in_force():
        begin()
    return english().pk, german().translation_key


@pytest.fixture
def days():
    with versions_in_force() as found:
        yield found


def alternates(soup):
    return {link["hreflang"] for link in soup.find_all("link", rel="alternate", hreflang=True)}


@pytest.mark.parametrize("name", SITUATIONS)
def test_what_is_true_after(pages, days, name):
    situation = SITUATIONS[name]
    english_page = english()
    cache.clear()

    situation.act(days)

    english_page = type(english_page).objects.get(pk=pages[0])
    known = recording.live_of(english_page)
    status, words, parts, marks, soup = seen(english_page)
    assert (known.states, known.follows_on) == (list(situation.states), situation.follows)
    assert status == situation.status
    if status != 200:
        return
    assert parts == list(situation.parts)
    assert marks == [(passage, "de", "ltr") for passage in situation.marked]
    assert [line for line in words if "version" not in line] == list(situation.says)
    assert words[0].startswith("This translation follows the version of ")
    text = " ".join(soup.main.get_text().split())
    assert [said for said in situation.shows if said not in text] == []
    languages = said_of_texts(soup.main, situation.marked)
    assert {code for codes in languages.values() for code in codes} <= {"de"}
    expected = set() if situation.alone else {"de", "en", "x-default"}
    assert alternates(soup) == expected
    assert (soup.find("meta", {"name": "translation-state"}) or {}).get("content") == " ".join(
        situation.states
    )
    path = english_page.get_url_parts()[2]
    assert path in Client(SERVER_NAME="localhost").get("/sitemap.xml").content.decode()
