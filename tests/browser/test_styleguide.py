"""The pattern page in a browser: no barriers in three languages, and mirrored from right to left."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import admin
from tests.browser.barriers import barriers_by_day_and_night, still_context
from tests.browser.mirror import unmirrored
from tests.browser.pages import LANGUAGES
from tests.browser.server import Server

START = "/styleguide/"
# How wide the window is: each pattern is seen in both widths, by day and by night, and in each language.
WIDTHS = {"de": 360, "en": 1280, "ar": 360}
# Whole pages are here for their states; what differs in English the pages of the site show.
WHOLE_PAGES = f"{START}pages/"
WIDTHS_OF_PAGES = {"de": 360, "ar": 1280}
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
QUOTED = """() => {
    const quoted = document.querySelector("blockquote");
    const marks = (e, part) => getComputedStyle(e, part).content;
    return [marks(quoted.firstElementChild, "::before"), marks(quoted.lastElementChild, "::after"),
            getComputedStyle(quoted).quotes, quoted.closest("[lang]").lang];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, server: Server, practice: Iterator[str]) -> Iterator[Page]:
    """A window of an administrator, for one page after the other."""
    signed_in = admin.sign_in(browser, server, "administration")
    context = still_context(browser, storage_state=signed_in.context.storage_state())
    signed_in.context.close()
    yield context.new_page()
    context.close()


def addresses(page: Page, server: Server, language: str) -> list[str]:
    """Return the addresses of all patterns in a language, the overview first."""
    first = f"{server.url}{START}?lang={language}"
    page.goto(first)
    links = page.locator(f"main a[href^='{START}']")
    return [first, *links.evaluate_all("links => links.map(link => link.href)")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_have_no_barriers_and_are_mirrored(
    page: Page, server: Server, language: str
) -> None:
    found = {}
    for address in addresses(page, server, language):
        widths = WIDTHS_OF_PAGES if WHOLE_PAGES in address else WIDTHS
        if language not in widths:
            continue
        page.goto(address)
        problems = barriers_by_day_and_night(page, "html", widths[language])
        if language == "ar":
            problems += at_the_wrong_side(page)
        if problems:
            found[address.removeprefix(server.url)] = problems
    assert found == {}


def at_the_wrong_side(page: Page) -> list[str]:
    """Return what is not mirrored or too wide on a small phone and on a desk, all folds open."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    found = []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate(TOO_WIDE)
        found += [f"{width}: {problem}" for problem in unmirrored(page)]
        found += [f"{width}: {wide} pixels too wide"] if wide else []
    return found


def test_quotation_marks_are_those_of_the_language(page: Page, server: Server) -> None:
    page.goto(f"{server.url}{START}blocks/quotation/?lang=ar")
    assert page.evaluate(QUOTED) == ["open-quote", "close-quote", "auto", "ar"]
