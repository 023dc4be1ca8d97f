"""Each text on each page of the demo is in the language that its markup says, in all five languages."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache

from association_site.bundles.writing import load
from association_site.management.commands.demo import DEFAULT_BUNDLES
from pages.site_context import clear_root_paths
from tests.pages.crawler import Walk
from tests.pages.written_languages import known_languages, wrong_languages, wrong_on_pages

pytestmark = pytest.mark.django_db

BUNDLES = dict(zip(["localhost", "auslaenderrat.localhost"], DEFAULT_BUNDLES, strict=True))


@pytest.fixture(scope="module")
def all_languages(module_db):
    """Load what the demo brings, and what is prepared lacks: Arabic, Ukrainian and Leichte Sprache."""
    load(BUNDLES["localhost"])
    clear_root_paths()
    cache.clear()


@pytest.mark.parametrize(
    ("hostname", "codes"),
    [
        ("localhost", {"de", "en", "ar", "uk", "de-simple"}),
        ("auslaenderrat.localhost", {"de", "en"}),
    ],
)
def test_each_text_of_the_demo_is_in_the_language_that_its_markup_says_for_few_queries(
    all_languages, hostname, codes
):
    walk = Walk(hostname)

    assert wrong_on_pages(walk, known_languages(BUNDLES[hostname])) == {}
    assert walk.expensive(most=10) == {}
    assert {path.split("/")[3] for path in walk.listed} == codes


def test_text_in_another_language_than_its_markup_says_is_found():
    known = known_languages(BUNDLES["localhost"])
    german = next(text for text, codes in known.items() if codes == {"de"} and text.isascii())
    soup = BeautifulSoup(
        f"<html lang=en><title>{german} – DSM</title><body><p>{german}</p><p lang=de>{german}</p><p>مرحبا بكم هنا</p>"
        "<p>Das steht in keiner Datei und ist Deutsch.</p><p lang=de>We are of no file.</p>"
        "<p lang=ar>Quite other letters here</p></body></html>",
        "html.parser",
    )

    assert [line.partition(":")[0] for line in wrong_languages(soup, known)] == [
        "en, but de",
        "en, but de",
        "en, but letters of ar/fa",
        "en, but de/de-simple",
        "de, but en",
        "ar, but Latin letters",
    ]
