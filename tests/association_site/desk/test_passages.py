"""What changed since a page was translated, and passages that are right as they stand."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail_localize.models import Translation

from accounts.choices import Role
from tests.association_site.desk.translated import change, german, into
from tests.factories.accounts import person, translator
from tests.factories.pages import home_of
from translations import memory, recording
from translations.content import mark_of

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


def address(page, end=""):
    return f"/admin/translations/page/{page.pk}/{end}"


def opened(client, page):
    return BeautifulSoup(client.get(address(page)).content, "html.parser")


def words(tag):
    return " ".join(tag.get_text().split())


@pytest.fixture
def changed():
    """A German page that changed in one sentence, and its English translation."""
    page = german("Probe eins")
    translated = into(page)
    change(page)
    return page, translated


def test_changed_words_stand_beside_the_old_translation(changed):
    soup = opened(person(Role.EDITOR), changed[1])

    (passage,) = soup.select(".desk-passage")
    before, after = passage.select("dd")
    assert passage.h3.get_text(strip=True) == "Vision"
    assert (before["lang"], after["lang"]) == ("de", "en")
    assert words(before) == "Wir sind [entfallen: 66][neu: 68]."
    assert (words(before.select_one("del")), words(before.select_one("ins"))) == (
        "[entfallen: 66]",
        "[neu: 68]",
    )
    assert words(after) == "We are 66."


def test_passage_leads_to_its_place_in_the_editor(changed):
    german_page, english_page = changed
    segment = memory.source_of(german_page).stringsegment_set.get(string__data="Wir sind 68.")

    link = opened(person(Role.EDITOR), english_page).select_one(".desk-passage a")

    assert link["href"] == f"/admin/pages/{english_page.pk}/edit/#passage-{segment.pk}"
    editor = person(Role.EDITOR).get(link["href"].partition("#")[0]).content.decode()
    assert "desk/passage.js" in editor


def test_passage_of_a_free_text_leads_to_its_block(changed):
    german_page, english_page = changed
    Translation.objects.filter(source__object_id=german_page.translation_key).update(enabled=False)
    block = english_page.body[0].value["content"][0]

    link = opened(person(Role.EDITOR), english_page).select_one(".desk-passage a")

    assert link["href"] == f"/admin/pages/{english_page.pk}/edit/#block-{block.id}-section"


def test_new_and_removed_passages_say_so(changed):
    change(changed[0], "<p>Wir gehen.</p><p>Ein Gedanke kommt hinzu.</p><p>Noch einer!</p>")

    passages = opened(person(Role.EDITOR), changed[1]).select(".desk-passage")

    assert [(words(p.h3), words(p.dd)) for p in passages] == [
        ("Vision neuer Absatz", "[neu: Ein Gedanke kommt hinzu.]"),
        ("Vision neuer Absatz", "[neu: Noch einer!]"),
        ("Vision entfallener Absatz", "[entfallen: Wir sind 66.]"),
    ]
    assert [words(p.select("dd")[1]) for p in passages] == [
        "Dafür gibt es noch keine Übersetzung.",
        "Dafür gibt es noch keine Übersetzung.",
        "We are 66.",
    ]


def test_draft_that_was_never_public_has_nothing_to_compare(changed):
    english_page = changed[1]
    recording.live_of(english_page).delete()

    assert "war noch nie öffentlich" in words(opened(person(Role.EDITOR), english_page))


# ---------------------------------------------------------------------------- right as it stands
@pytest.fixture
def partial():
    return into(german("Probe eins"), words={"Probe eins": "Sample", "Vision": "Vision too"})


def send(client, page, **data):
    return client.post(address(page, "right/"), data)


def test_passage_is_marked_as_right_and_taken_back(partial):
    client = translator("en")
    mark = mark_of("Wir gehen.")
    assert [words(p) for p in opened(client, partial).select(".desk-passage > .desk-words")] == [
        "Wir sind 66.",
        "Wir gehen.",
    ]

    send(client, partial, keep=mark)

    soup = opened(client, partial)
    assert [words(p) for p in soup.select(".desk-passage > .desk-words")] == ["Wir sind 66."]
    assert [words(p) for p in soup.select(".desk-story .desk-words")] == ["Wir gehen."]
    send(client, partial, withdraw=mark)
    assert recording.live_of(partial).open_count == 2


def test_decision_counts_at_once_where_its_maker_publishes_and_else_later(partial):
    send(translator("en"), partial, keep=mark_of("Wir gehen."))
    assert recording.live_of(partial).open_count == 2

    send(person(Role.EDITOR), partial, keep=mark_of("Wir sind 66."))
    assert recording.live_of(partial).open_count == 0

    send(translator("en"), partial, withdraw=mark_of("Wir gehen."))
    assert recording.live_of(partial).open_count == 0
    send(person(Role.EDITOR), partial, withdraw=mark_of("Wir sind 66."))
    assert recording.live_of(partial).open_count == 2


def test_decision_stands_in_the_history_of_the_page(partial):
    client = person(Role.EDITOR)
    mark = mark_of("Wir gehen.")

    send(client, partial, keep=mark)
    send(client, partial, withdraw=mark)

    history = client.get(f"/admin/pages/{partial.pk}/history/").content.decode()
    assert "„Wir gehen.“ ist richtig so." in history
    assert "Der Absatz gilt wieder als nicht übersetzt. (Wir gehen.)" in history


def test_passage_that_changed_meanwhile_is_not_marked(partial):
    client = translator("en")

    answer = send(client, partial, keep=mark_of("Etwas anderes"))

    assert "hat sich inzwischen geändert" in client.get(answer.headers["Location"]).content.decode()
    assert recording.live_of(partial).open_count == 2


def test_mark_needs_a_passage(partial):
    assert send(translator("en"), partial).status_code == 400


# ------------------------------------------------------------------------------------ who
def test_passages_are_for_those_who_work_on_the_page(partial):
    mark = mark_of("Wir gehen.")
    strangers = [
        Client(SERVER_NAME="localhost"),
        person(Role.BOARD),
        person(Role.EDITOR, OTHER),
        person(Role.TRANSLATOR, OTHER),
    ]

    for client in strangers:
        assert client.get(address(partial)).status_code == 302
        assert send(client, partial, keep=mark).status_code == 302
    assert recording.live_of(partial).open_count == 2


def test_original_and_what_is_not_there_have_no_passages(partial):
    client = person(Role.EDITOR)
    mirror = german("Spiegel").copy_for_translation(partial.locale, alias=True)

    assert client.get(address(home_of())).status_code == 302
    assert client.get("/admin/translations/page/0/").status_code == 404
    assert client.get(address(mirror)).status_code == 404
