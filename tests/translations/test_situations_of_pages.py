"""What visitors see of a translation, what its record and the desk say, what search engines hear."""

import re

import pytest
from django.core.cache import cache

from tests.factories.pages import home_of
from tests.languages_of_text import said_of_texts
from tests.pages.crawler import Walk
from tests.translations.situation import (
    begin,
    english,
    german,
    on_the_desk,
    seen,
    versions_in_force,
)
from tests.translations.situations_of_languages import BOTH, LANGUAGES
from tests.translations.situations_of_originals import ORIGINALS
from tests.translations.situations_of_translations import TRANSLATIONS
from translations import recording

pytestmark = pytest.mark.django_db

SITUATIONS = ORIGINALS | TRANSLATIONS
# Of the test's page, in the languages in which it may come to be.
SLUGS = {"en": "guiding-ideas", "ar": "leitgedanken", "de-simple": "leitgedanken"}


@pytest.fixture(scope="module")
def pages(module_db):
    with versions_in_force():
        begin()
    return english().pk, german().translation_key


@pytest.fixture
def days():
    with versions_in_force() as found:
        yield found


def named(page, walk):
    """Return the languages that a page names to search engines, and the same for it in their list."""
    path = page.get_url_parts()[2]
    return set(walk.visit(path).alternates), listed(path, walk)


def listed(path, walk):
    """Return the languages that the list for search engines names for a path; nothing where it is not."""
    return set(walk.listed[address]) if (address := f"{walk.root}{path}") in walk.listed else None


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
    assert on_the_desk(english_page, "en") == situation.desk
    assert status == situation.status
    walk, expected = Walk("localhost"), set() if situation.alone else BOTH
    is_shown = status == 200
    assert named(english_page, walk) == ((expected, expected) if is_shown else (set(), None))
    if not is_shown:
        assert named(german(), walk) == (expected, expected)
        return
    assert parts == list(situation.parts)
    assert marks == [(passage, "de", "ltr") for passage in situation.marked]
    assert [line for line in words if "version" not in line] == list(situation.says)
    assert words[0].startswith("This translation follows the version of ")
    text = " ".join(soup.main.get_text().split())
    assert [said for said in situation.shows if said not in text] == []
    languages = said_of_texts(soup.main, situation.marked)
    assert {code for codes in languages.values() for code in codes} <= {"de"}
    assert (soup.find("meta", {"name": "translation-state"}) or {}).get("content") == " ".join(
        situation.states
    )


def answer_of(path, walk):
    """Return 200, or what is offered in place of a page that is not there."""
    visit = walk.visit(path)
    if visit.status == 200:
        return 200
    assert visit.status == 404
    return [link["href"] for link in visit.soup.select("main .versions a")]


@pytest.mark.parametrize("name", LANGUAGES)
def test_what_is_true_of_whole_pages_after(pages, days, name):
    situation = LANGUAGES[name]
    page, home, code = german(), home_of(), situation.code

    situation.act()

    walk = Walk("localhost")
    for there, original, usual in (
        (situation.page, page, f"/{code}/{SLUGS[code]}/"),
        (situation.home, home, f"/{code}/"),
    ):
        path = there.path or usual
        says = on_the_desk(original, code)
        if original == home and says:
            says = re.sub(r" \d+/\d+", "", says)
        assert (says, answer_of(path, walk)) == (there.desk, there.answer)
        names = set(there.hreflang)
        is_public = type(original).objects.get(pk=original.pk).live
        assert named(original, walk) == ((names, names) if is_public else (set(), None))
        assert listed(path, walk) == (names if there.answer == 200 else None)
