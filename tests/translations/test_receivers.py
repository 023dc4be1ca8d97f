"""Translators see what is live."""

import logging

import pytest

from tests.factories.pages import section, text
from tests.translations.conftest import translate
from translations import content, memory

pytestmark = pytest.mark.django_db


def texts(page):
    return [passage.text for passage in memory.passages(memory.source_of(page))]


def test_passages_follow_when_the_original_is_published(source, german_page):
    german_page.title = "Neuer Titel"
    german_page.save_revision().publish()

    assert texts(german_page)[0] == "Neuer Titel"


def test_passages_follow_when_blocks_are_given_without_ids(source, german_page):
    listed = {"kind": "bulleted", "style": "", "items": [{"type": "item", "value": "<p>Zwei.</p>"}]}
    added = section(text("<p>Eins.</p>"), {"type": "traits", "value": listed})
    raw = [*german_page.body.raw_data, added]
    german_page.body = german_page.body.stream_block.to_python(raw)

    german_page.save_revision().publish()

    assert texts(german_page)[-2:] == ["Eins.", "Zwei."]
    kept = content.texts_of(content.fresh(german_page))
    paths = [passage.path for passage in memory.passages(source)]
    assert [found.path for found in kept][-2:] == paths[-2:]


def test_translated_page_stays_as_it_is_when_the_original_is_published(
    source, german_page, english
):
    translate(source, english)
    page = memory.publish_translation(source, english)
    german_page.title = "Neuer Titel"

    german_page.save_revision().publish()

    after = type(page).objects.get(pk=page.pk)
    assert (after.title, after.last_published_at) == (page.title, page.last_published_at)


def test_page_that_nobody_translates_gets_no_source(german_page):
    german_page.save_revision().publish()

    assert memory.source_of(german_page) is None


def test_publishing_leaves_alone_what_an_alias_repeats(source, german_page, english):
    alias = german_page.copy_for_translation(english, alias=True)
    german_page.title = "Neuer Titel"

    german_page.save_revision().publish()

    alias.refresh_from_db()
    assert alias.title == "Neuer Titel"
    assert memory.source_of(alias) is None


def test_error_is_logged_and_keeps_nothing_else_from_happening(
    source, german_page, monkeypatch, caplog
):
    def broken(page):
        raise RuntimeError("no passages today")

    monkeypatch.setattr(memory, "synchronise_source", broken)
    german_page.title = "Neuer Titel"

    with caplog.at_level(logging.ERROR, logger="translations.receivers"):
        german_page.save_revision().publish()

    german_page.refresh_from_db()
    assert (german_page.title, german_page.live) == ("Neuer Titel", True)
    assert caplog.messages == [f"The passages of page {german_page.pk} could not be renewed"]
