"""The HTML of every page type and every pattern, read as strictly as no browser reads it."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils.translation import override

from accounts.choices import Role
from pages import views
from tests.association_site.styleguide_visit import START, all_addresses
from tests.browser.pages import LANGUAGES, PAGES
from tests.browser.third_language import add as add_third_language
from tests.factories.accounts import person
from tests.markup.checking import Pages

pytestmark = pytest.mark.django_db

SIGN_IN = "/{}/_util/login/"
# Where there is no page in the language, no page at all, and none of that number.
FURTHER = ("/uk/leitbild/", "/de/mitglieder/?page=viele", "/en/members/?page=99")


def answers() -> Iterator[tuple[str, HttpResponse]]:
    """Return each page by its address: the site in three languages, what is refused, all patterns."""
    visitor, keeper = Client(SERVER_NAME="localhost"), person(Role.ADMINISTRATION)
    arabic = add_third_language()
    addresses = [*(address for pair in PAGES.values() for address in pair), *FURTHER]
    for address in [*addresses, *arabic.values(), "/ar/gibt-es-nicht/", SIGN_IN.format("ar")]:
        yield address, visitor.get(address)
    for language in LANGUAGES:
        address = SIGN_IN.format(language)
        refused = {"username": "niemand@verband.example", "password": "falsch"}
        yield f"{address} refused", visitor.post(address, refused)
        with override(language):
            yield f"/{language}/ failed", views.server_error(_request(f"/{language}/"))
            alone = render_to_string("500_without_site.html")
        yield f"/{language}/ failed without the site", HttpResponse(alone)
        for address in [f"{START}?lang={language}", *all_addresses(lang=language)]:
            yield address, keeper.get(address)


def _request(address):
    """Return a request that no middleware has seen."""
    return RequestFactory().get(address, SERVER_NAME="localhost")


@pytest.fixture(scope="module")
def pages(module_db, tmp_path_factory):
    """Every page in a file."""
    answered = ((address, response.content) for address, response in answers())
    return Pages(tmp_path_factory.mktemp("pages"), answered)


def test_html_validate_finds_nothing(pages):
    assert pages.html_validate() == []


def test_nu_finds_nothing(pages):
    assert pages.nu() == []
