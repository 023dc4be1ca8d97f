"""Outlines of regions: a small drawing in its frame, with the source that the licence asks for."""

import re

import pytest

from pages import regions
from pages.choices import Region

EARTH_AT_51_DEGREES = 0.63  # kilometres of a degree eastwards to one northwards
SAXONY = (15.04 - 11.87, 51.68 - 50.17)  # degrees between its outermost points


def points(path):
    """Return the points that a path of one closed line goes through."""
    start, *steps = re.findall(r"-?\d+", path)
    numbers = [int(start), *map(int, steps)]
    found = [(numbers[0], numbers[1])]
    for across, down in zip(numbers[2::2], numbers[3::2], strict=True):
        found.append((found[-1][0] + across, found[-1][1] + down))
    return found


@pytest.mark.parametrize("region", Region)
def test_outline_is_a_small_closed_line_within_its_frame(region):
    outline = regions.outline_of(region)
    left, top, width, height = map(int, outline.view_box.split())
    line = points(outline.path)

    assert re.fullmatch(r"M\d+ \d+l[-\d ]+z", outline.path)
    assert len(outline.path) <= 2500
    assert all(left < across < left + width and top < down < top + height for across, down in line)
    assert len(line) == len(set(line))


def test_outline_of_saxony_has_its_proportions():
    across, down = zip(*points(regions.outline_of(Region.SAXONY).path), strict=True)

    shown = (max(across) - min(across)) / (max(down) - min(down))
    assert shown == pytest.approx(SAXONY[0] * EARTH_AT_51_DEGREES / SAXONY[1], rel=0.02)


def test_outline_of_saxony_names_its_source_as_the_licence_wants():
    outline = regions.outline_of(Region.SAXONY)

    assert (outline.source, outline.source_language) == (
        "© GeoBasis-DE / BKG 2021 (Daten verändert)",
        "de",
    )
    assert (outline.source_address, outline.licence, outline.licence_address) == (
        "https://www.bkg.bund.de/",
        "dl-de/by-2-0",
        "https://www.govdata.de/dl-de/by-2-0",
    )


def test_no_region_has_no_outline():
    assert regions.outline_of("") is None
