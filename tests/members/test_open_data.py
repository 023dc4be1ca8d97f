"""The register as data for programs."""

import csv
import io
import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from members.models import MemberDirectoryPage, Membership, Organisation
from members.open_data import COLUMNS, CSV_COLUMNS, FORMATS
from tests.factories.members import OrganisationFactory, TopicFactory

pytestmark = pytest.mark.django_db

ADDRESS = "/de/mitglieder/data/"
LICENCE = {"licence_name": "CC0 1.0", "licence_url": "https://licence.example.org/"}


@pytest.fixture
def open_data():
    """Two members, and a licence."""
    Membership.objects.all().delete()
    MemberDirectoryPage.objects.update(**LICENCE)
    OrganisationFactory(
        member=True, name="=A1+B2", town="Görlitz", district="", founded_year=1999,
        email="a@b.example.org", website="https://b.example.org/", published=["website"],
        topics=[TopicFactory(name="Sport, Spiel")], languages=["pl", "ar"],
    )  # fmt: skip
    OrganisationFactory(member=True, name="Zweiter", town="Potsdam", district="Brandenburg")


def get(path, **headers):
    return Client(SERVER_NAME="localhost").get(path, headers=headers)


def file(ending, path=ADDRESS):
    return get(f"{path}members.{ending}").getvalue().decode()


@pytest.fixture
def unlicensed():
    """The demo's directory, as a new one is."""
    MemberDirectoryPage.objects.update(licence_name="", licence_url="")


def test_open_data_are_not_there_without_a_licence(unlicensed):
    addresses = [ADDRESS, *(f"{ADDRESS}members.{ending}" for ending in FORMATS)]

    assert {get(address).status_code for address in addresses} == {404}
    assert "/data/" not in get("/de/mitglieder/").content.decode()
    MemberDirectoryPage.objects.update(**LICENCE)
    assert {get(address).status_code for address in addresses} == {200}
    assert f'href="{ADDRESS}"' in get("/de/mitglieder/").content.decode()
    assert get(f"{ADDRESS}members.exe").status_code == 404


@pytest.mark.parametrize("field", LICENCE)
def test_licence_has_a_name_and_an_address(unlicensed, field):
    page = MemberDirectoryPage.objects.first()
    setattr(page, field, LICENCE[field])

    with pytest.raises(ValidationError) as found:
        page.full_clean()

    assert set(found.value.message_dict) == set(LICENCE) - {field}


def test_csv_has_the_columns_that_are_documented(open_data):
    first, second = csv.DictReader(io.StringIO(file("csv"), newline=""))
    soup = BeautifulSoup(get(ADDRESS).content, "html.parser")

    documented = [code.get_text() for code in soup.select("tbody code")]
    assert [*first] == documented == [column.name for column in CSV_COLUMNS]
    assert documented == [*(column.name for column in COLUMNS), "coordinates_source"]
    assert (first["name"], second["name"]) == ("'=A1+B2", "Zweiter")
    assert (first["website"], first["email"]) == ("https://b.example.org/", "")
    assert (first["languages"], first["topics"]) == ("ar; pl", "Sport, Spiel")
    assert (first["member_since"], first["founded"]) == ("2020-01-01", "1999")
    assert (float(first["latitude"]), second["latitude"]) == (pytest.approx(51.15, abs=0.1), "")
    assert first["coordinates_source"] == "© GeoBasis-DE / BKG 2021 (Daten verändert)"


def test_json_says_under_which_licence_it_is(open_data):
    data = json.loads(file("json"))

    assert data["licence"] == {"name": "CC0 1.0", "url": "https://licence.example.org/"}
    assert data["coordinates"]["source"] == "© GeoBasis-DE / BKG 2021 (Daten verändert)"
    assert [member["name"] for member in data["members"]] == ["=A1+B2", "Zweiter"]
    assert data["members"][0]["languages"] == ["ar", "pl"]


def test_geojson_has_places_where_they_are_known(open_data):
    first, second = json.loads(file("geojson"))["features"]

    longitude, latitude = first["geometry"]["coordinates"]
    assert (first["type"], first["geometry"]["type"]) == ("Feature", "Point")
    assert (14 < longitude < 15.1, 51 < latitude < 51.4) == (True, True)
    assert (second["geometry"], second["properties"]["name"]) == (None, "Zweiter")


def test_jsonld_is_the_same_in_every_language_but_for_topics(open_data):
    german, english = (
        json.loads(file("jsonld", path))["@graph"] for path in (ADDRESS, "/en/members/data/")
    )

    assert [node["@type"] for node in german] == ["Dataset", "NGO", "NGO", "NGO"]
    assert german[2:] == english[2:]
    assert german[2]["memberOf"]["memberOf"] == {"@id": german[1]["@id"]}
    assert german[0]["license"] == "https://licence.example.org/"


@pytest.mark.parametrize("ending", FORMATS)
def test_open_data_of_nobody_can_be_read(ending):
    Membership.objects.all().delete()
    MemberDirectoryPage.objects.update(**LICENCE)

    if ending == "csv":
        assert file(ending).count("\r\n") == 1
    else:
        assert isinstance(json.loads(file(ending)), dict)


def test_open_data_may_be_asked_for_again_for_nothing(open_data):
    address = f"{ADDRESS}members.json"
    first = get(address)
    etag, changed = first.headers["ETag"], first.headers["Last-Modified"]

    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert first.headers["Link"] == '<https://licence.example.org/>; rel="license"'
    same = get(address, if_none_match=etag)
    assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", etag)
    assert same.headers["Access-Control-Allow-Origin"] == "*"
    assert get(address, if_modified_since=changed).status_code == 304
    Organisation.objects.filter(name="Zweiter").update(town="Werder")
    assert get(address, if_none_match=etag).status_code == 200


def test_open_data_forget_what_was_withdrawn_at_once(open_data):
    assert "https://b.example.org/" in file("json")

    Organisation.objects.get(name="=A1+B2").consents.get().withdraw(date(2024, 1, 1))

    assert {"b.example.org" in file(ending) for ending in FORMATS} == {False}


def test_open_data_ask_no_more_of_more_members(open_data, django_assert_max_num_queries):
    OrganisationFactory.create_batch(40, member=True, published=["email"], languages=["ar"])
    file("csv")

    with django_assert_max_num_queries(20):
        assert file("csv").count("\r\n") == 43
