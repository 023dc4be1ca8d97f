"""What is lost of a page when the window is small, or its words are large or set further apart.

WCAG 2.2: 1.4.4 words twice as large, 1.4.10 a window of 320 pixels (1280 at 400 %), 1.4.12 text spacing,
2.5.8 targets of 24 pixels.
"""

from playwright.sync_api import Page

# The ways of reading, each a class of the document that only these tests have.
READING = """
html.large { font-size: 200%; }
html.spaced * {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
html.spaced p { margin-block-end: 2em !important; }
"""
# What is cut off, stands out at the side of the window or lies over other words.
FIND_LOSSES = """() => {
    const {clientWidth, scrollWidth} = document.documentElement;
    const found = scrollWidth > clientWidth ? [`The page is ${scrollWidth} wide`] : [];
    const style = e => getComputedStyle(e);
    const hides = e => /hidden|clip/.test(style(e).overflowX + style(e).overflowY);
    const scrolls = e => /auto|scroll/.test(style(e).overflowX);
    const floats = e => style(e).position === "absolute" && style(e).zIndex !== "auto";
    const up = (e, is) => { while (e && !is(e)) { e = e.parentElement; } return e; };
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const e = node.parentElement;
        if (!node.data.trim() || e.closest(".visually-hidden, .skip-link, .copied, script, style")
            || !e.checkVisibility({visibilityProperty: true})) { continue; }
        const range = document.createRange();
        range.selectNodeContents(node);
        const boxes = [...range.getClientRects()].filter(box => box.width > 1);
        const words = node.data.trim().replace(/\\s+/g, " ").slice(0, 30);
        const frame = up(e, hides)?.getBoundingClientRect();
        for (const {left, top, right, bottom} of boxes) {
            if (!up(e, scrolls) && (left < -0.5 || right > clientWidth + 0.5)) {
                found.push("stands out: " + words);
            }
            if (frame && (left < frame.left - 1 || right > frame.right + 1
                || top < frame.top - 1 || bottom > frame.bottom + 1)) {
                found.push("is cut off: " + words);
            }
            // Glyphs are less high than their line: only its middle is theirs alone.
            const rim = (bottom - top) / 4;
            lines.push({words, node, layer: up(e, floats), left: left + 1, right: right - 1,
                        top: top + rim, bottom: bottom - rim});
        }
    }
    lines.sort((one, other) => one.top - other.top);
    lines.forEach((one, number) => {
        for (const other of lines.slice(number + 1)) {
            if (other.top >= one.bottom) { break; }
            if (one.layer === other.layer && one.left < other.right && other.left < one.right) {
                found.push(`lie over each other: ${one.words} / ${other.words}`);
            }
        }
    });
    return [...new Set(found)];
}"""
# A target is 24 by 24, or nothing else is within a circle of 24 around its middle, or it is a part of a
# sentence.
FIND_SMALL = """() => {
    const LEAST = 24;
    const inSentence = e => getComputedStyle(e).display === "inline" && [...e.parentElement.childNodes]
        .some(node => node !== e && /\\p{L}{2}/u.test(
            node.nodeType === Node.TEXT_NODE ? node.data : ""));
    const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
        .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.matches(".skip-link"))
        .map(e => ({e, box: e.getBoundingClientRect()}));
    const small = ({width, height}) => width < LEAST - 0.1 || height < LEAST - 0.1;
    const near = (box, other) => {
        const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
        if (small(other)) {
            return Math.hypot((other.left + other.right) / 2 - x, (other.top + other.bottom) / 2 - y)
                < LEAST;
        }
        const across = Math.max(other.left - x, 0, x - other.right);
        return Math.hypot(across, Math.max(other.top - y, 0, y - other.bottom)) < LEAST / 2;
    };
    return targets.filter(({e, box}) => small(box) && !inSentence(e)
            && targets.some(other => other.e !== e && near(box, other.box)))
        .map(({e, box}) => `${e.textContent.trim().slice(0, 30)}: `
            + `${Math.round(box.width)} × ${Math.round(box.height)}`);
}"""
OPEN = "is => document.querySelectorAll('details').forEach(fold => { fold.name = ''; fold.open = is; })"


def prepare(page: Page) -> None:
    """Make the ways of reading known to the page that is open."""
    page.add_style_tag(content=READING)


def losses(page: Page, way: str, width: int) -> list[str]:
    """Return what is lost in one way of reading, with everything folded up and with everything open.

    Args:
        page: The page, prepared.
        way: `plain`, `large` or `spaced`.
        width: The width of the window.
    """
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("way => { document.documentElement.className = way; }", way)
    found: list[str] = []
    for is_open in (True, False):
        page.evaluate(OPEN, is_open)
        found += [f"{width} {way}: {loss}" for loss in page.evaluate(FIND_LOSSES)]
    return list(dict.fromkeys(found))


def small_targets(page: Page, width: int) -> list[str]:
    """Return the targets that are too small, everything being open."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(OPEN, True)
    return [f"{width}: {target}" for target in page.evaluate(FIND_SMALL)]
