"""From right to left: the third language is mirrored throughout, arrows too."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.barriers import still_context
from tests.browser.mirror import unmirrored
from tests.browser.pages import PAGES, address_in
from tests.browser.server import Server

WIDTHS = (320, 360, 1280)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
MADE_WRONG = "document.querySelector('h1').style.marginLeft = '2rem'"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A window for one page after the other."""
    context = still_context(browser)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_page_is_mirrored_from_right_to_left(page: Page, server: Server, name: str) -> None:
    page.goto(server.url + address_in(server, name, "ar"))
    assert page.locator("html").evaluate("html => [html.lang, html.dir]") == ["ar", "rtl"]
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == 0, width
        found[width] = unmirrored(page)
    assert found == {width: [] for width in WIDTHS}


def test_what_stands_at_a_side_is_found(page: Page, server: Server) -> None:
    page.goto(server.url + address_in(server, "home", "ar"))
    page.evaluate(MADE_WRONG)
    assert [words for words in unmirrored(page) if words.startswith("h1")] == [
        "h1 stands at the same side"
    ]


def test_words_of_the_interface_are_not_german(page: Page, server: Server) -> None:
    page.goto(server.url + address_in(server, "statement", "ar"))
    words = page.locator(".skip-link, .contents h2, .site-foot__title").all_inner_texts()
    assert words == ["إلى المحتوى", "في هذه الصفحة", "اقرأ هذه الصفحة بلغة"]
