"""The ring around what has the focus, read off a picture: what a style asks for may be cut off or covered.

WCAG 2.2: at least two pixels thick (2.4.13), with a contrast of three to one to what lies on both sides
of it (1.4.11).
"""

from io import BytesIO

from PIL import Image
from playwright.sync_api import Page

from tests.colours import Colour, contrast

Box = dict[str, float]

LEAST_WIDTH, LEAST_CONTRAST = 2, 3.0
# A line of the page may lie right beside it.
THICKEST = 4
# How far around a box the picture reaches, and how much of the box itself is looked at.
AROUND, WITHIN = 16, 8
# Where along a side the ring is looked for, and at how many of these places it has to be seen: words
# may come near it.
PLACES = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9)
ENOUGH = 4
# One channel may differ by so much from the next pixel's within one colour.
ALIKE = 12


def sides_without_ring(page: Page, boxes: list[Box], offset: float) -> list[str]:
    """Return the sides of what has the focus where no ring is seen, each with what is seen there.

    Args:
        page: The window.
        boxes: The boxes of what has the focus, in the window: a link may run over several lines.
        offset: How far outside of them the style puts the ring, in pixels.
    """
    window = page.viewport_size
    assert window
    left = max(0, int(min(box["left"] for box in boxes)) - AROUND)
    top = max(0, int(min(box["top"] for box in boxes)) - AROUND)
    right = min(window["width"], int(max(box["right"] for box in boxes)) + AROUND)
    bottom = min(window["height"], int(max(box["bottom"] for box in boxes)) + AROUND)
    file = page.screenshot(
        clip={"x": left, "y": top, "width": right - left, "height": bottom - top}
    )
    picture = Image.open(BytesIO(file)).convert("RGB")
    sides = [("top", boxes[0]), ("bottom", boxes[-1])]
    sides += [(side, box) for box in boxes for side in ("left", "right")]
    missing = []
    for side, box in sides:
        lines = [_line(picture, side, box, share, (left, top)) for share in PLACES]
        if sum(_crosses_ring(line, offset) for line in lines) < ENOUGH:
            missing.append(f"{side} at {box[side]:.2f}, {[_bands(line) for line in lines]}")
    return missing


def _line(
    picture: Image.Image, side: str, box: Box, share: float, corner: tuple[int, int]
) -> list[Colour]:
    """Return the pixels from inside a side outwards, at a share of its length."""
    pixels: list[Colour] = []
    for step in range(-WITHIN, AROUND):
        across = box["left"] + share * (box["right"] - box["left"])
        down = box["top"] + share * (box["bottom"] - box["top"])
        if side in {"left", "right"}:
            across = round(box[side]) + (step if side == "right" else -1 - step)
        else:
            down = round(box[side]) + (step if side == "bottom" else -1 - step)
        place = int(across) - corner[0], int(down) - corner[1]
        if 0 <= place[0] < picture.width and 0 <= place[1] < picture.height:
            pixels.append(picture.getpixel(place))  # type: ignore[arg-type]
    return pixels


def _crosses_ring(pixels: list[Colour], offset: float) -> bool:
    """Say whether a line crosses a ring where the style puts it, between two colours unlike it."""
    bands = _bands(pixels)
    begins = 0
    for number, (colour, length) in enumerate(bands):
        is_there = abs(begins - WITHIN - offset) <= 1
        begins += length
        if not is_there or not LEAST_WIDTH <= length <= THICKEST:
            continue
        # Beside a ring at half a pixel there is a band of one that is neither.
        sides = bands[max(0, number - 2) : number], bands[number + 1 : number + 3]
        if all(
            max((contrast(colour, other) for other, _length in side), default=0) >= LEAST_CONTRAST
            for side in sides
        ):
            return True
    return False


def _bands(pixels: list[Colour]) -> list[tuple[Colour, int]]:
    """Return the colours along a line, each with how many pixels it takes up."""
    bands: list[list[Colour]] = []
    for pixel in pixels:
        if bands and all(abs(a - b) <= ALIKE for a, b in zip(bands[-1][0], pixel, strict=True)):
            bands[-1].append(pixel)
        else:
            bands.append([pixel])
    return [(band[0], len(band)) for band in bands]
