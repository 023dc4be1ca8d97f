"""Pages, images and documents of all sections are found together, each use an object of its own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.blocks.choosers import PageChoiceBlock
from tests.factories.blocks import BLOCKS, people, raw
from tests.factories.files import ImageFactory
from tests.factories.pages import StandardPageFactory, body, home_of, section

pytestmark = pytest.mark.django_db


def button(key):
    return {"type": "button", "value": {"label": "a", "page": key, "url": ""}}


def image(key, words):
    value = {"image": key, "alt_text": words, "decorative": False}
    return {"type": "image", "value": {"image": value, "caption": ""}}


def contents(*blocks):
    """Return the values of blocks that stand in two sections."""
    value = body(section(*blocks[::2]), section(*blocks[1::2]))
    return [block.value for part in value for block in part.value["content"]]


def test_all_sections_ask_once_for_each_kind_of_thing():
    value = body(*(section(*(raw(name) for name in BLOCKS)) for _ in range(2)))

    with CaptureQueriesContext(connection) as queries:
        assert [len(part.value["content"]) for part in value] == [len(BLOCKS)] * 2

    tables = [query["sql"].split(' FROM "')[1].split('"')[0] for query in queries]
    assert sorted(tables) == [
        "pages_associationdocument",
        "pages_associationimage",
        "wagtailcore_page",
    ]


def test_sections_without_choices_ask_nothing():
    value = body(section(raw("table"), button(None)))

    with CaptureQueriesContext(connection) as queries:
        assert [block.block_type for block in value[0].value["content"]] == ["table", "button"]

    assert len(queries) == 0


def test_one_image_has_different_words_in_different_places():
    key = ImageFactory().pk

    first, second = contents(image(key, "Von vorn"), image(key, "Von hinten"))

    assert first["image"].pk == second["image"].pk == key
    assert first["image"].contextual_alt_text == "Von vorn"
    assert second["image"].contextual_alt_text == "Von hinten"


def test_what_was_deleted_is_nothing():
    page, picture = StandardPageFactory(), ImageFactory()
    blocks = button(page.pk), image(picture.pk, "a")
    page.delete()
    picture.delete()

    link, figure = contents(*blocks)

    assert link["page"] is None
    assert figure["image"] is None


def test_photo_of_people_is_found_too():
    (value,) = contents({"type": "people", "value": people()})

    assert [one["photo"] and one["photo"].contextual_alt_text for one in value["items"]] == [
        "Eine Frau",
        None,
    ]


def test_chooser_that_stands_alone_asks_for_itself():
    home = home_of()

    assert PageChoiceBlock().bulk_to_python([home.pk, None]) == [home.page_ptr, None]
