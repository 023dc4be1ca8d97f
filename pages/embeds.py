"""Sites whose videos and maps may be shown within a page, after a reader asked for it.

The content security policy allows frames of exactly these sites; the settings read the same table.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

# What a map shows when it is as wide as a page's text, in tiles of 256 pixels.
MAP_TILES = (3.0, 1.7)
YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
VIMEO_PATH = re.compile(r"/(?:video/)?(\d{1,15})(?:/([0-9a-f]{1,20}))?/?", re.ASCII)
TALK_PATH = re.compile(r"/v/([\w.-]{1,200})(?:/oembed)?/?", re.ASCII)
MAP_PLACE = re.compile(r"map=(\d{1,2})/(-?\d{1,2}(?:\.\d+)?)/(-?\d{1,3}(?:\.\d+)?)", re.ASCII)


@dataclass(frozen=True)
class Host:
    """A site that may be shown in a frame.

    Attributes:
        name: What readers know it as.
        company: Who gets the reader's address.
        domains: Where its public addresses lie.
        origin: Where its frames lie.
        path: Finds the frame of a public address, ``""`` where it has none.
    """

    name: str
    company: str
    domains: frozenset[str]
    origin: str
    path: Callable[[SplitResult], str]


@dataclass(frozen=True)
class Frame:
    """What is shown after the click.

    Attributes:
        address: The frame's address.
        host: The site it comes from.
    """

    address: str
    host: Host


def _youtube(address: SplitResult) -> str:
    """Return the path of a video's frame."""
    first, _, second = address.path.strip("/").partition("/")
    if address.hostname == "youtu.be":
        video = first
    elif first in {"embed", "shorts", "live"}:
        video = second
    else:
        video = parse_qs(address.query).get("v", [""])[0]
    return f"/embed/{video}" if YOUTUBE_ID.fullmatch(video) else ""


def _vimeo(address: SplitResult) -> str:
    """Return the path of a video's frame that leaves no cookies."""
    found = VIMEO_PATH.fullmatch(address.path)
    if not found:
        return ""
    secret = found[2] or parse_qs(address.query).get("h", [""])[0]
    secret = secret if re.fullmatch(r"[0-9a-f]{1,20}", secret) else ""
    return f"/video/{found[1]}?dnt=1" + (f"&h={secret}" if secret else "")


def _talk(address: SplitResult) -> str:
    """Return the path of a recorded talk's player."""
    found = TALK_PATH.fullmatch(address.path)
    return f"/v/{found[1]}/oembed" if found else ""


def _map(address: SplitResult) -> str:
    """Return the path of the part of the map that an address points to.

    The box follows from the zoom: at zoom 0 one tile holds all 360 degrees.
    """
    found = MAP_PLACE.match(address.fragment)
    if not found:
        return ""
    zoom, latitude, longitude = int(found[1]), float(found[2]), float(found[3])
    if zoom > 20 or abs(latitude) > 85 or abs(longitude) > 180:
        return ""
    tile = 360 / 2**zoom
    across, up = (tile * tiles / 2 for tiles in MAP_TILES)
    up *= math.cos(math.radians(latitude))
    box = (longitude - across, latitude - up, longitude + across, latitude + up)
    query = {"bbox": ",".join(f"{number:.5f}" for number in box), "layer": "mapnik"}
    given = parse_qs(address.query)
    try:
        marker = [float(given[name][0]) for name in ("mlat", "mlon")]
    except (KeyError, ValueError):
        marker = []
    if marker and all(map(math.isfinite, marker)):
        query["marker"] = ",".join(f"{number:.5f}" for number in marker)
    return f"/export/embed.html?{urlencode(query)}"


HOSTS = (
    Host(
        "YouTube",
        "Google Ireland Limited",
        frozenset(
            {
                "youtube.com",
                "www.youtube.com",
                "m.youtube.com",
                "youtu.be",
                "www.youtube-nocookie.com",
            }
        ),
        "https://www.youtube-nocookie.com",
        _youtube,
    ),
    Host(
        "Vimeo",
        "Vimeo.com, Inc. (USA)",
        frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"}),
        "https://player.vimeo.com",
        _vimeo,
    ),
    Host(
        "media.ccc.de",
        "Chaos Computer Club e. V.",
        frozenset({"media.ccc.de"}),
        "https://media.ccc.de",
        _talk,
    ),
    Host(
        "OpenStreetMap",
        "OpenStreetMap Foundation",
        frozenset({"openstreetmap.org", "www.openstreetmap.org"}),
        "https://www.openstreetmap.org",
        _map,
    ),
)
ORIGINS = [host.origin for host in HOSTS]


def host_of(url: str) -> str:
    """Return the name of the site that an address belongs to, its domain where it is unknown."""
    domain = urlsplit(url).hostname or ""
    known = next((host.name for host in HOSTS if domain in host.domains), "")
    return known or domain.removeprefix("www.")


def frame_of(url: str) -> Frame | None:
    """Return the frame for an address, ``None`` where it can only be linked to."""
    address = urlsplit(url)
    for host in HOSTS:
        if address.hostname in host.domains and (path := host.path(address)):
            return Frame(host.origin + path, host)
    return None
