"""The drawing of Saxony."""

import re

from members import gazetteer
from members import map as drawing


def test_map_has_every_district_and_stays_small():
    borders = drawing.borders()

    assert {border.key for border in borders} == set(gazetteer.districts())
    assert sum(len(border.path) for border in borders) < 12_000
    assert {bool(re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", b.path)) for b in borders} == {True}


def test_map_has_the_east_on_the_right_and_the_north_above():
    places = {m.name: m for m in gazetteer.municipalities().values()}
    project = drawing.projection()
    plauen, goerlitz, torgau = (
        project.place(places[name].longitude, places[name].latitude)
        for name in ("Plauen", "Görlitz", "Torgau")
    )

    assert plauen[0] < torgau[0] < goerlitz[0] < drawing.WIDTH
    assert torgau[1] < goerlitz[1] < plauen[1]


def test_dots_have_areas_that_say_how_many():
    large, small = drawing.dots({"14612000": 100, "14713000": 25, "99999999": 7, "14511000": 0})

    assert (large.radius, small.radius) == (drawing.LARGEST, drawing.LARGEST / 2)
    assert drawing.dots({"14612000": 1})[0].radius < drawing.LARGEST / 3
