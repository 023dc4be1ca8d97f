"""Passages that are right although the original says the same."""

import pytest
from wagtail_localize.models import StringTranslation, Translation

from tests.factories.accounts import UserFactory
from tests.factories.pages import StandardPageFactory, body, section, text
from tests.translations.conftest import translate
from translations import accepted, carrying, content, keeping, memory, recording
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


@pytest.fixture
def said_twice(english):
    """An English page of two blocks with the same German words, the first one translated."""
    german = StandardPageFactory(
        title="Besuch", body=body(section(text("<p>Sommer</p>"), text("<p>Sommer</p>")))
    )
    source = memory.synchronise_source(german)
    first = next(found for found in memory.passages(source) if found.text == "Sommer")
    memory.write(first, english, "Summer")
    return memory.publish_translation(source, english)


def memory_of(page):
    rows = StringTranslation.objects.filter(
        translation_of__data="Sommer", locale=page.locale, context__object_id=page.translation_key
    )
    return [(row.data, row.last_translated_by) for row in rows.order_by("pk")]


def test_translation_of_the_same_words_elsewhere_stays(said_twice):
    user = UserFactory()

    row = keeping.keep(said_twice, "Sommer", user)

    assert memory_of(said_twice) == [("Summer", None), ("Sommer", user)]
    keeping.withdraw(said_twice, row.mark)
    assert memory_of(said_twice) == [("Summer", None)]


def test_words_that_somebody_wrote_stay_when_the_decision_is_taken_back(said_twice):
    StringTranslation.objects.filter(data="Summer").update(data="Sommer")

    row = keeping.keep(said_twice, "Sommer")
    keeping.withdraw(said_twice, row.mark)

    assert memory_of(said_twice) == [("Sommer", None)]


def test_words_of_a_previous_version_give_way(said_twice):
    rows = StringTranslation.objects.filter(data="Summer")
    rows.update(tool_name=carrying.PREVIOUS_VERSION)

    keeping.keep(said_twice, "Sommer")

    assert memory_of(said_twice) == [("Sommer", None), ("Sommer", None)]


def test_decision_can_wait_for_the_next_publishing(page):
    keeping.keep(page, NAME, at_once=False)
    assert state_of(page) == ([State.PARTIAL], 1)

    page.save_revision().publish()

    assert state_of(page) == ([State.COMPLETE], 0)
