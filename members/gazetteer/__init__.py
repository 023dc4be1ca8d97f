"""Saxony's municipalities and districts: names, where they lie, and what belongs to what.

Derived from VG5000 of 1 January 2021. Wherever any of it is shown, `SOURCE` is named beside it.
"""

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from search.folding import spellings

FOLDER = Path(__file__).parent
SOURCE = "© GeoBasis-DE / BKG 2021 (Daten verändert)"
SOURCE_ADDRESS = "https://www.bkg.bund.de/"
LICENCE = "dl-de/by-2-0"
LICENCE_ADDRESS = "https://www.govdata.de/dl-de/by-2-0"


@dataclass(frozen=True)
class District:
    """A district, or a town that is one.

    Attributes:
        key: Its official key (AGS, five digits).
        name: As people write it in an address book: "Landkreis Leipzig".
        short_name: Without what tells towns and districts apart.
        latitude: Of the place where its name stands on a map.
        longitude: Of the same place.
    """

    key: str
    name: str
    short_name: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Municipality:
    """A town or village.

    Attributes:
        key: Its official key (AGS, eight digits).
        name: Its name.
        district: The key of its district.
        latitude: Of a point inside.
        longitude: Of the same point.
    """

    key: str
    name: str
    district: str
    latitude: float
    longitude: float


@cache
def features() -> list[dict[str, Any]]:
    """Return the districts with their borders, as GeoJSON has them."""
    data = json.loads((FOLDER / "saxony-districts.geojson").read_text(encoding="utf-8"))
    return list(data["features"])


@cache
def districts() -> dict[str, District]:
    """Return all districts by key."""
    return {
        said["ags"]: District(
            said["ags"], said["full_name"], said["name"], said["label_lat"], said["label_lon"]
        )
        for said in (feature["properties"] for feature in features())
    }


@cache
def municipalities() -> dict[str, Municipality]:
    """Return all municipalities by key."""
    with (FOLDER / "saxony-municipalities.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["ags"]: Municipality(
                row["ags"], row["name"], row["district_ags"], float(row["lat"]), float(row["lon"])
            )
            for row in csv.DictReader(file)
        }


def _folded(name: str) -> str:
    """Return a name as it is looked up: ``ue`` and ``ü`` are the same."""
    return spellings(" ".join(name.split()))[0]


@cache
def _by_name() -> dict[str, list[Municipality]]:
    """Return municipalities by their folded name; one name is there twice."""
    found: dict[str, list[Municipality]] = {}
    for municipality in municipalities().values():
        found.setdefault(_folded(municipality.name), []).append(municipality)
    return found


@cache
def _districts_by_name() -> dict[str, District]:
    """Return districts by their folded names; a full name goes before a short one."""
    found = {_folded(district.short_name): district for district in districts().values()}
    return found | {_folded(district.name): district for district in districts().values()}


def district_named(name: str) -> District | None:
    """Return the district that an address means.

    "Leipzig" is the town, which is a district of its own; the other one is "Landkreis Leipzig".
    """
    return _districts_by_name().get(_folded(name))


def municipality_named(name: str, district: str = "") -> Municipality | None:
    """Return the municipality of a name.

    Args:
        name: As it stands in an address.
        district: The key of the district it lies in; without it a name that is there twice is not
            found.
    """
    found = [
        municipality
        for municipality in _by_name().get(_folded(name), [])
        if district in ("", municipality.district)
    ]
    return found[0] if len(found) == 1 else None


def knows_municipality(name: str) -> bool:
    """Say whether there is a municipality of a name, wherever it lies."""
    return _folded(name) in _by_name()
