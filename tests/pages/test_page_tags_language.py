"""Dates, directions and sentences as the reader's language writes them."""

from datetime import date

import pytest
from django.test import RequestFactory
from django.utils.translation import gettext, override

from pages.choices import DatePrecision
from pages.page_context import LanguageLink
from pages.site_context import language_info
from pages.templatetags import page_tags

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "precision", "shown"),
    [
        ("de", DatePrecision.DAY, "3. Mai 2025"),
        ("de", DatePrecision.MONTH, "Mai 2025"),
        ("de", DatePrecision.YEAR, "2025"),
        ("en", DatePrecision.DAY, "3 May 2025"),
        ("en", DatePrecision.MONTH, "May 2025"),
        ("en", DatePrecision.YEAR, "2025"),
    ],
)
def test_date_is_written_as_precisely_as_it_is_known(language, precision, shown):
    with override(language):
        assert page_tags.long_date(date(2025, 5, 3), precision) == shown


def test_date_that_is_not_known_is_nothing():
    assert page_tags.long_date(None) == ""


@pytest.mark.parametrize(("code", "shown"), [("de", "ltr"), ("ar", "rtl"), ("fa", "rtl")])
def test_direction_is_that_of_the_language(code, shown):
    assert page_tags.language_direction(code) == shown
    with override(code):
        assert page_tags.direction() == shown


@pytest.mark.parametrize(
    ("title", "long"),
    [("", False), ("Über uns", False), ("Bündnisgründungen", True), ("a " * 20, False), ("x" * 16, False)],
)  # fmt: skip
def test_long_word_is_one_that_a_phone_may_have_to_break(title, long):
    assert page_tags.has_long_word(title) is long


def test_hint_of_the_switcher_escapes_the_title_and_fills_in_its_figures(site):
    request = RequestFactory().get("/", SERVER_NAME="localhost")
    link = LanguageLink(language_info("ar"), "/ar/", False, False, "<b>{{ member_count }}</b>")

    with override("en"):
        hint = page_tags.page_missing_in({"request": request}, link)

    assert hint == (
        'this page is not available; leads to “<bdi lang="ar">&lt;b&gt;66&lt;/b&gt;</bdi>”'
    )


@pytest.mark.parametrize(("active", "name"), [("en", "English"), ("de", "Englisch")])
def test_not_available_line_names_the_language_in_the_readers_own(active, name):
    with override(active):
        expected = gettext("This page is not available in %(language)s") % {"language": name}
        assert page_tags.not_available_line("en") == expected
