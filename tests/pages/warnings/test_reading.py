"""Where words, links and images of a page are looked for."""

import pytest
from wagtail.models import Site

from pages.models import StandardPage
from pages.warnings.finding import open_warnings, warnings_for
from pages.warnings.reading import Reading, Target
from tests.factories.pages import StandardPageFactory, body, home_of, section, text
from tests.pages.warnings.writing import members_today, page_with

pytestmark = pytest.mark.django_db

WORDS = "Siebzehn Worte"


def listed(value):
    return [{"type": "item", "value": value}]


BLOCKS = {
    "text": f"<p>{WORDS}</p>",
    "quotation": {"quotation": WORDS, "attribution": ""},
    "traits": {"kind": "bulleted", "style": "", "items": listed(f"<p>{WORDS}</p>")},
    "principles": {
        "kind": "bulleted",
        "style": "",
        "items": listed({"title": "A", "text": f"<p>{WORDS}</p>"}),
    },
    "accordion": {"items": listed({"title": WORDS, "text": "<p>x</p>"})},
    "columns": {"first": [text(f"<p>{WORDS}</p>")], "second": []},
    "table": {
        "caption": "",
        "columns": {"cell_1": "A"},
        "row_headings": False,
        "rows": listed({"cell_1": WORDS}),
    },
    "button": {"label": WORDS, "page": None, "url": "https://example.org/"},
    "call_to_action": {
        "heading": "A",
        "text": f"<p>{WORDS}</p>",
        "button": {"label": "Los", "page": None, "url": "https://example.org/"},
        "look": "calm",
    },
    "people": {"items": listed({"name": "Mira", "role": WORDS, "text": "", "email": ""})},
    "contact": {"name": WORDS, "address": "", "email": "a@example.org"},
}


def reading(page):
    fresh = StandardPage.objects.get(pk=page.pk)
    return Reading(fresh, Site.objects.get(hostname="localhost"))


@pytest.mark.parametrize("kind", BLOCKS)
def test_words_of_every_block_are_read_with_their_section(kind):
    block = {"type": kind, "value": BLOCKS[kind]}
    page = StandardPageFactory(body=body(section(block, heading="Hier")))

    places = [words.place.heading for words in reading(page).words() if words.text.strip() == WORDS]

    assert places == ["Hier"]


@pytest.mark.parametrize("field", ["title", "seo_title", "search_description"])
def test_words_of_plain_fields_are_read(field):
    page = StandardPageFactory(**{field: WORDS})

    assert [words.place.field for words in reading(page).words() if words.text == WORDS] == [field]


def test_words_of_a_home_page_are_read():
    home = home_of()
    home.introduction = f"<p>{WORDS}</p>"
    home.motto = WORDS

    found = Reading(home, home.get_site()).words()

    places = [words.place.field for words in found if words.text.strip() == WORDS]
    assert places == ["motto", "introduction"]


def test_button_within_a_block_is_a_target():
    block = {"type": "call_to_action", "value": BLOCKS["call_to_action"]}
    page = StandardPageFactory(body=body(section(block)))

    targets = [piece for piece in reading(page).pieces if isinstance(piece, Target)]

    assert [(target.label, target.url) for target in targets] == [("Los", "https://example.org/")]


def test_number_that_is_right_today_is_a_hint_that_stops_nobody():
    page = page_with(f"<p>Wir sind {members_today()} Mitgliedsorganisationen.</p>")
    fresh = StandardPage.objects.get(pk=page.pk)

    found = warnings_for(fresh)

    assert [(warning.kind, warning.is_hint) for warning in found] == [("agreeing_number", True)]
    assert "{{ member_count }}" in found[0].sentence
    assert open_warnings(fresh) == []


def test_site_without_a_register_has_no_numbers_to_disagree_with():
    page = page_with(
        "<p>Wir sind 12 Mitgliedsorganisationen.</p>", parent=home_of("auslaenderrat.localhost")
    )

    assert warnings_for(StandardPage.objects.get(pk=page.pk)) == []


def test_key_stays_when_the_section_is_called_otherwise_and_changes_with_the_number():
    page = page_with(f"<p>Wir sind {members_today() - 2} Mitgliedsorganisationen.</p>")
    fresh = StandardPage.objects.get(pk=page.pk)
    before = open_warnings(fresh)[0].key
    fresh.body[0].value["heading"] = "Anders"
    renamed = open_warnings(fresh)[0]
    raw = [dict(child) for child in fresh.body.get_prep_value()]
    raw[0]["value"]["content"][0]["value"] = (
        f"<p>Wir sind {members_today() - 3} Mitgliedsorganisationen.</p>"
    )
    fresh.body = fresh.body.stream_block.to_python(raw)

    assert (renamed.key, renamed.place.heading) == (before, "Anders")
    assert open_warnings(fresh)[0].key != before
