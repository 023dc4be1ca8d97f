"""What has the focus, as somebody sees it who uses no mouse, from the first stop to the last.

WCAG 2.2: 2.4.3 order, 2.1.2 no trap, 2.4.11 nothing over it, 2.4.7 a ring around it.
"""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.ring import LEAST_CONTRAST, LEAST_WIDTH, sides_without_ring
from tests.colours import contrast

MOST_STEPS = 200

# All that Tab should stop at, in the order of the document; of each kind the first and the last, which
# are looked at in a picture. A group of radio buttons is one stop: the chosen one, or else the first.
FIND_STOPS = """() => {
    const tags = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";
    const entrance = radio => {
        const group = [...document.querySelectorAll("[type=radio]")].filter(e => e.name === radio.name);
        return group.find(e => e.checked) || group[0];
    };
    window.stops = [...document.querySelectorAll(tags)].filter(e => e.tabIndex >= 0 && !e.disabled
        && e.checkVisibility({visibilityProperty: true}) && (e.type !== "radio" || e === entrance(e)));
    const kind = (e, depth) => e.tagName + e.className + (e.ariaCurrent || "")
        + (depth ? kind(e.parentElement, depth - 1) : "");
    const kinds = Map.groupBy(window.stops, e => kind(e, 2));
    window.samples = new Set([...kinds.values()].flatMap(alike => [alike[0], alike.at(-1)]));
    return window.stops.length;
}"""
NAME = """e => e.tagName.toLowerCase() + [...e.classList].map(c => "." + c).join("") + " "
    + JSON.stringify((e.ariaLabel || e.textContent || e.value).trim().replace(/\\s+/g, " ").slice(0, 40))"""
# The boxes of what has the focus (a link may run over several lines), and what is wrong with them.
LOOK = f"""() => {{
    const name = {NAME};
    const e = document.activeElement;
    if (!e || e === document.body) {{ return null; }}
    const style = getComputedStyle(e);
    const boxes = [...e.getClientRects()].filter(box => box.width > 1 && box.height > 1)
        .map(({{left, top, right, bottom}}) => ({{left, top, right, bottom}}));
    const problems = [];
    // A shape in a drawing has no box to draw a ring around: all of it changes its colour.
    const shape = e instanceof SVGElement ? e.querySelector("path") : null;
    const other = [...document.querySelectorAll("svg a path")].find(path => path !== shape);
    const reach = Math.max(0, parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset));
    for (const box of boxes) {{
        const {{clientWidth, clientHeight}} = document.documentElement;
        const fits = box.bottom - box.top <= clientHeight - 2 * reach;
        if (box.left < 0 || box.right > clientWidth
            || (fits && (box.top < reach || box.bottom > clientHeight - reach))) {{
            problems.push("is not all in the window");
        }}
        // Of a shape in a drawing, a point of its own has to be seen; a box, all along its middle.
        const points = [];
        for (const down of shape ? [0.2, 0.35, 0.5, 0.65, 0.8] : [0.5]) {{
            for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {{
                const x = box.left + share * (box.right - box.left);
                const y = box.top + down * (box.bottom - box.top);
                const inside = shape && new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
                if (!shape || shape.isPointInFill(inside)) {{ points.push(document.elementFromPoint(x, y)); }}
            }}
        }}
        const over = points.filter(found => found && !e.contains(found));
        if (over.length > (shape ? points.length - 1 : 0)) {{ problems.push("lies under " + name(over[0])); }}
    }}
    return {{
        name: name(e), boxes, problems: [...new Set(problems)],
        number: window.stops.indexOf(e), sample: window.samples.has(e),
        seen: e.matches(":focus-visible"),
        width: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        offset: parseFloat(style.outlineOffset),
        fills: shape && other ? [shape, other].map(path => getComputedStyle(path).fill) : [],
    }};
}}"""

# Ends when the window has been drawn twice.
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# How long to wait before a picture in which a ring is missing is taken again, in milliseconds.
WAITS = (0, 100, 500, 2000)


@dataclass(frozen=True)
class Stop:
    """Where Tab stops.

    Attributes:
        name: What it is, for messages.
        number: Which of all stops it is, in the order of the document; -1 if it is none.
        problems: What is wrong with how it is seen.
    """

    name: str
    number: int
    problems: tuple[str, ...]


def problems(page: Page) -> list[str]:
    """Return what is wrong with how one sees what has the focus."""
    page.evaluate(FIND_STOPS)
    here = _stop(page, always=True)
    return [f"{here.name} {problem}" for problem in here.problems] if here else ["Nothing has it"]


def _stop(page: Page, *, always: bool = False) -> Stop | None:
    """Return what has the focus; its ring is looked at in a picture if it is a sample, or always."""
    found = page.evaluate(LOOK)
    if found is None:
        return None
    problems = [*found["problems"]]
    if not found["boxes"]:
        problems.append("has no box")
    elif found["fills"]:
        now, before = (tuple(map(int, re.findall(r"\d+", fill)[:3])) for fill in found["fills"])
        problems += [] if contrast(now, before) >= LEAST_CONTRAST else ["looks like the others"]
    elif not found["seen"] or found["width"] < LEAST_WIDTH:
        problems.append("has no ring")
    elif not problems and (found["sample"] or always):
        problems += [f"has no ring to be seen: {side}" for side in _missing(page, found)]
    return Stop(found["name"], found["number"], tuple(problems))


def _missing(page: Page, found: dict[str, Any]) -> list[str]:
    """Return the sides without a ring, each with what is seen there.

    A picture may be older than the step, or the page in it may still move: what is really missing is
    missing in every later one, too.
    """
    missing = sides_without_ring(page, found["boxes"], found["offset"])
    for wait in WAITS:
        if not missing:
            break
        page.wait_for_timeout(wait)
        found = page.evaluate(f"{DRAWN}.then({LOOK})")
        missing = sides_without_ring(page, found["boxes"], found["offset"])
    return missing


def go_through(page: Page) -> list[str]:
    """Press Tab from the beginning of a page to its end.

    Returns:
        What is wrong: with a stop, with their order, with what is left out; and whether the page
        lets nobody out.
    """
    count = page.evaluate(FIND_STOPS)
    found, numbers = [], []
    for _step in range(count + 1):
        page.keyboard.press("Tab")
        here = _stop(page)
        if here is None or (numbers and here.number == 0):
            break
        numbers.append(here.number)
        found += [f"{here.name} {problem}" for problem in here.problems]
    else:
        found.append("The page lets nobody out")
    if numbers != list(range(count)):
        found.append(f"The order is not that of the document: {numbers} of {count}")
    return found


def walk_to(page: Page, target: Locator) -> None:
    """Press Tab until something has the focus, and look at every stop on the way.

    Raises:
        AssertionError: It is never reached, or something is wrong with a stop.
    """
    passed = []
    page.evaluate(FIND_STOPS)
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        reached = has_focus(target)
        here = _stop(page, always=reached)
        if here is not None:
            assert here.problems == (), here
            passed.append(here.name)
        if reached:
            return
    raise AssertionError(f"{target} was not reached: {passed}")


def has_focus(target: Locator) -> bool:
    """Say whether something has the focus."""
    return bool(target.evaluate_all("all => all.includes(document.activeElement)"))
