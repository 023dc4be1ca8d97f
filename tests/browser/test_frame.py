"""Head, contents and sharing in a browser: by keyboard, with the script and without."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.barriers import barriers
from tests.browser.keyboard import press, tab_to
from tests.browser.server import Server

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 360, "height": 800}
BELOW = "Seiten unter Bündnisarbeit"
ALLIANCE = "Tolerantes Sachsen"
# Read down to the end of the page, and note what is marked in the contents: never two at a time.
PASS_BY = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const end = document.documentElement.scrollHeight - innerHeight;
    const marked = () => document.querySelectorAll(".contents [aria-current=true]");
    const seen = [];
    for (let top = 0; top < end + 60; top += 60) {
        scrollTo({top, behavior: "instant"});
        await frame();
        await frame();
        const now = [...marked()].map(link => link.hash).join();
        if (now !== seen.at(-1)) seen.push(now);
    }
    return seen;
}"""


def opened(browser: Browser, address: str, **options: Any) -> Page:
    """Return a window in which nothing glides: what has the focus would be scrolled to for a while."""
    still = {"viewport": WIDE, "locale": "de-DE", "reduced_motion": "reduce"}
    page = browser.new_context(**(still | options)).new_page()
    page.goto(address)
    return page


def menu_of(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Hauptmenü")


def list_below(page: Page) -> Locator:
    return menu_of(page).locator(".menu__more > ul")


# ---------------------------------------------------------------------------------------- the menu
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("viewport", [NARROW, WIDE])
def test_menu_is_gone_through_by_keyboard(
    browser: Browser, server: Server, viewport: dict[str, int], script: bool
) -> None:
    page = opened(browser, f"{server.url}/de/", viewport=viewport, java_script_enabled=script)
    fold = menu_of(page).locator(".menu__open")
    if viewport is NARROW:
        expect(menu_of(page).get_by_role("link")).to_have_count(0)
        fold.press("Enter")
    else:
        expect(fold).to_be_hidden()
    expect(list_below(page)).to_be_hidden()
    menu_of(page).locator("summary", has_text=BELOW).press("Enter")
    expect(list_below(page)).to_be_visible()
    menu_of(page).get_by_role("link", name=ALLIANCE).press("Enter")
    page.wait_for_url(f"{server.url}/de/buendnisarbeit/tolerantes-sachsen/")
    page.context.close()


def test_menu_is_reached_by_tab_and_escape_folds_it_step_by_step(
    browser: Browser, server: Server
) -> None:
    page = opened(browser, f"{server.url}/de/", viewport=NARROW)
    fold, more = menu_of(page).locator(".menu__open"), menu_of(page).locator(".menu__more summary")
    press(page, fold)
    press(page, more)
    tab_to(page, menu_of(page).get_by_role("link", name=ALLIANCE))
    assert barriers(page) == []

    page.keyboard.press("Escape")

    expect(list_below(page)).to_be_hidden()
    expect(more).to_be_focused()
    page.keyboard.press("Escape")
    expect(fold).to_be_focused()
    expect(more).to_be_hidden()
    page.context.close()


def test_list_over_the_page_closes_when_the_reader_goes_on(
    browser: Browser, server: Server
) -> None:
    page = opened(browser, f"{server.url}/de/")
    more = menu_of(page).locator(".menu__more summary")

    press(page, more)
    expect(list_below(page)).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(list_below(page)).to_be_hidden()
    expect(more).to_be_focused()

    more.click()
    expect(list_below(page)).to_be_visible()
    page.mouse.click(1270, 500)  # beside the page
    expect(list_below(page)).to_be_hidden()

    press(page, more)
    inside = list_below(page).get_by_role("link")
    for number in range(inside.count()):
        page.keyboard.press("Tab")
        expect(inside.nth(number)).to_be_focused()
    page.keyboard.press("Tab")
    expect(list_below(page)).to_be_hidden()
    page.context.close()


def test_list_within_the_menu_of_a_phone_stays_where_it_is(
    browser: Browser, server: Server
) -> None:
    page = opened(browser, f"{server.url}/de/", viewport=NARROW)
    menu_of(page).locator(".menu__open").click()
    menu_of(page).locator(".menu__more summary").click()

    menu_of(page).get_by_role("link", name="Mitglied werden").focus()
    page.locator("h1").click()

    expect(list_below(page)).to_be_visible()
    page.context.close()


# ------------------------------------------------------------------------------------ the contents
def test_contents_follow_the_reader(browser: Browser, server: Server) -> None:
    """In a high window the last sections are too near the end to come up to the line."""
    page = opened(browser, f"{server.url}/de/leitbild/")
    links = page.locator(".contents").get_by_role("link")
    anchors = links.evaluate_all("links => links.map(link => link.hash)")
    assert page.evaluate(PASS_BY) == ["", *anchors]
    page.set_viewport_size({"width": 1280, "height": 1800})
    assert page.evaluate(PASS_BY) == ["", *anchors]
    assert page.evaluate("[location.hash, document.activeElement.tagName, history.length]") == [
        "",
        "BODY",
        2,
    ]
    for number in (-1, -2, 0):
        links.nth(number).press("Enter")
        expect(page.locator(".contents [aria-current=true]")).to_have_count(1)
        expect(links.nth(number)).to_have_attribute("aria-current", "true")
    page.context.close()


def test_contents_lead_to_their_sections_without_script(browser: Browser, server: Server) -> None:
    page = opened(browser, f"{server.url}/de/leitbild/", java_script_enabled=False)
    link = page.locator(".contents a").nth(2)
    anchor = link.get_attribute("href")
    link.press("Enter")
    assert page.url == f"{server.url}/de/leitbild/{anchor}"
    expect(page.locator(f"section{anchor} h2")).to_be_in_viewport()
    page.get_by_role("link", name="Nach oben").press("Enter")
    expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_attached()
    expect(page.locator("h1")).to_be_in_viewport()
    page.context.close()


# --------------------------------------------------------------------------------------- addresses
@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Page]:
    """Somebody on the statement, whose clipboard may be written and read."""
    page = opened(browser, f"{server.url}/de/leitbild/?von=anderswo")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield page
    page.context.close()


