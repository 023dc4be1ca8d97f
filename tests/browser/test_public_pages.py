"""What holds on every public page, seen by a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.barriers import (
    EACH_WIDTH_BY_DAY_AND_NIGHT,
    PHONE_BY_DAY_DESK_BY_NIGHT,
    barriers_by_day_and_night,
    still_context,
)
from tests.browser.pages import DIRECTIONS, LANGUAGES, VARIANTS, WITH_COOKIE, address_in, pages_in
from tests.browser.server import Server


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A window for one page after the other."""
    context = still_context(browser)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("name", "language"),
    [row for row in pages_in(*LANGUAGES) if row[1] in DIRECTIONS or row[0] not in VARIANTS],
)
def test_page_has_no_barriers(page: Page, server: Server, name: str, language: str) -> None:
    page.goto(server.url + address_in(server, name, language))
    assert page.locator("html").get_attribute("lang") == language
    windows = EACH_WIDTH_BY_DAY_AND_NIGHT if language in DIRECTIONS else PHONE_BY_DAY_DESK_BY_NIGHT
    assert barriers_by_day_and_night(page, windows=windows) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_and_languages_have_no_barriers_when_they_are_open(
    page: Page, server: Server, language: str
) -> None:
    page.goto(server.url + address_in(server, "home", language))
    folds = page.locator(".site-head details")
    assert folds.count() > 0
    folds.evaluate_all("folds => folds.forEach(fold => { fold.name = ''; fold.open = true; })")
    assert barriers_by_day_and_night(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_sign_in_has_no_barriers(page: Page, server: Server, language: str) -> None:
    page.goto(server.url + address_in(server, "sign in", language))
    page.locator("input[name=username]").fill("niemand@verband.example")
    page.locator("input[name=password]").fill("falsch")
    page.locator("main form button").click()
    expect(page.locator(".form__errors")).to_be_visible()
    assert barriers_by_day_and_night(page) == []


@pytest.mark.parametrize(
    ("name", "language"), [row for row in pages_in("de", "en") if row[0] != WITH_COOKIE]
)
def test_page_asks_nobody_else_and_leaves_nothing(
    visitor: BrowserContext, server: Server, name: str, language: str
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
    page.goto(server.url + address_in(server, name, language), wait_until="networkidle")
    assert {url.removeprefix(server.url)[:1] for url in requests} == {"/"}
    assert complaints == []
    assert visitor.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_page_works_without_script(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{server.url}/de/")
    menu = page.get_by_role("navigation", name="Hauptmenü")
    menu.locator("summary", has_text="Menü").click()
    menu.locator("summary", has_text="Seiten unter Bündnisarbeit").click()
    menu.get_by_role("link", name="Tolerantes Sachsen").click()
    assert page.url == f"{server.url}/de/buendnisarbeit/tolerantes-sachsen/"
    languages = page.get_by_role("navigation", name="Sprache")
    languages.locator("summary").click()
    languages.get_by_role("link", name="English").click()
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
