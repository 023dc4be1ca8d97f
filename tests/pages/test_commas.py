"""Commas between the parts of a line, in the script of the reader's language."""

from datetime import date

import pytest
from django.template import engines
from django.utils import translation

from pages.commas import joined
from pages.models.statement import Adoption

TEMPLATE = "{% load page_tags %}{{ parts|joined }}|{% comma %}|"


@pytest.mark.parametrize(
    ("language", "line"), [("de", "A, B"), ("de-simple", "A, B"), ("uk", "A, B"), ("ar", "A، B")]
)
def test_parts_are_joined_as_the_language_does(language, line):
    with translation.override(language):
        assert joined(("A", "", None, "B")) == line


def test_templates_join_alike():
    template = engines["django"].from_string(TEMPLATE)

    with translation.override("ar"):
        assert template.render({"parts": ["A", "<B>"]}) == "A، &lt;B&gt;|، |"


def test_seal_in_arabic_has_an_arabic_comma():
    with translation.override("ar"):
        line = Adoption(date(2025, 5, 3), "مجلس", "Dresden").line

    assert line.endswith("مجلس، Dresden")
