"""Columns: what they are called, and that what they write they read again."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from members.choices import LeavingReason, MembershipKind, NameKind
from members.columns import BY_IDENTIFIER, COLUMNS, CellProblem, Scope, column_called
from members.kept import Agreement, Entry, FurtherName, Period, Person, empty

TODAY = date(2026, 11, 22)
OFFICE = {
    "Mitgliedsnummer": "number",
    "Name": "name",
    "Rechtsform": "legal_form",
    "Straße": "street",
    "PLZ": "postcode",
    "Ort": "town",
    "Landkreis": "district",
    "Webseite": "website",
    "E-Mail": "email",
    "Telefon": "telephone",
    "Ansprechperson": "contact_name",
    "Gegründet": "founded_year",
    "Mitglied seit": "started_on",
    "Austritt": "ended_on",
    "Status": "status",
    "Schwerpunkte": "topics",
    "Sprachen": "languages",
    "Kontakt öffentlich": "contact_public",
    "Beschreibung": "description",
}
FULL = Entry(
    own=empty().own
    | {
        "number": "T001",
        "name": "Testverein, Übermut",
        "short_name": "TÜ",
        "legal_form": "e.V.",
        "founded_year": 1999,
        "register_court": "Dresden",
        "register_number": "VR 1",
        "street": "Teststraße 1",
        "postcode": "01067",
        "town": "Dresden",
        "district": "Dresden",
        "website": "https://example.org/",
        "email": "post@example.org",
        "telephone": "0351 1",
        "description": "Eine Zeile\nund noch eine",
    },
    other_names=(
        FurtherName("جمعية", "ar"),
        FurtherName("Alter, Name", "", NameKind.FORMER.value),
        FurtherName("Älter", "de", NameKind.FORMER.value),
        FurtherName("Verein (Dresden)"),
        FurtherName("Verein (ar)"),
    ),
    links=("https://example.org/a,b", "https://example.net/c"),
    topics=("Bildung", "Sport; Spiel"),
    languages=("ar", "gsg", "kmr"),
    contacts=(
        Person("Testperson Ada", "Kasse", "ada@example.org", "0351 2", "ar"),
        Person("Testperson Eva", language_code="tr"),
    ),
    published=("email", "links"),
)
PERIOD = Period(
    date(2017, 4, 8),
    date(2020, 12, 31),
    MembershipKind.SUPPORTING.value,
    rests=True,
    admitted_on=date(2017, 3, 1),
    admitted_by="Vorstand",
    admission_reference="1/2017",
    leaving_reason=LeavingReason.MERGED.value,
    end_resolved_on=date(2020, 11, 1),
    end_resolved_by="Vorstand",
    end_reference="2/2020",
)


def test_headings_of_the_office_are_known():
    found = {heading: column_called(heading) for heading in OFFICE}

    assert {heading: column.identifier for heading, column in found.items()} == OFFICE


@pytest.mark.parametrize(
    ("heading", "identifier"),
    [
        ("gegruendet", "founded_year"),
        ("GEGRUNDET", "founded_year"),
        (" e mail: ", "email"),
        ("member_since", "started_on"),
        ("Member number", "number"),
        ("Ansprechperson 2: E-Mail", "contact2_email"),
        ("contact_email", "contact_email"),
        ("Contact person 5: telephone", "contact5_telephone"),
    ],
)
def test_headings_are_known_however_they_are_spelt(heading, identifier):
    column = column_called(heading)

    assert column is not None
    assert column.identifier == identifier


@pytest.mark.parametrize("heading", ["", " ", "Bankverbindung", "Ortsteil"])
def test_other_headings_are_not_known(heading):
    assert column_called(heading) is None


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_what_a_column_writes_it_reads_again(language):
    with translation.override(language):
        rows = {column: column.write(FULL, PERIOD, TODAY) for column in COLUMNS}
        read = {column: column.read(cell, TODAY) for column, cell in rows.items() if cell}

    said = {column.identifier: value for column, value in read.items()}
    people = {
        person.name: {
            column.part: read[column] for column in read if column.contact == place and read[column]
        }
        for place, person in enumerate(FULL.contacts, start=1)
    }
    assert {name: said[name] for name in FULL.own} == FULL.own
    assert said["other_names"] == FULL.other_names
    assert (said["links"], said["topics"]) == (FULL.links, FULL.topics)
    assert (said["languages"], said["public_fields"]) == (FULL.languages, FULL.published)
    assert [Person(**values) for values in people.values()] == list(FULL.contacts)
    period = {c.part: read[c] for c in read if c.scope == Scope.PERIOD and c.part}
    assert Period(**period) == PERIOD
    assert said["status"] == "ended"


def test_every_column_writes_something_but_those_for_incoming_lists():
    people = tuple(replace(FULL.contacts[0], name=f"Testperson {n}") for n in range(5))
    entry = replace(FULL, contacts=people)

    silent = [c.identifier for c in COLUMNS if not c.write(entry, PERIOD, TODAY)]

    assert silent == [c.identifier for c in COLUMNS if not c.is_exported] == ["contact_public"]


def test_nothing_is_written_of_what_is_not_there():
    written = {c.identifier: c.write(empty(), None, TODAY) for c in COLUMNS}

    assert {name for name, cell in written.items() if cell} == {"status"}
    assert BY_IDENTIFIER["status"].read(written["status"], TODAY) == "application"


@pytest.mark.parametrize(
    ("identifier", "cell"),
    [
        ("founded_year", "99"),
        ("founded_year", "²²²²"),
        ("founded_year", "1499"),
        ("email", "post(at)example.org"),
        ("website", "javascript:alert(1)"),
        ("links", "example.org, kein Link"),
        ("postcode", "0" * 11),
        ("topics", "x" * 81),
        ("languages", "Türkisch, Klingelonisch"),
        ("public_fields", "E-Mail, Bankverbindung"),
        ("status", "vielleicht"),
        ("kind", "fest"),
        ("rests", "etwas"),
        ("contact_language", "??"),
        ("contact_name", "x" * 201),
        ("name", "a\0b"),
    ],
)
def test_cell_that_cannot_be_kept_is_refused(identifier, cell):
    with pytest.raises(CellProblem):
        BY_IDENTIFIER[identifier].read(cell, TODAY)


def test_status_is_that_of_the_period_on_the_day():
    write = BY_IDENTIFIER["status"].write

    with translation.override("en"):
        found = [write(FULL, PERIOD, date(year, 6, 1)) for year in (2016, 2018, 2021)]

    assert found == ["Application", "Dormant", "Ended"]


def test_withdrawn_consent_is_not_published():
    entry = replace(FULL, consents=(Agreement("email", TODAY, withdrawn_on=TODAY),), published=())

    assert entry.withdrawn == {"email"}
    assert BY_IDENTIFIER["public_fields"].write(entry, PERIOD, TODAY) == ""
