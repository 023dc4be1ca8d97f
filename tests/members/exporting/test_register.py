"""Exporting the register of a site."""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, Site

from members.columns import BY_IDENTIFIER
from members.exporting import Encoding, Export, ExportProblem, Format
from members.models import Organisation, OtherName, SocialLink
from tests.factories.accounts import UserFactory
from tests.factories.members import (
    ContactFactory,
    MembershipFactory,
    OrganisationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.fixture
def site():
    """A site whose register is empty."""
    found = Site.objects.get(hostname="auslaenderrat.localhost")
    Organisation.objects.of(found).delete()
    return found


@pytest.fixture
def export(site):
    def write(**options):
        file = io.BytesIO()
        number = Export(**{"site": site, "format": Format.CSV} | options).write(file)
        return number, file.getvalue()

    return write


@pytest.fixture
def organisation(site):
    def make(number, *periods, **values):
        made = OrganisationFactory(site=site, number=number, name=f"Testverein {number}", **values)
        for first, last, *more in periods:
            MembershipFactory(organisation=made, started_on=first, ended_on=last, **dict(more))
        return made

    return make


def cells(data, *identifiers):
    """Return some cells of each row of a CSV file."""
    headings = [str(BY_IDENTIFIER[identifier].label) for identifier in identifiers]
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), ""), delimiter=";")
    return [tuple(row[heading] for heading in headings) for row in rows]


def test_every_period_is_a_row(organisation, export):
    organisation("T2", (date(2017, 4, 8), date(2018, 12, 31)), (date(2020, 1, 1), None))
    organisation("T1")
    number, data = export()

    assert number == 2
    assert cells(data, "number", "status", "started_on", "ended_on") == [
        ("T1", "Application", "", ""),
        ("T2", "Ended", "2017-04-08", "2018-12-31"),
        ("T2", "Active", "2020-01-01", ""),
    ]


def test_only_the_site_is_exported(organisation, export):
    OrganisationFactory(number="T9")  # of another site
    chosen = organisation("T1")
    organisation("T2")

    assert cells(export()[1], "number") == [("T1",), ("T2",)]
    selected = Organisation.objects.filter(number__in=["T1", "T9"])
    assert export(organisations=selected)[0] == 1
    assert cells(export(organisations=selected)[1], "number") == [(chosen.number,)]


def test_headings_are_in_the_language_of_the_reader(organisation, export):
    organisation("T1")
    headings = {}
    for language in ("en", "de"):
        with override(language):
            headings[language] = export()[1].decode("utf-8-sig").split("\r\n")[0].split(";")[:2]
            assert headings[language] == [
                str(BY_IDENTIFIER[name].label) for name in ("number", "name")
            ]
    assert headings["en"] == ["Member number", "Name"]


def test_day_shows_the_register_as_it_was(organisation, export):
    organisation("T0")
    organisation("T1", (date(2017, 4, 9), None))
    organisation(
        "T2",
        (
            date(2010, 1, 1),
            date(2017, 4, 8),
            ("leaving_reason", "merged"),
            ("end_reference", "Nr. 1"),
        ),
    )
    organisation("T3", (date(2010, 1, 1), date(2017, 4, 7)), (date(2018, 1, 1), None))
    organisation(
        "T4", (date(2017, 4, 8), date(2018, 1, 1), ("rests", True), ("leaving_reason", "excluded"))
    )
    names = ("number", "status", "started_on", "ended_on", "leaving_reason", "end_reference")
    number, data = export(day=date(2017, 4, 8))

    assert number == 3
    assert cells(data, *names) == [
        ("T2", "Active", "2010-01-01", "2017-04-08", "Merged with another organisation", "Nr. 1"),
        ("T3", "Ended", "2010-01-01", "2017-04-07", "", ""),
        ("T4", "Dormant", "2017-04-08", "", "", ""),
    ]
    assert [
        (row["number"], row["status"], len(row["periods"]))
        for row in json.loads(export(format=Format.JSON, day=date(2017, 4, 8))[1])
    ] == [("T2", "active", 1), ("T3", "ended", 1), ("T4", "dormant", 1)]


def test_contacts_have_as_many_columns_as_are_needed(organisation, export):
    one, two = organisation("T1"), organisation("T2")
    ContactFactory(organisation=one, name="Testperson Eins", email="eins@example.org")
    for name in ("Testperson Zwei", "Testperson Drei"):
        ContactFactory(organisation=two, name=name)
    data = export()[1]

    assert cells(data, "contact_name", "contact_email", "contact2_name") == [
        ("Testperson Eins", "eins@example.org", ""),
        ("Testperson Zwei", "", "Testperson Drei"),
    ]
    assert str(BY_IDENTIFIER["contact3_name"].label).encode() not in data


