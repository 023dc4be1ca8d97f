"""How words, languages and scripts are written for search engines and social networks."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from pages.structured_data import as_script, locale_with_territory
from tests.factories.pages import StandardPageFactory
from tests.pages.shared_cards import graph_of, meta_of

pytestmark = pytest.mark.django_db

SPECIMENS = ["", "</script><script>alert(1)</script>", "<!-- <script>", "A & B", "„Wir“\u2028Sie\u2029"]  # fmt: skip
TERRITORY = re.compile(r"[a-z]{2}_[A-Z]{2}")


@pytest.mark.parametrize("words", SPECIMENS[1:])
def test_words_cannot_leave_the_script_or_the_tags(all_facts, words):
    all_facts.name = all_facts.telephone = words
    all_facts.save()
    StandardPageFactory(title=words, slug="angriff", search_description=words, seo_title=words)

    response = Client(SERVER_NAME="localhost").get("/de/angriff/")
    soup = BeautifulSoup(response.content, "html.parser")

    graph = graph_of(soup)
    assert graph["WebPage"]["name"] == graph["WebPage"]["description"] == words
    assert graph["NGO"]["name"] == graph["NGO"]["telephone"] == words
    assert meta_of(soup)["og:title"] == meta_of(soup)["og:description"] == [words]
    assert len(soup.select("script:not([src])")) == 1
    assert "alert(1)</script>" not in response.content.decode()


@pytest.mark.parametrize("words", SPECIMENS)
def test_script_is_json_in_one_line_without_a_tag(words):
    text = as_script({"name": words})

    assert json.loads(text) == {"name": words}
    assert set(text) & set("<>&\u2028\u2029\n") == set()


@pytest.mark.parametrize(
    ("code", "locale"),
    [("de", "de_DE"), ("en", "en_GB"), ("fa", "fa_IR"), ("fr", "fr_FR"), ("ru", "ru_RU"),
     ("tr", "tr_TR"), ("uk", "uk_UA"), ("ar", "ar_EG")],
)  # fmt: skip
def test_language_is_given_with_a_territory(code, locale):
    assert locale_with_territory(code) == locale
    assert TERRITORY.fullmatch(locale)
