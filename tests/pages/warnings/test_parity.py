"""A translation beside its live original."""

import pytest

from pages.models import StandardPage
from tests.factories.pages import StandardPageFactory, body, locale_of, section, text
from tests.pages.warnings.writing import in_english, page_with, said, same_ids
from translations import memory

pytestmark = pytest.mark.django_db


def principles(*titles):
    items = [{"type": "item", "value": {"title": title, "text": ""}} for title in titles]
    return {"type": "principles", "value": {"kind": "bulleted", "style": "", "items": items}}


@pytest.fixture
def german():
    """A page with two sections, a list of principles, a link, a date and a figure."""
    first = section(
        text(
            '<p>Am 3. Mai 2025: <a href="https://example.org/">Beschluss</a> von'
            " {{ member_count }}.</p>"
        ),
        principles("Zuhören", "Mitreden"),
        heading="Werte",
        anchor="werte",
    )
    second = section(text("<p>Ende.</p>"), heading="Schluss", anchor="schluss")
    return StandardPageFactory(body=body(first, second))


def write(raw, html):
    raw[0]["value"]["content"][0]["value"] = html


GOOD = '<p>On 3 May 2025: <a href="https://example.org/">resolution</a> of {{ member_count }}.</p>'


def test_faithful_translation_raises_no_warning(german):
    page = in_english(german, same_ids(german, lambda raw: write(raw, GOOD)))

    assert said(page) == []


@pytest.mark.parametrize(
    ("change", "facts"),
    [
        (
            lambda raw: raw[0]["value"]["content"][1]["value"]["items"].pop(),
            {"what": "principles", "here": 1, "there": 2},
        ),
        (
            lambda raw: raw[0]["value"]["content"].pop(),
            {"what": "principles_lists", "here": 0, "there": 1},
        ),
        (
            lambda raw: write(raw, "<p>On 3 May 2025: resolution of {{ member_count }}.</p>"),
            {"what": "links", "here": 0, "there": 1},
        ),
        (
            lambda raw: write(raw, GOOD.replace("{{ member_count }}", "us")),
            {"what": "figure", "token": "member_count", "here": 0, "there": 1},
        ),
        (
            lambda raw: raw[0]["value"].update(heading=""),
            {"what": "heading_missing", "section": "Werte"},
        ),
    ],
    ids=["item", "list", "link", "figure", "heading"],
)
def test_what_is_missing_is_counted_in_its_section(german, change, facts):
    def both(raw):
        write(raw, GOOD)
        change(raw)

    page = in_english(german, same_ids(german, both))

    heading = "" if facts["what"] == "heading_missing" else "Werte"
    assert said(page) == [("parity", heading, facts)]


def test_other_date_is_named(german):
    words = GOOD.replace("3 May", "4 May")
    page = in_english(german, same_ids(german, lambda raw: write(raw, words)))

    assert said(page) == [
        ("parity", "Werte", {"what": "date_missing", "day": [2025, 5, 3]}),
        ("parity", "Werte", {"what": "date_added", "day": [2025, 5, 4]}),
    ]


def test_date_in_words_of_the_original_is_named_once():
    german = page_with("<p>Wir gehen.</p>")
    words = "<p>Seit dem 4. Mai 2024.</p>"
    page = in_english(german, same_ids(german, lambda raw: write(raw, words)))

    assert said(page) == [("parity", "Abschnitt", {"what": "date_added", "day": [2024, 5, 4]})]


def test_section_that_one_of_the_two_lacks_is_named(german):
    def change(raw):
        write(raw, GOOD)
        raw[1] = {**section(text("<p>More.</p>"), heading="More"), "id": "new"}

    page = in_english(german, same_ids(german, change))

    assert said(page) == [
        ("parity", "", {"what": "section_missing", "section": "Schluss"}),
        ("parity", "More", {"what": "section_added"}),
    ]


def test_sections_without_common_ids_are_compared_in_their_order(german):
    raw = [section(text(GOOD), principles("Listen"), heading="Values"), section(heading="End")]
    page = in_english(german, body(*raw))

    assert said(page) == [
        ("parity", "Values", {"what": "principles", "here": 1, "there": 2}),
    ]


def test_other_number_of_sections_is_said_where_no_section_is_known(german):
    page = in_english(german, body(section(text(GOOD), heading="Values")))

    assert said(page) == [("parity", "", {"what": "sections", "here": 1, "there": 2})]


@pytest.mark.parametrize(
    ("german_words", "english_words"),
    [
        ("<p>Seit 1999, also 1999.</p>", "<p>Since 1999.</p>"),
        ("<p>2.000 Menschen</p>", "<p>2000 people</p>"),
        ("<p>Am 3. Mai 2025</p>", "<p>On 3 May</p>"),
        ("<p>Am 03.05.2025</p>", "<p>On May 3, 2025</p>"),
        ("<p>2025: Am 3. Mai</p>", "<p>On 3 May 2025</p>"),
    ],
)
def test_same_days_in_other_words_are_no_difference(german_words, english_words):
    german = page_with(german_words)
    page = in_english(german, same_ids(german, lambda raw: write(raw, english_words)))

    assert said(page) == []


def test_synchronised_translation_is_compared_with_what_is_live_now(german):
    source = memory.synchronise_source(german)
    page = memory.publish_translation(source, locale_of("en"))
    german.body = same_ids(german, lambda raw: raw.pop())
    german.save()

    facts = {"what": "section_added"}
    assert said(StandardPage.objects.get(pk=page.pk)) == [("parity", "Schluss", facts)]


def test_draft_of_the_original_is_compared_with_nothing(german):
    page = in_english(german, body(section(heading="Values")))
    german.live = False
    german.save()

    assert said(page) == []


def test_text_of_its_own_is_compared_with_nothing(german):
    page = in_english(german, body(section(heading="Werte")), language_code="de-simple")

    assert said(page) == []