@pytest.mark.parametrize("kind", Format)
def test_contacts_can_be_left_out(organisation, export, kind):
    made = organisation("T1", published=["email"])
    made.consents.update(agreed_by="Testperson Kanarie")
    ContactFactory(organisation=made, name="Testperson Kanarie", telephone="0351 4711")
    data = export(format=kind, contacts=False)[1]
    text = data.decode() if kind != Format.XLSX else _texts(data)

    assert "Testverein T1" in text
    assert [
        word for word in ("Kanarie", "4711", "Contact person", "contacts") if word in text
    ] == []


def _texts(data):
    """Return all that a workbook says."""
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    return " ".join(str(cell.value) for row in page for cell in row)


def test_more_contacts_than_columns_are_refused(organisation, export):
    made = organisation("T1")
    ContactFactory.create_batch(6, organisation=made)
    with pytest.raises(ExportProblem) as raised:
        export()

    assert str(raised.value) == (
        "“Testverein T1” has more than 5 contacts, for which lists have no columns. Please choose"
        " JSON, or leave contacts out."
    )
    [said] = json.loads(export(format=Format.JSON)[1])
    assert len(said["contacts"]) == 6
    assert export(contacts=False)[0] == 1


def test_json_has_everything(site, organisation, export):
    made = organisation(
        "T1",
        (date(2017, 4, 8), None),
        published=["email"],
        languages=["ar"],
        topics=[TopicFactory(site=site, name="Kunst")],
        email="post@example.org",
        founded_year=1999,
    )
    ContactFactory(organisation=made, name="Testperson", function="Vorstand")
    SocialLink.objects.create(organisation=made, url="https://example.org/netz")
    OtherName.objects.create(organisation=made, name="بيت", language_code="ar")
    [said] = json.loads(export(format=Format.JSON)[1])
    fields = [field.name for field in Organisation._meta.concrete_fields if field.editable]

    assert {*fields} - {*said} == {"id", "site", "logo"}
    assert (said["status"], said["founded_year"], said["topics"]) == ("active", 1999, ["Kunst"])
    assert said["languages"] == ["ar"]
    assert said["links"] == ["https://example.org/netz"]
    assert said["published"] == ["email"]
    assert said["other_names"] == [{"name": "بيت", "language_code": "ar", "kind": "other_language"}]
    assert said["contacts"][0]["function"] == "Vorstand"
    assert said["periods"][0]["started_on"] == "2017-04-08"
    assert said["consents"][0]["source"] == "board"


def test_letter_that_cp1252_has_not_is_refused(organisation, export):
    organisation("T1", town="Łódź")
    with pytest.raises(ExportProblem, match="“Testverein T1” has the letter “Ł”"):
        export(encoding=Encoding.CP1252)


def test_export_is_on_record_without_what_it_says(site, organisation, export):
    user = UserFactory()
    organisation("T1", (date(2017, 4, 8), None))
    export(format=Format.XLSX, user=user, contacts=False, day=date(2018, 1, 1))
    entry = ModelLogEntry.objects.for_instance(site).get(action="members.export")

    assert entry.user == user
    assert entry.data == {
        "organisations": 1,
        "format": "xlsx",
        "contacts": False,
        "as_of": "2018-01-01",
    }
    assert entry.message == "Exported 1 organisation of the register (XLSX)"
    assert registry.action_exists("members.export")


def test_export_keeps_nobody_from_writing(organisation, export):
    organisation("T1")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        export()

    # In a transaction, SQLite would let nobody else write until the file is done.
    assert [query["sql"] for query in queries if query["sql"].startswith("SAVEPOINT")] == []


def test_export_that_fails_is_not_on_record(site, organisation, export):
    organisation("T1", town="Łódź")
    with pytest.raises(ExportProblem):
        export(encoding=Encoding.CP1252)
    assert not ModelLogEntry.objects.filter(action="members.export").exists()


@pytest.mark.parametrize("kind", Format)
def test_rows_ask_nothing_of_the_database(organisation, export, kind):
    counts = []
    for number in (1, 5):
        for place in range(number):
            made = organisation(f"T{number}{place}", (date(2017, 4, 8), None), languages=["ar"])
            ContactFactory(organisation=made)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            export(format=kind)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 15
