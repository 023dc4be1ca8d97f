"""What keeps people out of a page, as far as axe-core sees it."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async ([part, tags]) => {
    const result = await axe.run(part, {runOnly: {type: "tag", values: tags}});
    return result.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" | "));
}"""
AT_REST = "() => document.getAnimations().every(animation => animation.playState !== 'running')"


def barriers(page: Page, part: str = "html") -> list[str]:
    """Return what axe finds in a part of the page, and whether the page stands out at the side."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function(AT_REST)  # a message that fades in has too little contrast
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN_AXE, [part, RULES])
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, *(["The page is wider than the window"] if wide else [])]


def barriers_at_all_widths(page: Page, part: str = "html") -> list[str]:
    """Return what is found on a phone and on a desk."""
    found = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {problem}" for problem in barriers(page, part)]
    return found
