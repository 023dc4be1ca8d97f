"""Which addresses of other sites can be shown in a frame, and where the frame lies."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings

from pages.embeds import HOSTS, frame_of, host_of

YOUTUBE = "https://www.youtube-nocookie.com/embed/abcDEF-_123"
VIMEO = "https://player.vimeo.com/video/123456"


@pytest.mark.parametrize(
    ("url", "frame"),
    [
        ("https://www.youtube.com/watch?v=abcDEF-_123", YOUTUBE),
        ("https://www.youtube.com/watch?t=5&v=abcDEF-_123&list=x", YOUTUBE),
        ("https://m.youtube.com/watch?v=abcDEF-_123", YOUTUBE),
        ("https://youtu.be/abcDEF-_123?si=x", YOUTUBE),
        ("https://www.youtube.com/shorts/abcDEF-_123", YOUTUBE),
        ("https://www.youtube.com/live/abcDEF-_123", YOUTUBE),
        ("https://www.youtube.com/embed/abcDEF-_123", YOUTUBE),
        ("https://vimeo.com/123456", f"{VIMEO}?dnt=1"),
        ("https://vimeo.com/123456/0abc9", f"{VIMEO}?dnt=1&h=0abc9"),
        ("https://player.vimeo.com/video/123456?h=0abc9&x=1", f"{VIMEO}?dnt=1&h=0abc9"),
        ("https://player.vimeo.com/video/123456?h=%22onload", f"{VIMEO}?dnt=1"),
        ("https://media.ccc.de/v/12c3-7-a_talk", "https://media.ccc.de/v/12c3-7-a_talk/oembed"),
        ("https://media.ccc.de/v/12c3-7-a_talk/oembed", "https://media.ccc.de/v/12c3-7-a_talk/oembed"),
    ],
)  # fmt: skip
def test_address_of_a_known_site_has_a_frame(url, frame):
    assert frame_of(url).address == frame


def test_map_shows_the_place_and_its_marker():
    frame = frame_of("https://www.openstreetmap.org/?mlat=51.05&mlon=13.75#map=10/51.0/13.7")
    query = parse_qs(urlsplit(frame.address).query)
    west, south, east, north = map(float, query.pop("bbox")[0].split(","))

    assert frame.address.startswith("https://www.openstreetmap.org/export/embed.html?")
    assert query == {"layer": ["mapnik"], "marker": ["51.05000,13.75000"]}
    # Three tiles of 360° / 2¹⁰ across, the place in the middle.
    assert east - west == pytest.approx(3 * 360 / 1024, abs=1e-4)
    assert ((west + east) / 2, (south + north) / 2) == pytest.approx((13.7, 51.0), abs=1e-4)


@pytest.mark.parametrize(
    "query", ["", "?mlat=51.05", "?mlat=x&mlon=y", "?mlat=nan&mlon=1", "?mlat=inf&mlon=1"]
)
def test_map_without_a_sound_marker_has_none(query):
    frame = frame_of(f"https://www.openstreetmap.org/{query}#map=10/51.0/13.7")

    assert "marker" not in frame.address


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://example.org/watch?v=abcDEF-_123",
        "https://www.youtube.com.example.org/watch?v=abcDEF-_123",
        "https://www.youtube.com/@beispiel",
        "https://www.youtube.com/watch?v=abcDEF-_1234",
        "https://www.youtube.com/watch?v=abc/../../x",
        "https://youtu.be/",
        "https://vimeo.com/beispiel",
        "https://media.ccc.de/c/12c3",
        "https://media.ccc.de/v/../x",
        "https://www.openstreetmap.org/",
        "https://www.openstreetmap.org/#map=21/51.0/13.7",
        "https://www.openstreetmap.org/#map=10/86.0/13.7",
        "https://www.openstreetmap.org/#map=10/51.0/181",
    ],
)
def test_address_without_a_frame_is_a_link_only(url):
    assert frame_of(url) is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://youtu.be/abcDEF-_123", "YouTube"),
        ("https://www.youtube.com/@beispiel", "YouTube"),
        ("https://social.example/@beispiel/1", "social.example"),
        ("https://www.beispiel.example/", "beispiel.example"),
        ("", ""),
    ],
)
def test_site_is_named_as_readers_know_it(url, name):
    assert host_of(url) == name


def test_policy_allows_frames_of_exactly_these_sites():
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"] == [
        "https://www.youtube-nocookie.com",
        "https://player.vimeo.com",
        "https://media.ccc.de",
        "https://www.openstreetmap.org",
    ]


def test_no_address_belongs_to_two_sites():
    domains = [domain for host in HOSTS for domain in host.domains]

    assert len(domains) == len(set(domains))
