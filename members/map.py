"""The map of Saxony: borders of its districts, and a dot for each place where members are.

Drawn from the gazetteer, whose source has to stand beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sqrt
from typing import Any

from members import gazetteer

WIDTH = 600  # of the drawing, in its own units; borders are kept in whole ones
MARGIN = 6
LARGEST, SMALLEST = 30.0, 4.0  # radii of dots
FEW = 12  # the number of members whose dot is the largest one at the least

Point = tuple[int, int]


@dataclass(frozen=True)
class Border:
    """The border of a district, in the words of an SVG path."""

    key: str
    name: str
    path: str


@dataclass(frozen=True)
class Dot:
    """A place where members are; its area says how many."""

    x: int
    y: int
    radius: float

    @property
    def shown_radius(self) -> str:
        """The radius as SVG wants it, whatever the reader's language."""
        return f"{self.radius:g}"


@dataclass(frozen=True)
class Projection:
    """Turns longitude and latitude into places on the drawing; degrees of both are equally long."""

    west: float
    north: float
    scale: float
    squeeze: float

    def place(self, longitude: float, latitude: float) -> Point:
        """Return the place of a point on the drawing."""
        x = (longitude - self.west) * self.squeeze * self.scale + MARGIN
        return round(x), round((self.north - latitude) * self.scale + MARGIN)


def _rings(geometry: Mapping[str, Any]) -> list[list[Point]]:
    """Return the rings of a district on the drawing, each point that is told apart once."""
    polygons = geometry["coordinates"]
    parts = [polygons] if geometry["type"] == "Polygon" else polygons
    project = projection()
    rings = []
    for part in parts:
        for ring in part:
            points: list[Point] = []
            for longitude, latitude in ring:
                point = project.place(longitude, latitude)
                if not points or points[-1] != point:
                    points.append(point)
            rings.append(points)
    return rings


def _corners() -> list[tuple[float, float]]:
    """Return all points of all borders."""
    found: list[tuple[float, float]] = []
    for feature in gazetteer.features():
        geometry = feature["geometry"]
        several = geometry["type"] == "MultiPolygon"
        for part in geometry["coordinates"] if several else [geometry["coordinates"]]:
            for ring in part:
                found.extend((longitude, latitude) for longitude, latitude in ring)
    return found


@cache
def projection() -> Projection:
    """Return the projection in which all districts fill the drawing."""
    longitudes, latitudes = zip(*_corners(), strict=True)
    squeeze = cos(radians((min(latitudes) + max(latitudes)) / 2))
    scale = (WIDTH - 2 * MARGIN) / ((max(longitudes) - min(longitudes)) * squeeze)
    return Projection(min(longitudes), max(latitudes), scale, squeeze)


@cache
def view_box() -> str:
    """Return the room of the drawing."""
    south = min(latitude for _longitude, latitude in _corners())
    _x, height = projection().place(projection().west, south)
    return f"0 0 {WIDTH} {height + MARGIN}"


@cache
def borders() -> tuple[Border, ...]:
    """Return the borders of all districts; the largest come first, towns lie above them."""
    found = []
    for feature in gazetteer.features():
        said = feature["properties"]
        rings = _rings(feature["geometry"])
        path = "".join(_path(ring) for ring in rings)
        found.append((_extent(rings), Border(said["ags"], said["full_name"], path)))
    return tuple(border for _size, border in sorted(found, key=lambda pair: -pair[0]))


def _extent(rings: list[list[Point]]) -> int:
    """Return the size of the rectangle around some rings."""
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _path(ring: list[Point]) -> str:
    """Return a ring as a path of short steps."""
    (x, y), *further = ring[:-1]
    steps = []
    for to_x, to_y in further:
        steps.append(f"{to_x - x} {to_y - y}".replace(" -", "-"))
        x, y = to_x, to_y
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps).replace(' -', '-')}z"


def dots(numbers: Mapping[str, int]) -> list[Dot]:
    """Return a dot for each municipality where members are, the largest first.

    Args:
        numbers: How many there are, by the municipality's key.
    """
    known = gazetteer.municipalities()
    most = max([FEW, *numbers.values()])
    found = []
    for key, number in sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])):
        if key in known and number:
            x, y = projection().place(known[key].longitude, known[key].latitude)
            found.append(Dot(x, y, round(max(SMALLEST, LARGEST * sqrt(number / most)), 1)))
    return found
