"""What keeps people out of a page, as far as axe-core sees it."""

from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.quiet import quiet

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A message that fades in has too little contrast at first.
RUN_AXE = """async ([part, rules]) => {
    const moves = () => document.getAnimations().some(one => one.playState === "running");
    for (let frame = 0; frame < 600 && moves(); frame++) await new Promise(requestAnimationFrame);
    const options = {resultTypes: ["violations"], preload: false, iframes: false};
    const result = await axe.run(part, {runOnly: rules, ...options});
    return result.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" | "));
}"""
HAS_AXE = "() => Boolean(window.axe && window.axe.isOurs)"  # Wagtail's editor has one, too
OPEN_FOLDS = "document.querySelectorAll('main details').forEach(fold => fold.open = true)"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEIGHT = 900
PHONE, DESK = 360, 1280
Scheme = Literal["light", "dark"]
Window = tuple[int, Scheme, list[str]]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# How a page is looked at: in which width, in which colours, by which rules. By night it has the same
# parts in other colours.
COLOURS = ["color-contrast", "link-in-text-block"]
EACH_WIDTH_BY_DAY_AND_NIGHT: tuple[Window, ...] = tuple(
    (width, scheme, rules)
    for width in (PHONE, DESK)
    for scheme, rules in zip(SCHEMES, (RULES, COLOURS), strict=True)
)
# For the many pages of patterns: each width once, and each scheme once.
PHONE_BY_DAY_DESK_BY_NIGHT: tuple[Window, ...] = ((PHONE, "light", RULES), (DESK, "dark", RULES))


def barriers(page: Page, part: str = "html") -> list[str]:
    """Return what axe finds in a part of the page, and whether the page stands out at the side."""
    quiet(page)
    if not page.evaluate(HAS_AXE):  # to send it along costs more than to look
        page.evaluate(f"{AXE}; axe.isOurs = true")
    found: list[str] = page.evaluate(RUN_AXE, [part, RULES])
    return [*found, *_too_wide(page)]


def barriers_at_all_widths(page: Page, part: str = "html") -> list[str]:
    """Return what is found on a phone and on a desk."""
    found = []
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"{width}: {problem}" for problem in barriers(page, part)]
    return found


def still_context(browser: Browser, **options: Any) -> BrowserContext:
    """Return a context in which nothing moves, for one page after the other.

    Each of its pages has axe from the start: to send it along every time costs more than the page.
    """
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce", **options)
    context.add_init_script(AXE)
    return context


def barriers_by_day_and_night(
    page: Page, part: str = "html", windows: tuple[Window, ...] = EACH_WIDTH_BY_DAY_AND_NIGHT
) -> list[str]:
    """Return what is found on a phone and on a desk, in light and dark, in a page of a still context.

    What the text folds away is open: what is found in it folded is found in it open, too.
    """
    found = []
    page.evaluate(OPEN_FOLDS)
    for width, scheme, rules in windows:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        problems = [*page.evaluate(RUN_AXE, [part, rules]), *_too_wide(page)]
        found += [f"{width} {scheme}: {problem}" for problem in problems]
    return found


def _too_wide(page: Page) -> list[str]:
    """Say whether the page stands out at the side."""
    return ["The page is wider than the window"] if page.evaluate(TOO_WIDE) else []
