"""Every journey of a visitor who uses no mouse, in German by day and from right to left by night.

At every stop it is looked at whether one sees where one is (tests/browser/focus.py).
"""

from collections.abc import Callable, Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.focus import go_through, has_focus, problems, walk_to
from tests.browser.pages import DIRECTIONS, WITH_COOKIE, address_in, pages_in
from tests.browser.server import Server

DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
# What is left of a desk at 400 %.
ZOOMED: ViewportSize = {"width": 320, "height": 200}
WINDOWS = {"de": DESK, "ar": PHONE}
SCHEMES = {"de": "light", "ar": "dark"}

# What would be wrong with the mark and the name in the head, and what is said of it.
MISTAKES = {
    ":focus-visible { outline: none }": "has no ring",
    ":focus-visible { outline-width: 1px }": "has no ring",
    ":focus-visible { outline-color: var(--line); }": "has no ring to be seen: top",
    ".site-head { overflow: hidden; block-size: 3.9rem }": "has no ring to be seen: bottom",
    ".site-head { position: relative; inset-block-start: -2rem }": "is not all in the window",
    "body::after { content: ''; position: fixed; inset: 0 }": "lies under body",
}
OUT_OF_ORDER = "document.querySelector('main a').tabIndex = 1"
TRAP = """document.querySelector("main a").addEventListener("keydown", event => event.preventDefault())"""

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """What opens a page in a language: in one window a language, in which nothing glides."""
    pages: dict[str, Page] = {}

    def opened(name: str, language: str, window: ViewportSize | None = None) -> Page:
        if language not in pages:
            scheme = SCHEMES[language]
            context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            pages[language] = context.new_page()
        page = pages[language]
        page.set_viewport_size(window or WINDOWS[language])
        page.goto(server.url + address_in(server, name, language))
        return page

    yield opened
    for page in pages.values():
        page.context.close()


def next_stop(page: Page) -> Locator:
    """Press Tab and return what has the focus then."""
    page.keyboard.press("Tab")
    assert problems(page) == []
    return page.locator(":focus")


@pytest.mark.parametrize(
    ("name", "language"), [row for row in pages_in(*DIRECTIONS) if row[0] != WITH_COOKIE]
)
def test_page_is_gone_through_by_tab(visit: Visit, name: str, language: str) -> None:
    assert go_through(visit(name, language)) == []


@pytest.mark.parametrize("language", WINDOWS)
def test_sign_in_begins_at_its_first_field(visit: Visit, language: str) -> None:
    page = visit(WITH_COOKIE, language)
    assert has_focus(page.locator("input[name=username]"))
    assert problems(page) == []
    walk_to(page, page.locator("main form button"))


@pytest.mark.parametrize("name", ["home", "statement", "members, last page"])
def test_page_at_four_hundred_percent_is_gone_through_by_tab(visit: Visit, name: str) -> None:
    assert go_through(visit(name, "de", ZOOMED)) == []


@pytest.mark.parametrize("language", WINDOWS)
def test_first_stop_leads_past_the_menu(visit: Visit, language: str) -> None:
    page = visit("home", language)
    expect(next_stop(page)).to_have_class("skip-link")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    expect(page.locator("h1")).to_be_in_viewport()
    expect(page.locator("main").locator(next_stop(page))).to_have_count(1)


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", WINDOWS)
def test_menu_is_opened_entered_and_left(visit: Visit, language: str, window: ViewportSize) -> None:
    page = visit("home", language, window)
    fold, more = page.locator(".menu__open"), page.locator(".menu__more summary")
    below = page.locator(".menu__more li a")
    if window is PHONE:
        walk_to(page, fold)
        page.keyboard.press("Enter")
    walk_to(page, more)
    page.keyboard.press("Enter")
    for number in range(below.count()):
        walk_to(page, below.nth(number))

    page.keyboard.press("Escape")

    expect(below.first).to_be_hidden()
    assert has_focus(more)
    page.keyboard.press("Enter")  # and out of it at the other end
    walk_to(page, page.locator("main a").first)
    if window is PHONE:
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Escape")
        assert has_focus(fold)
        expect(more).to_be_hidden()
        walk_to(page, page.locator("main a").first)
    expect(below.first).to_be_hidden()


@pytest.mark.parametrize("language", WINDOWS)
def test_contents_lead_to_a_section_and_its_address(
    visit: Visit, server: Server, language: str
) -> None:
    page = visit("statement", language)
    link = page.locator(".contents a").nth(2)
    walk_to(page, link)
    page.keyboard.press("Enter")
    anchor = str(link.get_attribute("href"))
    section = page.locator(f"section{anchor}")
    expect(section.locator("h2")).to_be_in_viewport(ratio=1)
    assert section.locator("h2").evaluate(IS_ON_TOP)

    assert has_focus(section.locator(next_stop(page)))  # one reads on from there
    page.keyboard.press("Enter")

    address = server.url + address_in(server, "statement", language) + anchor
    expect(page.locator(".copied")).not_to_be_empty()
    assert unquote(page.evaluate("navigator.clipboard.readText()")) == address
    assert has_focus(section.locator(next_stop(page)))
    expect(page.locator(".copied")).to_be_empty()


IS_ON_TOP = """e => {
    const {left, top, width, height} = e.getBoundingClientRect();
    return [0.1, 0.9].every(
        share => e.contains(document.elementFromPoint(left + width / 2, top + share * height)));
}"""


@pytest.mark.parametrize("language", WINDOWS)
def test_statement_is_shared_and_the_way_leads_up_again(
    visit: Visit, server: Server, language: str
) -> None:
    page = visit("statement", language)
    walk_to(page, page.locator("[data-share=copy]"))
    page.keyboard.press("Enter")
    expect(page.locator(".copied")).not_to_be_empty()
    assert problems(page) == []

    walk_to(page, page.locator(".to-top a"))
    page.keyboard.press("Enter")

    expect(next_stop(page)).to_have_class("brand")
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("language", WINDOWS)
def test_list_of_members_is_turned_page_by_page(visit: Visit, language: str) -> None:
    page = visit("members", language)
    number = page.locator(".pagination a").nth(1)
    walk_to(page, number)
    page.keyboard.press("Enter")
    page.wait_for_url("**/?page=2")
    expect(number).to_have_attribute("aria-current", "page")
    expect(next_stop(page)).to_have_class("skip-link")
    page.keyboard.press("Enter")
    expect(page.locator("main").locator(next_stop(page))).to_have_count(1)


# ------------------------------------------------------------------------ what is looked at is found
@pytest.fixture
def mistaken(browser: Browser, server: Server) -> Iterator[Page]:
    """A short page in a window that takes styles of anybody's."""
    page = browser.new_context(bypass_csp=True, reduced_motion="reduce").new_page()
    page.goto(server.url + address_in(server, "not found", "de"))
    yield page
    page.context.close()


@pytest.mark.parametrize("style", MISTAKES)
def test_what_is_wrong_with_a_stop_is_found(mistaken: Page, style: str) -> None:
    mistaken.add_style_tag(content=style)
    for _stop in ("skip link", "brand"):
        mistaken.keyboard.press("Tab")
    assert [words for words in problems(mistaken) if MISTAKES[style] in words] != []


@pytest.mark.parametrize(
    ("script", "words"),
    [(OUT_OF_ORDER, "The order is not"), (TRAP, "The page lets nobody out")],
    ids=["order", "trap"],
)
def test_what_is_wrong_with_the_order_is_found(mistaken: Page, script: str, words: str) -> None:
    mistaken.evaluate(script)
    assert [found for found in go_through(mistaken) if found.startswith(words)] != []
