"""Pictures of figures, in the words of SVG.

Lengths along a line are in per cent and all others in pixels: letters keep their size on every
screen. Bars differ in how they are filled, not in colour alone; all numbers stand in a table too.
"""

from dataclasses import dataclass

from django.utils.formats import number_format

from members.statistics import Figures, Row

SOLID, PALE, HOLLOW = "solid", "pale", "hollow"
LINE = 20  # pixels for a line of words
PLOT = 180  # pixels for the longest bar that stands
NARROW = 280  # pixels that a small telephone has for a picture
LETTER = 8  # pixels of a figure, and of a gap beside it
LONGEST = 80  # per cent for the longest bar that lies; its number stands behind it
BAR = 12  # pixels, how thick a bar is that lies
MOST = 20  # bars that lie; the table has all
LETTERS = 38  # of a name above a bar


@dataclass(frozen=True)
class Bar:
    """A bar, and what is said of it to whoever points at it."""

    x: str
    y: str
    width: str
    height: str
    look: str
    said: str


@dataclass(frozen=True)
class Word:
    """A word or number in a picture; `push` moves it along in pixels."""

    text: str
    x: str
    y: int
    anchor: str = "start"
    push: int = 0


@dataclass(frozen=True)
class Picture:
    """A picture.

    Attributes:
        height: In pixels; it is as wide as its place.
        bars: What is drawn.
        words: What is written.
        ground: Where bars stand, in pixels from above, where they do.
        legend: How bars are filled, and what that means; nothing where all are the same.
        left_out: How many lines are in the table alone.
    """

    height: int
    bars: tuple[Bar, ...]
    words: tuple[Word, ...]
    ground: int | None = None
    legend: tuple[tuple[str, str], ...] = ()
    left_out: int = 0


def drawn(figures: Figures) -> Picture:
    """Return the picture of figures that have a line at least."""
    if figures.which == "members":
        return _over_time(figures)
    if figures.which == "changes":
        return _up_and_down(figures)
    return _lying(figures)


def _over_time(figures: Figures) -> Picture:
    """Draw a bar for the members of each year, the supporting ones in it, the dormant beside it."""
    highest = max(max(row.numbers) for row in figures.rows) or 1
    ground = LINE + PLOT
    marked = _marks(figures, len(_number(highest)))
    bars, words = [], _years(figures, ground + LINE - 4)
    for place, row in enumerate(figures.rows):
        for column, left, width, look in (
            (0, 15, 45, SOLID),
            (1, 15, 45, PALE),
            (2, 64, 21, HOLLOW),
        ):
            height = round(row.numbers[column] / highest * PLOT, 1)
            x, wide = _along(place, len(figures.rows), left, width)
            said = _said(figures, row, column)
            bars.append(Bar(x, f"{ground - height:g}", wide, f"{height:g}", look, said))
        if place in marked and row.numbers[0]:
            x, _wide = _along(place, len(figures.rows), 37.5, 0)
            top = ground - round(row.numbers[0] / highest * PLOT) - 5
            words.append(Word(_number(row.numbers[0]), x, top, "middle"))
    legend = tuple(zip((SOLID, PALE, HOLLOW), figures.columns, strict=True))
    return Picture(ground + LINE, tuple(bars), tuple(words), ground, legend)


def _up_and_down(figures: Figures) -> Picture:
    """Draw those who joined above the line of each year, and those who left below it."""
    up = max(row.numbers[0] for row in figures.rows)
    down = max(row.numbers[1] for row in figures.rows)
    unit = PLOT / ((up + down) or 1)
    ground = LINE + round(up * unit)
    bottom = ground + round(down * unit) + LINE
    marked = _marks(figures, len(_number(max(up, down))))
    bars, words = [], _years(figures, bottom + LINE - 4)
    for place, row in enumerate(figures.rows):
        x, wide = _along(place, len(figures.rows), 20, 60)
        joined, left = round(row.numbers[0] * unit, 1), round(row.numbers[1] * unit, 1)
        above, below = _said(figures, row, 0), _said(figures, row, 1)
        bars.append(Bar(x, f"{ground - joined:g}", wide, f"{joined:g}", SOLID, above))
        bars.append(Bar(x, f"{ground}", wide, f"{left:g}", PALE, below))
        x, _wide = _along(place, len(figures.rows), 50, 0)
        if place in marked and joined:
            words.append(Word(_number(row.numbers[0]), x, ground - round(joined) - 5, "middle"))
        if place in marked and left:
            words.append(Word(_number(row.numbers[1]), x, ground + round(left) + 15, "middle"))
    legend = tuple(zip((SOLID, PALE), figures.columns, strict=False))
    return Picture(bottom + LINE, tuple(bars), tuple(words), ground, legend)


def _lying(figures: Figures) -> Picture:
    """Draw a bar for each name, which stands above it, the number behind it."""
    rows = figures.rows[:MOST]
    highest = max(row.numbers[0] for row in rows) or 1
    bars, words = [], []
    for place, row in enumerate(rows):
        top = place * (LINE + BAR + 8)
        wide = f"{round(row.numbers[0] / highest * LONGEST, 2):g}%"
        name = row.label if len(row.label) <= LETTERS else f"{row.label[: LETTERS - 1]}…"
        words.append(Word(name, "0", top + LINE - 5))
        bars.append(Bar("0", f"{top + LINE}", wide, f"{BAR}", SOLID, _said(figures, row, 0)))
        words.append(Word(_number(row.numbers[0]), wide, top + LINE + BAR - 1, push=6))
    height = len(rows) * (LINE + BAR + 8)
    return Picture(height, tuple(bars), tuple(words), left_out=len(figures.rows) - len(rows))


def _along(place: int, places: int, left: float, width: float) -> tuple[str, str]:
    """Return where something begins and how wide it is, in a place of several.

    Args:
        place: Which, from nought.
        places: How many.
        left: Where in its place it begins, in per cent of that.
        width: How wide it is, in per cent of that.
    """
    return f"{round((place + left / 100) * 100 / places, 3):g}%", f"{round(width / places, 3):g}%"


def _marks(figures: Figures, letters: int) -> range:
    """Return the places where there is room for words: the last one, and every so many before it.

    Args:
        figures: What is drawn.
        letters: How long the longest word is.
    """
    places = len(figures.rows)
    step = -(-places // (NARROW // ((letters + 1) * LETTER)))
    return range(places - 1, -1, -step)


def _years(figures: Figures, y: int) -> list[Word]:
    """Return the years below bars that stand."""
    places = len(figures.rows)
    return [
        Word(str(figures.rows[place].year), _along(place, places, 50, 0)[0], y, "middle")
        for place in _marks(figures, letters=4)
    ]


def _said(figures: Figures, row: Row, column: int) -> str:
    """Say what a bar means."""
    return f"{row.label} – {figures.columns[column]}: {_number(row.numbers[column])}"


def _number(number: int) -> str:
    """Write a number as the reader does."""
    return str(number_format(number, use_l10n=True, force_grouping=True))
