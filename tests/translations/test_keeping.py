"""Passages that are right although the original says the same."""

import pytest
from wagtail_localize.models import Translation

from tests.factories.accounts import UserFactory
from tests.factories.pages import StandardPageFactory, body, section, text
from tests.translations.conftest import translate
from translations import accepted, content, keeping, memory, recording
from translations.choices import State

pytestmark = pytest.mark.django_db

NAME = "Café Halva"


@pytest.fixture
def page(english):
    """A public English page with a name that is the same in German."""
    german = StandardPageFactory(
        title="Besuch", body=body(section(text(f"<p>{NAME}</p><p>Komm vorbei.</p>")))
    )
    source = memory.synchronise_source(german)
    translate(source, english, {"Besuch": "Visit", "Komm vorbei.": "Come along."})
    return memory.publish_translation(source, english)


def state_of(page):
    record = recording.live_of(page)
    return record.states, record.open_count


def write_freely(page):
    """Loosen the page from wagtail-localize and publish it once more."""
    Translation.objects.filter(source__object_id=page.translation_key).update(enabled=False)
    page.body[0].value["content"][0].value.source = f"<p>{NAME}</p><p>Do come along.</p>"
    page.save_revision().publish()


@pytest.mark.parametrize("freely", [True, False])
def test_kept_words_count_as_translated_until_taken_back(page, freely):
    if freely:
        write_freely(page)
    assert state_of(page) == ([State.PARTIAL], 1)
    user = UserFactory()

    row = keeping.keep(page, NAME, user)

    assert state_of(page) == ([State.COMPLETE], 0)
    assert (row.by, row.words, row.at is not None) == (user, NAME, True)

    keeping.withdraw(page, row.mark)

    assert state_of(page) == ([State.PARTIAL], 1)
    assert list(accepted.kept_words(page)) == []


def test_kept_words_survive_the_next_publishing(page):
    write_freely(page)
    keeping.keep(page, NAME, None)

    page.title = "A visit"
    page.save_revision().publish()

    assert state_of(page) == ([State.COMPLETE], 0)


def test_kept_words_are_kept_for_one_page_and_language_alone(page, arabic):
    keeping.keep(page, NAME, None)

    marks = accepted.accepted_hashes(page.translation_key, page.locale)
    assert marks == {content.mark_of(NAME)}
    assert accepted.accepted_hashes(page.translation_key, arabic) == set()
    assert accepted.accepted_hashes(StandardPageFactory().translation_key, page.locale) == set()


def test_kept_words_of_a_synchronised_page_are_learnt_by_its_editor(page):
    tie = Translation.objects.get(source__object_id=page.translation_key)
    total, translated = tie.get_progress()
    assert total - translated == 1

    keeping.keep(page, NAME, None)

    total, translated = tie.get_progress()
    assert total == translated
