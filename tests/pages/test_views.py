"""What visitors get: every page type of the demo, in both languages."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from tests.factories.pages import HomePageFactory, StandardPageFactory, home_of, locale_of
from tests.pages.conftest import turn_off

pytestmark = pytest.mark.django_db

HOST = "http://localhost:8000"
# German and English address of a page of each type.
TYPES = {
    "home": ("/de/", "/en/"),
    "standard": ("/de/ueber-uns/", "/en/about-us/"),
    "statement": ("/de/leitbild/", "/en/mission-statement/"),
    "alliances": ("/de/buendnisarbeit/", "/en/alliances/"),
    "alliance": ("/de/buendnisarbeit/bamga/", "/en/alliances/bamga/"),
    "members": ("/de/mitglieder/", "/en/members/"),
}
ADDRESSES = [address for pair in TYPES.values() for address in pair]


@pytest.fixture
def visitor():
    return Client(SERVER_NAME="localhost")


def soup_of(visitor, address, status=200):
    response = visitor.get(address)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def test_every_page_type_is_among_those_tested():
    shown = {
        Page.objects.get(url_path=f"/dsm{german.removeprefix('/de')}").specific_class
        for german, _ in TYPES.values()
    }

    abstract_or_elsewhere = {Page}
    assert shown == set(Page.get_first_root_node().specific_class.clean_subpage_models()) | {
        model
        for home in [home_of()]
        for model in Page.__subclasses__() + [m for c in Page.__subclasses__() for m in walk(c)]
        if not model._meta.abstract
    } - abstract_or_elsewhere


def walk(model):
    for child in model.__subclasses__():
        yield child
        yield from walk(child)
