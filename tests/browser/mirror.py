"""Whether a page is mirrored throughout: the same page in both directions, measured twice.

Only the direction of the document changes, and with it all that follows it: every box, every arrow that
is drawn with borders. What stands at a physical side does not move.
"""

from playwright.sync_api import Page

# Boxes that are placed by blocks, not by the order of words in a line; what has a direction of its own
# keeps what is inside.
MEASURE = """direction => {
    const root = document.documentElement;
    root.dir = direction;
    const width = root.clientWidth;
    const name = (e, part) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "")
        + [...e.classList].map(c => "." + c).join("") + (part || "");
    const matrix = style => {
        const scale = style.scale === "none" ? [1, 1] : style.scale.split(" ").map(Number);
        return new DOMMatrix().scale(scale[0], scale[1] ?? scale[0])
            .multiply(new DOMMatrix().rotate(style.rotate === "none" ? 0 : parseFloat(style.rotate)))
            .multiply(new DOMMatrix(style.transform === "none" ? undefined : style.transform));
    };
    // Where the drawn borders of a box are seen: the middle of each side, as it is turned.
    const borders = style => {
        const m = matrix(style);
        const sides = {Top: [0, -1], Right: [1, 0], Bottom: [0, 1], Left: [-1, 0]};
        return Object.entries(sides)
            .filter(([side]) => parseFloat(style[`border${side}Width`]) > 0)
            .map(([side, [x, y]]) => [
                m.a * x + m.c * y, m.b * x + m.d * y, parseFloat(style[`border${side}Width`])]);
    };
    const found = [];
    for (const e of document.body.querySelectorAll("*")) {
        const own = e.parentElement.closest("[dir]");
        const style = getComputedStyle(e);
        if (own !== root || !e.checkVisibility() || style.display.startsWith("inline")
            || style.display === "contents" || (e instanceof SVGElement && e.ownerSVGElement)) {
            continue;
        }
        const box = e.getBoundingClientRect();
        if (box.width <= 1) { continue; }  // for screen readers, somewhere in a line
        found.push({
            name: name(e), left: box.left, right: box.right, borders: borders(style),
            text: style.textAlign, float: style.float,
            mirrored: matrix(style).a < 0, drawing: e.matches("svg.threads"),
        });
        for (const part of ["::before", "::after"]) {
            const drawn = getComputedStyle(e, part);
            if (drawn.content === "none" || drawn.content === "normal") { continue; }
            const placed = drawn.position === "absolute" || drawn.position === "fixed";
            found.push({
                name: name(e, part), borders: borders(drawn), text: drawn.textAlign,
                float: drawn.float,
                left: placed ? parseFloat(drawn.left) : 0,
                right: placed ? width - parseFloat(drawn.right) : width,
            });
        }
    }
    root.dir = "rtl";
    return [width, found];
}"""
NEAR = 1.5


def unmirrored(page: Page) -> list[str]:
    """Return what is not the mirror image of itself when the direction changes.

    Args:
        page: A page from right to left.
    """
    width, there = page.evaluate(MEASURE, "rtl")
    _width, back = page.evaluate(MEASURE, "ltr")
    assert [part["name"] for part in there] == [part["name"] for part in back]
    found = []
    for rtl, ltr in zip(there, back, strict=True):
        problems = [
            *([] if _is_mirrored(rtl, ltr, width) else ["stands at the same side"]),
            *(
                []
                if _turned(rtl["borders"]) == _seen(ltr["borders"])
                else ["is drawn the same way"]
            ),
            *(["its words have a side"] if rtl["text"] == ltr["text"] in {"left", "right"} else []),
            *(["floats to a side"] if rtl["float"] in {"left", "right"} else []),
            *(["is not turned round"] if rtl.get("drawing") and not rtl["mirrored"] else []),
        ]
        found += [f"{rtl['name']} {problem}" for problem in problems]
    return found


def _is_mirrored(rtl: dict[str, float], ltr: dict[str, float], width: float) -> bool:
    """Say whether a box stands as far from one side as it did from the other."""
    return (
        abs(ltr["left"] - (width - rtl["right"])) <= NEAR
        and abs(ltr["right"] - (width - rtl["left"])) <= NEAR
    )


def _seen(borders: list[list[float]]) -> list[tuple[float, ...]]:
    """Return the sides of a box that are drawn, rounded and in order."""
    return sorted(tuple(round(number, 1) + 0.0 for number in side) for side in borders)


def _turned(borders: list[list[float]]) -> list[tuple[float, ...]]:
    """Return the same as a mirror shows them."""
    return _seen([[-x, y, size] for x, y, size in borders])
