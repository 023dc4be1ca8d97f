"""Soft hyphens in bundles: written as `&shy;` or as the character, they make no text another one."""

import pytest
from wagtail_localize.models import StringTranslation

from pages.soft_hyphens import SOFT_HYPHEN
from tests.association_site.bundles.snapshots import changes, everything
from tests.association_site.bundles.staffs_work import notes, page_of
from tests.factories.bundles import replace_in

pytestmark = pytest.mark.django_db

DIVIDED = f"Über{SOFT_HYPHEN}schrift"


def test_typed_soft_hyphen_is_loaded_as_the_character_and_a_second_load_changes_nothing(
    load, small
):
    replace_in(small / "pages/text.md", "title: Ein Text", "title: Ein&shy;Text")
    replace_in(small / "pages/text.md", "## Überschrift", "## Über&shy;schrift")
    replace_in(small / "en.po", 'msgid "Ein Text"', 'msgid "EinText"')
    load(small)
    before = everything()

    lines = load(small)

    page = page_of("text")
    assert page.title == f"Ein{SOFT_HYPHEN}Text"
    assert page.body[1].value["heading"] == DIVIDED
    assert lines[-1] == "probe.localhost: pages new=0 changed=0 unchanged=4"
    assert changes(before, everything()) == {}


@pytest.mark.parametrize("written", ["&shy;", SOFT_HYPHEN])
def test_translation_is_found_for_a_text_that_got_a_soft_hyphen(load, small, written):
    replace_in(small / "pages/text.md", "title: Ein Text", f"title: Ein Te{written}xt")

    lines = load(small)

    assert notes(lines) == ["~ text"]
    assert page_of("text").title == f"Ein Te{SOFT_HYPHEN}xt"
    assert page_of("text", "en").title == "A text"
    translated = StringTranslation.objects.filter(translation_of__data=f"Ein Te{SOFT_HYPHEN}xt")
    assert [row.data for row in translated] == ["A text"]


def test_translation_can_have_soft_hyphens_of_its_own(load, small):
    replace_in(small / "en.po", 'msgstr "A text"', 'msgstr "A te&shy;xt"')

    load(small)

    assert page_of("text", "en").title == f"A te{SOFT_HYPHEN}xt"


def test_look_is_given_to_a_heading_with_soft_hyphens_by_its_words(load, small):
    replace_in(small / "pages/text.md", "## Überschrift", "## Über&shy;schrift")
    replace_in(small / "pages/text.md", "slug: text", "slug: text\nsections: {Überschrift: tinted}")

    load(small)

    section = page_of("text").body[1].value
    assert (section["heading"], section["look"]) == (DIVIDED, "tinted")
