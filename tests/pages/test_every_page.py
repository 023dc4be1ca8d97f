"""Every page of the demo in all five languages: where its links lead, what it asks the database, and
whether each text is in the language that its markup says."""

import pytest
from bs4 import BeautifulSoup

from association_site.management.commands.demo import DEFAULT_BUNDLES
from tests.pages.crawler import Walk
from tests.pages.written_languages import known_languages, wrong_languages, wrong_on_pages

pytestmark = pytest.mark.django_db

BUNDLES = dict(zip(["localhost", "auslaenderrat.localhost"], DEFAULT_BUNDLES, strict=True))


@pytest.mark.parametrize(
    ("hostname", "codes"),
    [
        ("localhost", {"de", "en", "ar", "uk", "de-simple"}),
        ("auslaenderrat.localhost", {"de", "en"}),
    ],
)
def test_every_page_leads_on_asks_little_and_says_its_languages(every_language, hostname, codes):
    walk = Walk(hostname)

    assert walk.problems() == []
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
