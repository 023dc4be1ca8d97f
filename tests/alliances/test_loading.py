"""How bundles write alliances."""

from datetime import date

import pytest

from alliances.choices import AllianceRole
from alliances.loading import read_alliance
from pages.choices import DatePrecision
from pages.loading import Content, ContentError
from pages.stream import Part, Reference, Section


def test_alliance_is_read_with_all_it_says():
    sections = [Section("Ziel", [Part("text", html="<p>Mehr Rechte.</p>")])]
    front = {
        "role": "partner",
        "since": date(2019, 5, 1),
        "until": date(2020, 1, 1),
        "date_precision": "month",
        "funded_by": "Land  Sachsen",
        "partners": ["Verein A", "Verein B"],
        "links": ["https://example.org/", {"url": "https://example.net/", "name": "Netz"}],
        "logo": "netz.webp",
    }

    body = read_alliance(Content(front, sections)).pop("body")
    fields = {k: v for k, v in read_alliance(Content(front, sections)).items() if k != "body"}

    assert [section["value"]["heading"] for section in body] == ["Ziel"]
    assert fields == {
        "role": AllianceRole.PARTNER,
        "since": date(2019, 5, 1),
        "until": date(2020, 1, 1),
        "date_precision": DatePrecision.MONTH,
        "funder": "Land Sachsen",
        "partners": [
            {"type": "partner", "value": "Verein A"},
            {"type": "partner", "value": "Verein B"},
        ],
        "links": [
            {"type": "link", "value": {"url": "https://example.org/", "name": ""}},
            {"type": "link", "value": {"url": "https://example.net/", "name": "Netz"}},
        ],
        "logo": Reference("image", "netz.webp"),
    }


def test_alliance_that_says_little_is_a_member_since_some_year():
    assert read_alliance(Content({}, [])) == {
        "role": AllianceRole.MEMBER,
        "since": None,
        "until": None,
        "date_precision": DatePrecision.YEAR,
        "funder": "",
        "partners": [],
        "links": [],
        "logo": None,
        "body": [],
    }


@pytest.mark.parametrize(
    ("front", "key"),
    [
        ({"role": "chair"}, "role"),
        ({"role": ["member"]}, "role"),
        ({"since": "2019"}, "since"),
        ({"until": 2019}, "until"),
        ({"date_precision": "decade"}, "date_precision"),
        ({"funded_by": ["Land"]}, "funded_by"),
        ({"logo": ["netz.webp"]}, "logo"),
        ({"partners": "Verein A"}, "partners"),
        ({"partners": [{"name": "Verein A"}]}, "partners"),
        ({"partners": [["Verein A"]]}, "partners"),
        ({"links": "https://example.org/"}, "links"),
        ({"links": ["example.org"]}, "links"),
        ({"links": ["javascript:alert(1)"]}, "links"),
        ({"links": ["ftp://example.org/"]}, "links"),
        ({"links": [None]}, "links"),
        ({"links": [{"name": "Netz"}]}, "links"),
        ({"links": [{"url": "https://example.org/", "name": ["Netz"]}]}, "links"),
        ({"links": [{"url": "https://example.org/", "title": "Netz"}]}, "links"),
    ],
)
def test_alliance_with_a_bad_value_is_refused_by_its_key(front, key):
    with pytest.raises(ContentError) as refused:
        read_alliance(Content(front, []))

    assert refused.value.key == key
