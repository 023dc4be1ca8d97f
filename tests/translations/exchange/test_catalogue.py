"""What a PO file says: its header, its passages with their places, and what is not certain."""

import polib
import pytest
from django.utils.translation import override
from wagtail_localize.models import StringTranslation

from tests.factories.accounts import UserFactory
from tests.factories.pages import locale_of
from tests.translations.conftest import translate
from translations import carrying, memory
from translations.exchange import scopes
from translations.exchange.catalogue import catalogue, plural_forms
from translations.exchange.pieces import pieces_of, shown

pytestmark = pytest.mark.django_db


def taken_out(source, locale):
    memory.publish_translation(source, locale)
    administrator = UserFactory(is_superuser=True)
    text = scopes.text_of(administrator, source.translations.get(target_locale=locale).pk)
    with override("en"):
        return catalogue("Beispiel", locale, pieces_of([text], locale))


def test_passages_stand_in_the_order_of_the_page_as_people_read_them(source, english):
    translate(source, english)

    file = taken_out(source, english)

    assert [(entry.msgid, entry.msgstr) for entry in file] == [
        ("Größe zeigen", "Showing greatness"),
        ("Anfang", "Beginning"),
        ("Guten <b>Tag</b>.", "Good <b>day</b>."),
        ("Wir sind {{ member_count }}.", "We are {{ member_count }}."),
    ]


def test_comments_say_page_address_place_and_what_a_figure_is(source, english):
    comments = [entry.comment.splitlines() for entry in taken_out(source, english)]

    page = ["Page: Größe zeigen", "Address: http://localhost:8000/de/groesse-zeigen/"]
    assert comments[0] == [*page, "Place: Title"]
    assert comments[1] == [*page, "Place: Text › Section › Heading"]
    assert comments[2][3] == "Formatted: what stands between < and > stays as it is."
    assert comments[3][3].startswith("{{ member_count }} is a number that the site fills in (")


def test_equal_words_of_two_places_have_contexts_of_their_own(source, english):
    contexts = [entry.msgctxt for entry in taken_out(source, english)]

    assert contexts[0] == f"{source.object_id}/title"
    assert len({*contexts}) == 3  # two paragraphs share one text


def test_header_names_the_language_and_its_plural(source, arabic):
    metadata = taken_out(source, arabic).metadata

    assert metadata["Language"] == "ar"
    assert metadata["Plural-Forms"].startswith("nplurals=6; plural=n==0 ? 0")
    assert metadata["Content-Type"] == "text/plain; charset=UTF-8"


def test_simplified_language_has_the_plural_of_the_full_one():
    assert plural_forms("de-simple") == plural_forms("de") == "nplurals=2; plural=(n != 1);"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"tool_name": carrying.PREVIOUS_VERSION}, "The original has changed"),
        ({"translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE}, "by a machine"),
        ({"has_error": True, "field_error": "Too long"}, "has an error: Too long"),
    ],
)
def test_words_that_nobody_said_yes_to_are_fuzzy_with_the_reason(source, english, changes, reason):
    translate(source, english)
    StringTranslation.objects.filter(locale=english, data="Beginning").update(**changes)

    file = taken_out(source, english)

    assert [entry.msgid for entry in file.fuzzy_entries()] == ["Anfang"]
    assert reason in file.fuzzy_entries()[0].comment


def test_file_can_be_read_by_gettext(source, english, tmp_path):
    translate(source, english)
    path = tmp_path / "x.po"
    path.write_text(str(taken_out(source, english)))

    read = polib.pofile(str(path), encoding="utf-8")

    assert read.metadata["Language"] == "en"
    assert len(read.translated_entries()) == 4


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("Bund &amp; Land", "Bund & Land"),
        ("<b>Bund</b> &amp; Land", "<b>Bund</b> &amp; Land"),
        ("1 &lt; 2", "1 &lt; 2"),
        ("1 &amp;lt; 2", "1 &amp;lt; 2"),
    ],
)
def test_passages_never_look_alike(html, words):
    assert shown(html) == words


def test_language_that_nobody_knows_has_a_plural(db):
    assert plural_forms(locale_of("eo").language_code) == "nplurals=2; plural=(n != 1);"
