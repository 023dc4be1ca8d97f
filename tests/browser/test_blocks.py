"""All blocks on one page in a browser: no barriers, no script needed, nobody asked before a click."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.barriers import barriers_by_day_and_night, still_context
from tests.browser.focus import go_through
from tests.browser.keyboard import press
from tests.browser.server import Server

TITLE = "Alle Bausteine"
MAKE = f"from tests.factories.blocks import page_with_all_blocks as make; make({TITLE!r})"
DELETE = f"from wagtail.models import Page; Page.objects.get(title={TITLE!r}).delete()"
FRAME = "https://www.youtube-nocookie.com/embed/abcDEF-_123"


@pytest.fixture(scope="module")
def address(server: Server) -> Iterator[str]:
    """A page with one block of each kind."""
    made = server.manage("shell", "--no-imports", "-c", MAKE)
    assert made.returncode == 0, made.stderr
    yield f"{server.url}/de/alle-bausteine/"
    assert server.manage("shell", "--no-imports", "-c", DELETE).returncode == 0


def test_blocks_have_no_barriers_before_a_click_and_after_it(
    browser: Browser, address: str
) -> None:
    context = still_context(browser, locale="de-DE")
    page = context.new_page()
    page.goto(address)
    assert barriers_by_day_and_night(page) == []

    context.set_offline(True)
    page.get_by_role("button", name="Hier anzeigen").press("Enter")
    expect(page.locator("iframe")).to_be_focused()
    assert barriers_by_day_and_night(page) == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_blocks_are_gone_through_by_tab(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.locator("main details").evaluate_all("folds => folds.forEach(fold => fold.open = true)")
    assert go_through(page) == []
    context.close()


def test_nobody_else_is_asked_before_the_click(
    visitor: BrowserContext, server: Server, address: str
) -> None:
    page = visitor.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address, wait_until="networkidle")
    assert [url for url in asked if not url.startswith(server.url)] == []
    assert complaints == []
    expect(page.locator("iframe")).to_have_count(0)

    visitor.set_offline(True)  # what is asked for is seen, and nobody gets it
    with page.expect_request(FRAME) as request:
        page.get_by_role("button", name="Hier anzeigen").press("Enter")

    frame = page.locator("iframe")
    expect(frame).to_have_attribute("title", "Film")
    expect(frame).to_have_attribute("src", FRAME)
    expect(frame).to_be_focused()
    expect(page.get_by_role("button", name="Hier anzeigen")).to_have_count(0)
    expect(page.get_by_role("link", name="Film")).to_be_visible()
    assert [url for url in asked if not url.startswith(server.url)] == [FRAME]
    assert request.value.headers["referer"] == f"{server.url}/"
    assert [words for words in complaints if "Content Security Policy" in words] == []
    assert visitor.cookies() == []


def test_blocks_work_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("link", name="Film")).to_be_visible()
    expect(page.get_by_role("button", name="Hier anzeigen")).to_be_hidden()
    answer = page.get_by_text("Alle.", exact=True)
    expect(answer).to_be_hidden()
    page.locator("main summary").press("Enter")
    expect(answer).to_be_visible()
    context.close()


def test_table_is_scrolled_by_keyboard_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '400%'")  # else it fits
    table = page.get_by_role("region", name="Zeiten")
    press(page, table, "ArrowRight")
    expect(table).not_to_have_js_property("scrollLeft", 0)
    context.close()
