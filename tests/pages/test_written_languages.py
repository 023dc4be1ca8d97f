"""Each text on each page of the demo is in the language that its markup says."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from tests.pages.crawler import MEMBER, Walk
from tests.pages.written_languages import known_languages, wrong_languages

pytestmark = pytest.mark.django_db

DEMO = settings.BASE_DIR / "association_site" / "bundles" / "demo"
BUNDLES = {"localhost": DEMO / "dsm", "auslaenderrat.localhost": DEMO / "auslaenderrat"}


def pages_of(hostname):
    """Return the paths of a site's pages, one member's among them in each language."""
    walk = Walk(hostname)
    paths = [address.removeprefix(walk.root) for address in walk.listed]
    members = {path.split("/")[1]: path for path in paths if MEMBER.search(path)}
    return [path for path in paths if not MEMBER.search(path)] + list(members.values())


@pytest.mark.parametrize("hostname", BUNDLES)
def test_each_text_of_the_demo_is_in_the_language_that_its_markup_says(hostname):
    known = known_languages(BUNDLES[hostname])
    visitor = Client(SERVER_NAME=hostname)

    paths = pages_of(hostname)
    wrong = {}
    for path in paths:
        soup = BeautifulSoup(visitor.get(path).content, "html.parser")
        if found := wrong_languages(soup, known):
            wrong[path] = found

    assert wrong == {}
    assert len(paths) > 10


def test_text_in_another_language_than_its_markup_says_is_found():
    known = known_languages(BUNDLES["localhost"])
    german = next(text for text, codes in known.items() if codes == {"de"} and text.isascii())
    soup = BeautifulSoup(
        f"<html lang=en><body><p>{german}</p><p lang=de>{german}</p><p>مرحبا بكم هنا</p>"
        "<p lang=ar>Quite other letters here</p></body></html>",
        "html.parser",
    )

    assert [line.partition(":")[0] for line in wrong_languages(soup, known)] == [
        "en, but de",
        "en, but letters of ar/fa",
        "ar, but Latin letters",
    ]
