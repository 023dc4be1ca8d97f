"""All blocks on one page: their links lead on, and more of them ask the database nothing more."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages.linked import linked_ids
from pages.models import SiteLanguage, SiteSettings
from tests.factories.blocks import button, page_with_all_blocks, raw
from tests.factories.pages import StandardPageFactory, body, home_of, locale_of, section
from translations.starting import start_translation

pytestmark = pytest.mark.django_db


def visit(address):
    response = Client(SERVER_NAME="localhost").get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_buttons_within_other_blocks_lead_to_readable_pages():
    page = page_with_all_blocks(title="Bausteine")

    links = [a["href"] for a in visit("/de/bausteine/").select("main a.button")]

    assert linked_ids(page) == {home_of().pk}
    assert links == ["/de/", "/de/"]


def test_button_of_a_call_leads_to_the_readers_language():
    call = raw("call_to_action")
    english = home_of(language_code="en")
    StandardPageFactory(parent=english, title="Calls", body=body(section(call)))

    assert call["value"]["button"] == button()
    assert visit("/en/calls/").select_one("main a.button")["href"] == "/en/"


def test_number_of_queries_does_not_grow_with_the_blocks():
    settings = SiteSettings.objects.get(site__hostname="localhost")
    SiteLanguage.objects.create(settings=settings, language_code="de-simple", sort_order=9)
    easy = start_translation(home_of(), locale_of("de-simple")).specific
    easy.save_revision().publish()
    page_with_all_blocks(title="Eins")
    start_translation(
        page_with_all_blocks(title="Drei", times=3), locale_of("de-simple")
    ).specific.save_revision().publish()
    page_with_all_blocks(title="One", parent=home_of(language_code="en"))

    counts = []
    for address in ("/de/eins/", "/de/drei/", "/en/one/", "/de-simple/drei/"):
        visit(address)  # makes the pictures' sizes
        with CaptureQueriesContext(connection) as queries:
            visit(address)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert max(counts) <= 10, counts


def test_search_finds_the_words_of_blocks_and_none_of_their_choices():
    words = page_with_all_blocks(title="Bausteine").search_text()

    for found in ("Gleich.", "9 Uhr", "Vorsitz", "Eine Frau", "Wer?", "Film", "Beispielstraße 1"):
        assert found in words
    for choice in ("strong", "click", "video", "member_count", "youtube", "plain"):
        assert choice not in words
