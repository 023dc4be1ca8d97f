"""From right to left: every page is mirrored throughout, arrows too."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.barriers import TOO_WIDE, still_context
from tests.browser.mirror import unmirrored
from tests.browser.pages import address_in, pages_in
from tests.browser.server import Server

WIDTHS = (320, 360, 1280)
# What would be wrong, of which element, and what is said of it.
MISTAKES = {
    "h1 { margin-left: 2rem }": ("h1", "stands at the same side"),
    "h1 { text-align: left }": ("h1", "its words have a side"),
    ".ways a::after { transform: rotate(45deg) }": ("a", "is drawn the same way"),
    ".threads { scale: none }": ("svg", "is not turned round"),
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A window for one page after the other."""
    context = still_context(browser)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", [name for name, _language in pages_in("ar")])
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


@pytest.mark.parametrize("style", MISTAKES)
def test_what_is_not_mirrored_is_found(page: Page, server: Server, style: str) -> None:
    page.goto(server.url + address_in(server, "home", "ar"))
    page.add_style_tag(content=style)
    name, words = MISTAKES[style]
    found = unmirrored(page)
    assert found
    assert {(mistake.startswith(name), mistake.endswith(words)) for mistake in found} == {
        (True, True)
    }


@pytest.mark.parametrize(
    ("name", "parts"),
    [("members", ".member__name, .member__facts a"), ("legal", ".imprint__address > *")],
)
def test_names_in_other_scripts_stand_at_the_readers_side(
    page: Page, server: Server, name: str, parts: str
) -> None:
    page.goto(server.url + address_in(server, name, "ar"))
    sides = page.locator(parts).evaluate_all(
        "parts => parts.map(part => getComputedStyle(part).textAlign)"
    )
    assert set(sides) == {"right"}


def test_words_of_the_interface_are_not_german(page: Page, server: Server) -> None:
    page.goto(server.url + address_in(server, "statement", "ar"))
    words = page.locator(".skip-link, .contents h2").all_inner_texts()
    assert words == ["الانتقال إلى المحتوى", "في هذه الصفحة"]
    labels = page.locator("nav[aria-label]").evaluate_all("navs => navs.map(nav => nav.ariaLabel)")
    assert [label for label in labels if label.isascii()] == []
