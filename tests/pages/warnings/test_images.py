"""Images and their words."""

import pytest

from tests.factories.files import ImageFactory
from tests.factories.pages import StandardPageFactory, body, section
from tests.pages.warnings.writing import in_english, said

pytestmark = pytest.mark.django_db


def page_with_image(alt="", decorative=False, description=""):
    image = ImageFactory(title="Bild", description=description)
    value = {"image": image.pk, "alt_text": alt, "decorative": decorative}
    block = {"type": "image", "value": {"image": value, "caption": ""}}
    return StandardPageFactory(body=body(section(block, heading="Sommer")))


def found(page):
    return [(place, facts["what"]) for kind, place, facts in said(page) if kind == "image"]


def test_image_without_words_is_found():
    assert found(page_with_image()) == [("Sommer", "nothing")]


@pytest.mark.parametrize(
    "image", [{"alt": "Drei Frauen lachen"}, {"decorative": True}], ids=["words", "decoration"]
)
def test_image_with_words_or_for_decoration_is_right(image):
    assert found(page_with_image(**image)) == []


def test_words_of_the_original_are_found_in_a_translation():
    page = in_english(page_with_image(alt="Drei Frauen lachen zusammen"))

    assert found(page) == [("Sommer", "untranslated")]


def test_name_may_be_the_same_in_two_languages():
    assert found(in_english(page_with_image(alt="Mira Beispiel"))) == []
