"""Passages and their translations in wagtail-localize."""

import pytest
from wagtail.models import PageLogEntry, Revision
from wagtail_localize.models import StringTranslation, TranslationSource

from tests.factories.pages import StandardPageFactory, body, home_of, section
from tests.translations.conftest import kept, translate
from translations import memory

pytestmark = pytest.mark.django_db


def texts(source):
    return [passage.text for passage in memory.passages(source)]


# ---------------------------------------------------------------------------------------- sources
def test_source_of_a_page_that_was_never_translated_is_none(german_page):
    assert memory.source_of(german_page) is None


def test_source_is_made_once(german_page):
    first = memory.synchronise_source(german_page)
    second = memory.synchronise_source(german_page)

    assert first == second == memory.source_of(german_page)
    assert TranslationSource.objects.filter(object_id=german_page.translation_key).count() == 1


def test_source_is_that_of_the_original_language_alone(source, german_page, english):
    translate(source, english)

    page = memory.publish_translation(source, english)

    assert memory.source_of(page) is None


def test_passages_come_in_the_order_of_the_page(source):
    assert texts(source) == [
        "Größe zeigen",
        "Anfang",
        "Guten Tag.",
        "Wir sind {{ member_count }}.",
    ]


def test_passages_say_where_they_stand_and_how_they_are_kept(source, german_page):
    identity = german_page.body[0].id
    inner = german_page.body[0].value["content"][0].id

    assert [(passage.path, passage.html) for passage in memory.passages(source)] == [
        ("title", "Größe zeigen"),
        (f"body.{identity}.heading", "Anfang"),
        (f"body.{identity}.content.{inner}", "Guten <b>Tag</b>."),
        (f"body.{identity}.content.{inner}", "Wir sind {{ member_count }}."),
    ]


def test_passages_hold_neither_the_slug_nor_fixed_values(german_page):
    german_page.body = body(
        section(
            {
                "type": "principles",
                "value": {
                    "kind": "numbered",
                    "style": "cards",
                    "items": [{"type": "item", "value": {"title": "Mut", "text": "<p>Viel</p>"}}],
                },
            },
            {"type": "button", "value": {"label": "Mehr", "page": home_of().pk, "url": ""}},
            anchor="anker",
        )
    )
    german_page.save()

    assert texts(memory.synchronise_source(german_page)) == ["Größe zeigen", "Mut", "Viel", "Mehr"]


def test_source_follows_what_is_live(source, german_page):
    german_page.title = "Neuer Titel"
    german_page.save()

    assert texts(source)[0] == "Größe zeigen"
    assert texts(memory.synchronise_source(german_page))[0] == "Neuer Titel"


def test_source_never_reads_a_draft(source, german_page):
    german_page.title = "Entwurf"
    german_page.save_revision()

    assert texts(memory.synchronise_source(german_page))[0] == "Größe zeigen"


def test_source_keeps_the_translations_of_what_did_not_change(source, german_page, english):
    translate(source, english)
    german_page.title = "Neuer Titel"
    german_page.save()

    memory.synchronise_source(german_page)

    assert kept(english)["Anfang"] == "Beginning"


def test_synchronised_translation_is_known(source, german_page, english):
    translate(source, english)

    page = memory.publish_translation(source, english)

    assert memory.is_synchronised_translation(page) is True
    assert memory.is_synchronised_translation(german_page) is False
    source.translations.update(enabled=False)
    assert memory.is_synchronised_translation(page) is False


def test_folded_text_has_single_spaces():
    assert memory.folded(" a\n\tb\xa0 c ") == "a b c"


# --------------------------------------------------------------------------------------- writing
def passage_of(source, words):
    return next(passage for passage in memory.passages(source) if passage.text == words)


def test_writing_keeps_a_translation_and_says_whether_anything_changed(source, english):
    passage = passage_of(source, "Anfang")

    results = [memory.write(passage, english, words) for words in ("Start", "Start", "Beginning")]

    assert results == [True, False, True]
    assert kept(english) == {"Anfang": "Beginning"}


def test_writing_nothing_leaves_what_is_kept(source, english):
    passage = passage_of(source, "Anfang")
    memory.write(passage, english, "Beginning")

    assert memory.write(passage, english, "") is False

    assert kept(english) == {"Anfang": "Beginning"}


def test_writing_belongs_to_one_language_and_one_place(source, english, german_page):
    other = StandardPageFactory(title="Größe zeigen")
    other_source = memory.synchronise_source(other)

    memory.write(passage_of(source, "Größe zeigen"), english, "Showing greatness")
    memory.write(passage_of(other_source, "Größe zeigen"), english, "Another one")

    rows = StringTranslation.objects.filter(translation_of__data="Größe zeigen", locale=english)
    assert sorted(rows.values_list("data", flat=True)) == ["Another one", "Showing greatness"]


@pytest.mark.parametrize(
    ("words", "translation", "html"),
    [
        ("Guten Tag.", "Good <b>day</b>.", "Good <b>day</b>."),
        ("Guten Tag.", "Good day & night.", "Good day &amp; night."),
        ("Anfang", "a < b & <b>c</b>", "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;"),
        ("Anfang", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ],
)
def test_writing_keeps_markup_only_where_the_original_has_some(
    source, english, words, translation, html
):
    memory.write(passage_of(source, words), english, translation)

    row = StringTranslation.objects.get(
        locale=english, translation_of_id=passage_of(source, words).string_id
    )
    assert (row.data, row.has_error) == (html, False)


def test_writing_markup_that_is_broken_is_refused(source, english):
    with pytest.raises(ValueError, match="script"):
        memory.write(passage_of(source, "Guten Tag."), english, "Good <script>day</script>.")


@pytest.mark.parametrize(
    "translation",
    ["Good <i>day</i>.", 'Good <a href="https://a.example">day</a>.', "Good <b><i>day</i></b>."],
)
def test_writing_markup_that_the_original_does_not_have_is_refused(source, english, translation):
    with pytest.raises(ValueError, match="was expected"):
        memory.write(passage_of(source, "Guten Tag."), english, translation)

    assert kept(english) == {}


def test_writing_the_right_words_takes_an_error_back(source, english):
    passage = passage_of(source, "Wir sind {{ member_count }}.")
    memory.write(passage, english, "We are many.")
    memory.write(passage, english, "We are {{ member_count }}.")

    row = StringTranslation.objects.get(locale=english, translation_of_id=passage.string_id)
    assert (row.has_error, row.field_error) == (False, "")


def test_a_second_time_writes_no_rows(source, english):
    translate(source, english)
    memory.publish_translation(source, english)
    models = (StringTranslation, Revision, PageLogEntry, TranslationSource)
    before = [model.objects.count() for model in models]

    translate(source, english)
    assert memory.publish_translation(source, english) is None

    assert [model.objects.count() for model in models] == before
    assert memory.has_translation(source, english) is True


def test_has_translation_says_whether_there_is_a_page(source, german_page, english):
    assert memory.has_translation(source, english) is False
    german_page.copy_for_translation(english)
    assert memory.has_translation(source, english) is True
