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
from tests.browser.pages import DIRECTIONS, LANGUAGES, PAGES, WITH_COOKIE, pages_in, translated
from tests.factories.accounts import person
from tests.markup.checking import Pages
from tests.prepared import Prepared

pytestmark = pytest.mark.django_db

# Where there is no page in the language, no page at all, and none of that number.
FURTHER = ("/de-simple/mitglieder/", "/de/mitglieder/?page=viele", "/en/members/?page=99")


def answers() -> Iterator[tuple[str, HttpResponse]]:
    """Return each page by its address: the site in all languages, what is refused, all patterns."""
    visitor, keeper = Client(SERVER_NAME="localhost"), person(Role.ADMINISTRATION)
    paths = Prepared(every_language=True).paths
    pages = [translated(paths, PAGES[name], language) for name, language in pages_in(*LANGUAGES)]
    for address in [*pages, *FURTHER]:
        yield address, visitor.get(address)
    for language in LANGUAGES:
        address = translated(paths, PAGES[WITH_COOKIE], language)
        refused = {"username": "niemand@verband.example", "password": "falsch"}
        yield f"{address} refused", visitor.post(address, refused)
        with override(language):
            yield f"/{language}/ failed", views.server_error(_request(f"/{language}/"))
            alone = render_to_string("500_without_site.html")
        yield f"/{language}/ failed without the site", HttpResponse(alone)
    for language in DIRECTIONS:
        for address in [f"{START}?lang={language}", *all_addresses(lang=language)]:
            yield address, keeper.get(address)


def _request(address):
    """Return a request that no middleware has seen."""
    return RequestFactory().get(address, SERVER_NAME="localhost")


@pytest.fixture(scope="module")
def pages(every_language, module_db, tmp_path_factory):
    """Every page in a file."""
    answered = ((address, response.content) for address, response in answers())
    return Pages(tmp_path_factory.mktemp("pages"), answered)


def test_html_validate_finds_nothing(pages):
    assert pages.html_validate() == []


def test_nu_finds_nothing(pages):
    assert pages.nu() == []
