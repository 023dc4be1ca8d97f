"""What visitors read of a description, in their language where it is translated."""

import csv
import io
import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members import texts
from members.models import MemberDirectoryPage
from tests.factories.members import OrganisationFactory
from tests.factories.texts import described, translate

pytestmark = pytest.mark.django_db

GERMAN, ENGLISH = "Zzwort und Tat", "Qqword and deed"


@pytest.fixture
def organisation():
    MemberDirectoryPage.objects.update(licence_name="CC0", licence_url="https://l.example.org/")
    return OrganisationFactory(
        name="Aaa", member=True, description=GERMAN, published=["description"]
    )


@pytest.fixture
def translated(organisation):
    described(organisation, Zzwort=ENGLISH)
    return organisation


def get(path):
    response = Client(SERVER_NAME="localhost").get(path)
    assert response.status_code == 200
    return b"".join(response) if response.streaming else response.content


def page(organisation, directory):
    return f"{directory}{organisation.pk}-aaa/"


def shown(organisation, directory):
    """Return the words of the description on the member's page, and their language."""
    soup = BeautifulSoup(get(page(organisation, directory)), "html.parser")
    prose = soup.select_one(".member__text > .prose")
    return prose and (prose.get_text(strip=True), prose.get("lang"))


def in_data(organisation, directory, ending="json"):
    content = get(f"{directory}data/members.{ending}").decode()
    if ending == "csv":
        rows = list(csv.DictReader(io.StringIO(content)))
    else:
        data = json.loads(content)
        rows = data["members"] if ending == "json" else [f["properties"] for f in data["features"]]
    row = next(row for row in rows if int(row["id"]) == organisation.pk)
    return row["description"], row["description_language"]


DE, EN = "/de/mitglieder/", "/en/members/"


def test_description_is_read_in_the_readers_language(translated):
    assert shown(translated, DE) == (GERMAN, None)
    assert shown(translated, EN) == (ENGLISH, None)
    assert GERMAN.encode() not in get(page(translated, EN))
    assert ENGLISH in get(f"{page(translated, EN)}vcard.vcf").decode()


def test_description_that_is_not_translated_says_its_language(organisation):
    assert shown(organisation, EN) == (GERMAN, "de")


def test_translation_that_is_not_published_is_read_by_nobody(organisation):
    translate(texts.start(organisation, "en"), Zzwort=ENGLISH)

    assert shown(organisation, EN) == (GERMAN, "de")


@pytest.mark.parametrize("ending", ["json", "geojson", "csv"])
def test_open_data_say_the_language(translated, ending):
    plain = OrganisationFactory(
        name="Aab", member=True, description=GERMAN, published=["description"]
    )
    silent = OrganisationFactory(name="Aac", member=True, description=GERMAN)

    assert in_data(translated, DE, ending) == (GERMAN, "de")
    assert in_data(translated, EN, ending) == (ENGLISH, "en")
    assert in_data(plain, EN, ending) == (GERMAN, "de")
    assert in_data(silent, EN, ending) == ("", "")


def test_linked_data_say_it_in_the_language_of_the_file_or_name_another(organisation):
    def said(directory):
        graph = json.loads(get(f"{directory}data/members.jsonld"))["@graph"]
        return next(node["description"] for node in graph if node.get("name") == "Aaa")

    assert (said(DE), said(EN)) == (GERMAN, {"@value": GERMAN, "@language": "de"})

    described(organisation, Zzwort=ENGLISH)
    assert (said(DE), said(EN)) == (GERMAN, ENGLISH)


@pytest.mark.parametrize("withdrawn", ["consent", "description"])
def test_what_is_taken_back_is_gone_in_all_languages_at_once(translated, withdrawn):
    if withdrawn == "consent":
        translated.consents.get().withdraw(translated.consents.get().agreed_on)
    else:
        type(translated).objects.filter(pk=translated.pk).update(description="")

    for directory in (DE, EN):
        for path in (
            page(translated, directory),
            f"{page(translated, directory)}vcard.vcf",
            *(f"{directory}data/members.{e}" for e in ("csv", "json", "geojson", "jsonld")),
        ):
            content = get(path).decode()
            assert "Zzwort" not in content
            assert "Qqword" not in content


def test_only_readers_of_another_language_cost_one_question(translated):
    def questions(path):
        get(path)
        with CaptureQueriesContext(connection) as asked:
            get(path)
        return [q for q in asked if "members_organisationtext" in q["sql"]]

    assert [len(questions(path)) for path in (DE, EN)] == [0, 0]
    assert [len(questions(page(translated, path))) for path in (DE, EN)] == [0, 1]
    assert [len(questions(f"{path}data/members.json")) for path in (DE, EN)] == [0, 1]
