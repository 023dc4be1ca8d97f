"""What the Leitbild costs whoever opens it for the first time: bytes, requests, patience."""

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.pages import LANGUAGES, address_in
from tests.browser.server import Server

# Pages in another script have two fonts: their own, and the Latin one for names and figures.
MOST_BYTES = {"de": 60_000, "en": 60_000, "de-simple": 60_000, "uk": 75_000, "ar": 110_000}
# Beside them, the styles of the language.
MOST_REQUESTS = {"de": 7, "en": 7, "de-simple": 8, "uk": 9, "ar": 9}
PHONE = {"width": 360, "height": 800}
# As high as the whole page: what moves out of sight is no shift to the browser.
WHOLE_PAGE = {"width": 360, "height": 9000}
NOTE_SHIFTS = """window.shifts = [];
    new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value)))
        .observe({type: "layout-shift", buffered: true});"""
IS_PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
SHIFTS = """async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return shifts;
}"""
ARE_LOADED = """() => [...document.querySelectorAll("main img")]
    .filter(image => !image.complete || !image.naturalWidth).map(image => image.src)"""

# In so high a window the foot stays where it is, whatever comes between it and the text.
HEIGHTS = "[...document.querySelectorAll('main, .share')].map(part => part.offsetHeight)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_leitbild_is_light_and_does_not_move(
    browser: Browser, server: Server, language: str
) -> None:
    context = browser.new_context(viewport=PHONE, device_scale_factor=2)
    page = context.new_page()
    page.add_init_script(NOTE_SHIFTS)
    # The events of the browser itself: Playwright's leave out the icon.
    network = context.new_cdp_session(page)
    asked: list[str] = []
    received: list[int] = []
    network.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    network.send("Network.enable")
    address = address_in(server, "statement", language)
    page.goto(server.url + address, wait_until="networkidle")

    assert {url[: len(server.url) + 1] for url in asked} == {f"{server.url}/"}
    assert len(asked) == len(received) <= MOST_REQUESTS[language], asked
    assert sum(received) <= MOST_BYTES[language], dict(zip(asked, received, strict=True))
    assert page.evaluate(SHIFTS) == []
    context.close()


def test_page_of_logos_is_light_in_arabic(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport=WHOLE_PAGE, device_scale_factor=3)
    page = context.new_page()
    network = context.new_cdp_session(page)
    asked: list[str] = []
    received: list[int] = []
    network.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    network.send("Network.enable")
    page.goto(server.url + address_in(server, "alliances", "ar"), wait_until="networkidle")

    assert page.evaluate(ARE_LOADED) == []
    assert sum(received) <= MOST_BYTES["ar"], dict(zip(asked, received, strict=True))
    context.close()


@pytest.mark.parametrize("late", ["atkinson-hyperlegible-next-latin", "page"])
@pytest.mark.parametrize("name", ["home", "statement"])
def test_nothing_moves_when_the_font_or_the_script_is_late(
    browser: Browser, server: Server, name: str, late: str
) -> None:
    context = browser.new_context(viewport=WHOLE_PAGE)
    page = context.new_page()
    page.add_init_script(NOTE_SHIFTS)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.woff2" if late != "page" else "**/*.js", hold)
    page.goto(server.url + address_in(server, name, "de"), wait_until="commit")
    page.wait_for_function(IS_PAINTED)

    assert [_file_of(route) for route in held] == [late]
    heights = page.evaluate(HEIGHTS)
    with page.expect_response(held[0].request.url):
        held[0].continue_()

    page.wait_for_load_state()
    assert page.evaluate(SHIFTS) == []
    assert page.evaluate(HEIGHTS) == heights
    context.close()


def _file_of(route: Route) -> str:
    """Return the name of the file that is asked for, without its hash."""
    return str(route.request.url).rpartition("/")[2].partition(".")[0]
