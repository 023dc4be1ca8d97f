"""Nothing is lost to those who need a small window, large words, other colours, no motion or no script."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.barriers import still_context
from tests.browser.focus import go_through, walk_to
from tests.browser.losses import losses, prepare, small_targets
from tests.browser.pages import address_in, pages_in
from tests.browser.server import Server
from tests.colours import contrast

# In which ways the pages are read, and how wide the window is then; 320 is also 1280 at 400 %.
WAYS = [("plain", 320), ("spaced", 320), ("spaced", 1280), ("large", 360), ("large", 1280)]
# All pages in German; from right to left those that have most in them.
READ = [*pages_in("de"), ("home", "ar"), ("statement", "ar"), ("members", "ar")]
# What would be wrong, and how it is said.
MISTAKES = {
    "h1 { inline-size: 400px }": "The page is",
    "h1 { position: relative; inset-inline-start: -60px }": "stands out: ",
    "h1 { block-size: 1.2rem; overflow: hidden }": "is cut off: ",
    "p { line-height: 0.4 }": "lie over each other: ",
}
WINDOWS = {"light": 1280, "dark": 360}
PAGES_BELOW_THE_LAST = """() => [...document.querySelectorAll(".menu__item")].at(-1)
    .append(document.querySelector(".menu__more"))"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A window for one page after the other."""
    context = still_context(browser)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("name", "language"), READ)
def test_nothing_is_lost_or_too_small(page: Page, server: Server, name: str, language: str) -> None:
    page.goto(server.url + address_in(server, name, language))
    prepare(page)
    assert [*small_targets(page, 360), *small_targets(page, 1280)] == []
    assert [loss for way, width in WAYS for loss in losses(page, way, width)] == []


@pytest.mark.parametrize("language", ["de", "ar"])
def test_list_below_the_last_entry_of_the_menu_stays_in_the_window(
    page: Page, server: Server, language: str
) -> None:
    page.set_viewport_size({"width": 768, "height": 800})
    page.goto(server.url + address_in(server, "standard", language))
    page.evaluate(PAGES_BELOW_THE_LAST)
    assert losses(page, "plain", 768) == []


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_is_lost_is_found(page: Page, server: Server, mistake: str) -> None:
    page.goto(f"{server.url}/de/leitbild/")
    page.add_style_tag(content=mistake)
    found = [loss.removeprefix("320 plain: ") for loss in losses(page, "plain", 320)]
    assert [loss for loss in found if loss.startswith(MISTAKES[mistake])] != []


def test_targets_that_are_too_small_are_found(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/de/")
    page.add_style_tag(content=".site-foot__links :is(li, a) { padding: 0; line-height: 1 }")
    found = [target.split(": ")[1] for target in small_targets(page, 360)]
    assert found[-3:] == ["Impressum", "Datenschutz", "Barrierefreiheit"]


# ------------------------------------------------------------------------- colours of the reader's own
FORCED = """() => {
    const style = (e, part) => getComputedStyle(e, part);
    const seen = selector => [...document.querySelectorAll(selector)].filter(
        e => e.checkVisibility() && e.getClientRects().length);
    const canvas = style(document.body).backgroundColor;
    const words = style(document.body).color;
    return {
        canvas, words,
        // What is neither of another colour than words nor underlined.
        links: seen("a[href]").filter(e => style(e).color === words
            && !style(e).textDecorationLine.includes("underline")).map(e => e.textContent.trim()),
        buttons: seen(".button").map(e => [parseFloat(style(e).borderTopWidth), style(e).borderTopColor]),
        drawings: [...new Set(seen(".thread, .outline__map path").map(e => style(e).stroke))],
        current: seen("nav :not(ol) > [aria-current]").map(e => style(e).fontWeight),
    };
}"""


def colour(text: str) -> tuple[int, ...]:
    """Return red, green and blue as the browser names them."""
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])


@pytest.mark.parametrize("scheme", WINDOWS)
def test_forced_colours_leave_everything_to_be_seen(
    browser: Browser, server: Server, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        forced_colors="active",
        color_scheme=scheme,
        reduced_motion="reduce",
        viewport={"width": WINDOWS[scheme], "height": 800},
    )
    page = context.new_page()
    for name, drawings in (("home", 1), ("statement", 1), ("standard, blocks", 0)):
        page.goto(server.url + address_in(server, name, "de"))
        found = page.evaluate(FORCED)
        canvas = colour(found["canvas"])
        assert contrast(colour(found["words"]), canvas) >= 7
        assert found["links"] == []
        assert found["buttons"]
        for width, border in found["buttons"]:
            assert width >= 1
            assert contrast(colour(border), canvas) >= 3
        assert len(found["drawings"]) == drawings
        assert [
            stroke for stroke in found["drawings"] if contrast(colour(stroke), canvas) < 3
        ] == []
        assert set(found["current"]) == {"700"}
        if name == "statement":
            assert go_through(page) == []
    context.close()


# ------------------------------------------------------------------------------- no motion, no script
MOVING = """() => [...document.querySelectorAll("*")].filter(e => {
    const {transitionDuration, animationName} = getComputedStyle(e);
    return animationName !== "none" || /[1-9]/.test(transitionDuration);
}).map(e => e.tagName + "." + e.className)"""


def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, server: Server) -> None:
    glides = {}
    for motion in ("reduce", "no-preference"):
        context = browser.new_context(reduced_motion=motion)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{server.url}/de/leitbild/")
        glides[motion] = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
        if motion == "reduce":
            page.locator(".menu__more summary").click()
            assert page.evaluate("document.getAnimations().length") == 0
            assert page.evaluate(MOVING) == []
        context.close()
    assert glides == {"reduce": "auto", "no-preference": "smooth"}


def test_whoever_runs_no_script_gets_everywhere(browser: Browser, server: Server) -> None:
    context = browser.new_context(
        java_script_enabled=False, reduced_motion="reduce", viewport={"width": 360, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{server.url}/de/leitbild/")
    assert go_through(page) == []
    expect(page.locator(".share li:visible")).to_have_count(1)
    expect(page.locator(".share li:visible a[href^='mailto:']")).to_have_count(1)
    anchor = page.locator("a.anchor").nth(1)
    anchor.press("Enter")
    expect(page).to_have_url(re.compile(f"{anchor.get_attribute('href')}$"))
    page.goto(f"{server.url}/de/mitglieder/")
    last = page.locator(".pagination a").last
    walk_to(page, last)
    page.keyboard.press("Enter")
    page.wait_for_url("**/?page=3")
    expect(last).to_have_attribute("aria-current", "page")
    context.close()
