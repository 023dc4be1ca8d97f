"""What the tests of translations share."""

import pytest
from django.core.cache import cache
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from pages.models import SiteLanguage, SiteSettings
from tests.factories.pages import (
    StandardPageFactory,
    body,
    home_of,
    locale_of,
    section,
    text,
)
from translations import memory


@pytest.fixture(autouse=True)
def _no_root_paths_of_other_tests():
    cache.clear()


@pytest.fixture
def english(db):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def arabic(db):
    """Arabic as a third language of the site, with its home page."""
    settings = SiteSettings.objects.get(site__hostname="localhost")
    SiteLanguage.objects.create(settings=settings, language_code="ar")
    locale = locale_of("ar")
    memory.publish_translation(memory.synchronise_source(home_of()), locale)
    return locale


@pytest.fixture
def german_page(db):
    """A published German page with a heading, two paragraphs and a figure."""
    return StandardPageFactory(
        title="Größe zeigen",
        body=body(
            section(
                text("<p>Guten <b>Tag</b>.</p><p>Wir sind {{ member_count }}.</p>"),
                heading="Anfang",
                anchor="anfang",
            )
        ),
    )


@pytest.fixture
def source(german_page):
    return memory.synchronise_source(german_page)


WORDS = {
    "Größe zeigen": "Showing greatness",
    "Anfang": "Beginning",
    "Guten Tag.": "Good <b>day</b>.",
    "Wir sind {{ member_count }}.": "We are {{ member_count }}.",
}


def translate(source, locale, words=None):
    """Keep translations of passages, given by their plain German text."""
    for passage in memory.passages(source):
        if passage.text in (words or WORDS):
            memory.write(passage, locale, (words or WORDS)[passage.text])


def kept(locale):
    """Return what is kept in a language for the test's page: plain words by German ones."""
    rows = StringTranslation.objects.filter(locale=locale, translation_of__data__in=RAW)
    return {row.translation_of.data: row.data for row in rows}


RAW = ["Größe zeigen", "Anfang", "Guten <b>Tag</b>.", "Wir sind {{ member_count }}."]


def words_of(page):
    """Return the words of a page: title, heading and paragraphs."""
    value = page.body[0].value
    return page.title, value["heading"], value["content"][0].value.source
