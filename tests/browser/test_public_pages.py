"""What holds on every public page, seen by a browser."""

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.barriers import barriers
from tests.browser.pages import ADDRESSES
from tests.browser.server import Server


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_has_no_barriers(browser: Browser, server: Server, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(server.url + address)
    assert barriers(page) == []
    context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_asks_nobody_else_and_leaves_nothing(
    visitor: BrowserContext, server: Server, address: str
) -> None:
    requests: list[str] = []
    complaints: list[str] = []
    page = visitor.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if "404" not in message.text else None,
    )
    page.goto(server.url + address, wait_until="networkidle")
    assert {url.removeprefix(server.url)[:1] for url in requests} == {"/"}
    assert complaints == []
    assert visitor.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_page_works_without_script(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{server.url}/de/")
    menu = page.get_by_role("navigation", name="Hauptmenü")
    menu.locator("summary").click()
    menu.get_by_role("link", name="Tolerantes Sachsen").click()
    assert page.url == f"{server.url}/de/buendnisarbeit/tolerantes-sachsen/"
    page.get_by_role("navigation", name="Sprache").get_by_role("link", name="English").click()
    assert page.url == f"{server.url}/en/alliances/tolerantes-sachsen/"
    assert page.locator("html").get_attribute("lang") == "en"
    context.close()


def test_root_leads_to_the_browsers_language(browser: Browser, server: Server) -> None:
    for locale, language in (("de-AT", "de"), ("en-GB", "en"), ("fr-FR", "de")):
        context = browser.new_context(locale=locale)
        page = context.new_page()
        page.goto(server.url)
        assert page.url == f"{server.url}/{language}/"
        context.close()


def test_second_site_answers_at_its_own_address(visitor: BrowserContext, server: Server) -> None:
    page = visitor.new_page()
    page.goto(f"{server.second_url}/de/leitbild/")
    assert page.title() == "Leitbild unseres Vereins – Ausländerrat Dresden"
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == f"{server.second_url}/de/leitbild/"
