"""The pattern page in a browser: no barriers in both directions, and mirrored from right to left."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import admin
from tests.browser.barriers import (
    PHONE_BY_DAY_DESK_BY_NIGHT,
    TOO_WIDE,
    barriers_by_day_and_night,
    still_context,
)
from tests.browser.mirror import unmirrored
from tests.browser.pages import DIRECTIONS
from tests.browser.server import Server

START = "/styleguide/"
# What stands between the head and the foot that all pages have.
IN_A_FRAME = [f"{START}{group}/" for group in ("blocks", "sections", "parts", "forms")]
# What stands around a quotation in each language.
MARKS = {"de": ("„", "“"), "en": ("“", "”"), "ar": ("”", "“")}


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


@pytest.mark.parametrize("language", DIRECTIONS)
def test_patterns_have_no_barriers_and_are_mirrored(
    page: Page, server: Server, language: str
) -> None:
    found = {}
    for address in addresses(page, server, language):
        page.goto(address)
        part = "main" if any(start in address for start in IN_A_FRAME) else "html"
        problems = barriers_by_day_and_night(page, part, PHONE_BY_DAY_DESK_BY_NIGHT)
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


@pytest.mark.parametrize("language", MARKS)
def test_quotation_marks_are_those_of_the_language(
    page: Page, server: Server, language: str
) -> None:
    page.goto(f"{server.url}{START}blocks/quotation/?lang={language}")
    assert drawn_around_quotation(page) == MARKS[language]


def drawn_around_quotation(page: Page) -> tuple[str, str]:
    """Return what the browser draws before and after the first quotation: scripts do not see it."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    quotation = next(node for node in nodes if node["role"].get("value") == "blockquote")

    def texts(node: dict[str, Any]) -> Iterator[str]:
        if node["role"].get("value") == "StaticText":
            yield node["name"]["value"]
        for child in node.get("childIds", []):
            yield from texts(by_id[child])

    words = [*texts(quotation)]
    return words[0], words[-1]
