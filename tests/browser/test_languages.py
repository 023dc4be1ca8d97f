"""The list of languages: from four on it is folded, and every reader gets to the page in another one."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.barriers import barriers_at_all_widths
from tests.browser.focus import has_focus, problems, walk_to
from tests.browser.pages import LANGUAGES, address_in
from tests.browser.server import Server

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
# By day on a desk, from right to left on a phone by night, and where no script runs.
READERS: dict[str, tuple[str, dict[str, Any]]] = {
    "desk": ("de", {"viewport": DESK}),
    "phone": ("ar", {"viewport": PHONE, "color_scheme": "dark"}),
    "no script": ("de", {"viewport": PHONE, "java_script_enabled": False}),
}


@pytest.fixture
def page(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A reader's window, with the statement in it."""
    language, options = READERS[request.param]
    page = browser.new_context(reduced_motion="reduce", **options).new_page()
    page.goto(server.url + address_in(server, "statement", language))
    yield page
    page.context.close()


@pytest.mark.parametrize("page", READERS, indirect=True)
def test_many_languages_are_chosen_by_keyboard(page: Page, server: Server) -> None:
    languages = page.locator(".site-head .languages").get_by_role("link")
    expect(languages).to_have_count(0)
    walk_to(page, page.locator(".languages__open"))
    page.keyboard.press("Enter")
    expect(languages).to_have_count(len(LANGUAGES))
    codes = [link.get_attribute("hreflang") for link in languages.all()]
    assert codes == list(LANGUAGES)
    for number in range(len(LANGUAGES)):
        walk_to(page, languages.nth(number))
    for _back in range(3):
        page.keyboard.press("Shift+Tab")
    assert has_focus(page.locator(".site-head a[hreflang=en]"))
    assert problems(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server.url}/en/mission-statement/")


@pytest.mark.parametrize("page", ["desk", "phone"], indirect=True)
def test_list_of_languages_has_no_barriers_and_is_folded_again(page: Page) -> None:
    languages, fold = page.locator(".languages__fold ul"), page.locator(".languages__open")
    fold.press("Enter")
    expect(languages).to_be_visible()
    assert barriers_at_all_widths(page) == []

    page.keyboard.press("Escape")

    expect(languages).to_be_hidden()
    assert has_focus(fold)
