"""The drawings: threads that join, and the mark."""

import re
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import render_to_string

PARTS = {"join": "0 0 320 96", "ring": "0 0 120 120", "loose": "0 0 320 96"}
SVG = "{http://www.w3.org/2000/svg}"
COLOUR = re.compile(r"#[0-9a-f]{3,6}|rgb|style=|fill=|stroke=")


def drawn(name, **context):
    return render_to_string(f"pages/includes/{name}.html", context).strip()


def threads(root):
    """Return the classes of the lines of a drawing."""
    return [path.get("class") for path in root if path.tag == "path"]


@pytest.mark.parametrize("part", PARTS)
def test_three_threads_are_drawn_small_and_without_colours_of_their_own(part):
    svg = drawn("threads", part=part)
    root = ET.fromstring(svg)

    assert len(svg.encode()) <= 900
    assert COLOUR.findall(svg) == []
    assert threads(root) == ["thread thread--1", "thread thread--2", "thread thread--3"]
    assert root.attrib == {
        "class": f"threads threads--{part}",
        "viewBox": PARTS[part],
        "aria-hidden": "true",
        "focusable": "false",
    }


@pytest.mark.parametrize("part", PARTS)
def test_threads_stay_within_their_drawing(part):
    """Whole and half numbers from the start of each line on; ends of curves are points of it."""
    root = ET.fromstring(drawn("threads", part=part))
    width, height = (int(number) for number in PARTS[part].split()[2:])

    ends = [end for path in root for end in ends_of(path.get("d"))]

    assert {0 <= x <= width and 0 <= y <= height for x, y in ends} == {True}


def ends_of(drawing):
    """Return where the pieces of a line begin and end."""
    for piece in drawing.split("M")[1:]:
        start, curves = piece.split("c")
        x, y = numbers(start)
        yield x, y
        steps = numbers(curves)
        for place in range(0, len(steps), 6):
            x, y = x + steps[place + 4], y + steps[place + 5]
            yield x, y


def numbers(text):
    return [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)]


def test_unknown_part_is_nothing():
    assert drawn("threads", part="knot") == ""


def test_ring_has_the_mark_in_its_middle_where_that_is_wanted():
    root = ET.fromstring(drawn("threads", part="ring", mark=True, also="seal__ring"))

    [mark] = [child for child in root if child.tag == "svg"]
    assert threads(mark) == ["thread thread--1", "thread thread--2", "thread thread--3"]
    assert root.get("class") == "threads threads--ring seal__ring"


def test_mark_of_a_site_without_a_logo_is_three_rings():
    root = ET.fromstring(drawn("mark", block="brand"))

    assert (root.get("class"), root.get("aria-hidden")) == ("brand__mark", "true")
    assert threads(root) == ["thread thread--1", "thread thread--2", "thread thread--3"]


def test_icon_is_the_mark_in_colours_of_its_own():
    icon = ET.parse(settings.BASE_DIR / "static/img/icon.svg").getroot()
    mark = ET.fromstring(drawn("mark", block="brand"))

    paths = list(icon.iter(f"{SVG}path"))
    assert [path.get("d") for path in paths] == [path.get("d") for path in mark]
    assert len({path.get("stroke") for path in paths}) == 3
    assert icon.get("viewBox") == mark.get("viewBox")


@pytest.mark.django_db
def test_icon_comes_within_the_page_and_on_the_home_page_as_a_file(client):
    found = {}
    for address in ("/de/", "/de/leitbild/", "/de/nichts/"):
        page = BeautifulSoup(client.get(address, SERVER_NAME="localhost").content, "html.parser")
        found[address] = page.select_one("link[rel=icon]")["href"]

    icon = (settings.BASE_DIR / "static/img/icon.svg").read_text().strip()
    within = [found["/de/leitbild/"], found["/de/nichts/"]]
    assert found["/de/"] == "/static/img/icon.svg"
    assert [unquote(address) for address in within] == [f"data:image/svg+xml,{icon}"] * 2
