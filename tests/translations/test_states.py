"""How all pages of a site stand to their originals, in few queries."""

import pytest

from tests.factories.pages import StandardPageFactory, home_of, locale_of
from tests.translations.situation import begin, english, german, replace, versions_in_force
from translations.choices import Presence, State
from translations.states import rows_below

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(db):
    with versions_in_force():
        begin()
        yield german(), english()


def row_of(page):
    rows = rows_below(home_of(), [locale_of("de"), locale_of("en"), locale_of("ar")])
    [row] = [row for row in rows if row.key == page.translation_key]
    return row


def test_row_has_a_cell_for_each_language_but_its_own(pages):
    row = row_of(pages[0])

    assert {code: cell.states for code, cell in row.cells.items()} == {
        "en": (State.COMPLETE,),
        "ar": (State.MISSING,),
    }
    assert (row.original.pk, row.presence) == (pages[0].pk, Presence.LIVE)


def test_row_knows_what_has_changed(pages):
    replace("Alle reden mit.", "Alle entscheiden mit.")

    row = row_of(pages[0])
    record = row.cells["en"].record
    texts = {mark: words for _path, mark, words in row.source.passages}

    assert row.cells["en"].states == (State.OUTDATED,)
    assert [texts[mark] for mark in record.changed] == ["Alle entscheiden mit."]
    assert [row.source.former[mark] for mark in record.removed] == ["Alle reden mit."]


@pytest.mark.parametrize(
    ("act", "presence"),
    [
        (lambda page: page.unpublish(), Presence.UNPUBLISHED),
        (lambda page: page.delete(), Presence.DELETED),
    ],
)
def test_translation_of_an_original_that_is_gone_keeps_its_row(pages, act, presence):
    act(pages[0])

    row = row_of(pages[1])

    assert (row.presence, row.source.presence) == (presence, presence)
    assert row.cells["en"].page.pk == pages[1].pk


def test_translation_that_stayed_behind_is_said_to(pages):
    pages[0].move(StandardPageFactory(title="Woanders"), pos="last-child")

    assert row_of(pages[0]).cells["en"].is_moved


def test_more_pages_ask_no_more(pages, django_assert_num_queries):
    for _number in range(3):
        StandardPageFactory().save_revision().publish()
    home, locales = home_of(), [locale_of("en")]

    with django_assert_num_queries(4):
        rows_below(home, locales)