def copied(page: Page) -> str:
    expect(page.get_by_role("status")).to_have_text("Die Adresse ist kopiert.")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_address_of_a_section_is_copied_and_said(reader: Page, server: Server) -> None:
    anchor = reader.locator("a.anchor").nth(1)
    href = str(anchor.get_attribute("href"))
    anchor.press("Enter")
    assert copied(reader) == f"{server.url}/de/leitbild/{href}"
    assert reader.url.endswith(href)
    assert barriers(reader) == []


def test_address_of_a_section_that_may_not_be_copied_is_a_link_all_the_same(
    visitor: BrowserContext, server: Server
) -> None:
    complaints: list[str] = []
    page = visitor.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{server.url}/de/leitbild/")
    anchor = page.locator("a.anchor").nth(1)
    anchor.press("Enter")
    page.wait_for_timeout(300)
    assert page.url.endswith(str(anchor.get_attribute("href")))
    expect(page.get_by_role("status")).to_have_text("")
    assert complaints == []


def test_address_of_the_page_is_copied(reader: Page, server: Server) -> None:
    reader.get_by_role("button", name="Adresse kopieren").press("Enter")
    assert copied(reader) == f"{server.url}/de/leitbild/"


def test_address_that_may_not_be_copied_says_where_it_stands(
    visitor: BrowserContext, server: Server
) -> None:
    page = visitor.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{server.url}/de/leitbild/")
    page.get_by_role("button", name="Adresse kopieren").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("ließ sich nicht kopieren")


def test_section_that_an_address_names_is_marked_also_by_a_script_that_comes_late(
    visitor: BrowserContext, server: Server
) -> None:
    page = visitor.new_page()
    page.goto(f"{server.url}/de/leitbild/")
    href = str(page.locator(".contents a").nth(2).get_attribute("href"))
    script = page.locator("head script[type=module]").get_attribute("src")
    page.route("**/js/page*.js", lambda route: route.abort())
    page.goto("about:blank")
    page.goto(f"{server.url}/de/leitbild/{href}", wait_until="networkidle")
    expect(page.locator(".contents [aria-current]")).to_have_count(0)
    page.unroute_all()
    page.evaluate(f"import('{script}?late')")
    expect(page.locator(".contents [aria-current]")).to_have_attribute("href", href)


def test_page_is_printed_and_shared_where_that_is_possible(
    visitor: BrowserContext, server: Server
) -> None:
    page = visitor.new_page()
    page.goto(f"{server.url}/de/leitbild/")
    if page.evaluate("!navigator.share"):
        expect(page.get_by_role("button", name="Mit einer App teilen")).to_be_hidden()
    # Windows of the system that no test can close.
    page.add_init_script("""window.done = []; window.print = () => done.push("print");
        navigator.share = data => { done.push(data); return Promise.reject(new Error("closed")); }""")
    page.reload()
    page.get_by_role("button", name="Drucken").press("Enter")
    page.get_by_role("button", name="Mit einer App teilen").press("Enter")
    shared = {"title": page.title(), "url": f"{server.url}/de/leitbild/"}
    assert page.evaluate("done") == ["print", shared]


def test_statement_is_sent_by_mail_without_script(browser: Browser, server: Server) -> None:
    page = opened(browser, f"{server.url}/de/leitbild/", java_script_enabled=False)
    share = page.get_by_role("group", name="Diese Seite teilen")
    expect(share.get_by_role("button")).to_have_count(0)
    expect(share.get_by_role("link", name="Per E-Mail senden")).to_be_visible()
    page.context.close()
