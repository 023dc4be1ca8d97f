"""Reading the office's list into the register."""

from datetime import date

import pytest
from django.db import transaction
from wagtail.models import Site

from association_site.bundles.memory import SiteMemory
from members.loading import TEXT_COLUMNS, read_register, rows
from members.models import Contact, Membership, Organisation
from pages.loading import ContentError, FileReport
from tests.factories.bundles import MEMBER, member_list
from tests.factories.members import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return Site.objects.get(hostname="auslaenderrat.localhost")


@pytest.fixture
def read(tmp_path, site):
    memory = SiteMemory(site)

    def read_list(text, encoding="cp1252", force=False):
        memory.force = force
        path = tmp_path / "members.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        with transaction.atomic():
            return read_register(path, site, memory)

    return read_list


def register(site):
    """Return all that the register of a site keeps, ids too."""
    return [
        list(queryset.order_by("pk").values())
        for queryset in (
            Organisation.objects.of(site),
            Membership.objects.filter(organisation__site=site),
            Contact.objects.filter(organisation__site=site),
        )
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_list_is_read_as_the_office_saves_it(read, site, encoding):
    assert read(member_list({}), encoding) == FileReport(created=1, changed=0, unchanged=0)

    organisation = site.organisations.get()
    kept = {column: getattr(organisation, field) for column, field in TEXT_COLUMNS.items()}
    assert kept == {column: MEMBER[column] for column in TEXT_COLUMNS}
    assert (organisation.founded_year, organisation.contact_public) == (1999, True)
    assert list(organisation.memberships.values_list("started_on", "ended_on")) == [
        (date(2018, 2, 1), None)
    ]
    assert list(organisation.contacts.values_list("name", flat=True)) == ["Testperson Ada"]


@pytest.mark.parametrize(
    ("row", "periods"),
    [
        ({"Status": "Antrag", "Mitglied seit": ""}, []),
        ({"Status": "aktiv"}, [(date(2018, 2, 1), None)]),
        (
            {"Status": "ausgetreten", "Austritt": "31.12.2020"},
            [(date(2018, 2, 1), date(2020, 12, 31))],
        ),
    ],
)
def test_status_becomes_a_period(read, site, row, periods):
    read(member_list(row))

    organisation = site.organisations.get()
    assert list(organisation.memberships.values_list("started_on", "ended_on")) == periods


@pytest.mark.parametrize(("word", "public"), [("ja", True), ("nein", False), ("", False)])
def test_contact_is_public_only_where_the_list_says_so(read, site, word, public):
    read(member_list({"Kontakt öffentlich": word}))

    assert site.organisations.get().contact_public is public


def test_cells_may_be_empty_or_hold_more_white_space_than_meant(read, site):
    row = {"Gegründet": "", "Ansprechperson": "", "Webseite": "", "Name": "  Ein \t Verein "}

    read(member_list(row))

    organisation = site.organisations.get()
    assert (organisation.name, organisation.founded_year, organisation.website) == (
        "Ein Verein",
        None,
        "",
    )
    assert list(organisation.contacts.all()) == []


def test_number_is_the_same_however_much_white_space_it_has(read, site):
    read(member_list({"Mitgliedsnummer": " M \t 001"}))

    report = read(member_list({"Mitgliedsnummer": "M  001", "Ort": "Pirna"}))

    assert report == FileReport(created=0, changed=1, unchanged=0)
    assert list(site.organisations.values_list("number", "town")) == [("M 001", "Pirna")]


def test_number_with_more_white_space_is_found_where_the_file_goes_first(read, site):
    read(member_list({"Mitgliedsnummer": "M 001"}))
    site.organisations.update(town="Görlitz")

    report = read(member_list({"Mitgliedsnummer": "M  001"}), force=True)

    assert report == FileReport(created=0, changed=1, unchanged=0)
    assert site.organisations.get().town == MEMBER["Ort"]


def test_columns_may_stand_in_any_order(read, site):
    columns = list(reversed(MEMBER))
    text = ";".join(columns) + "\n" + ";".join(MEMBER[column] for column in columns)

    read(text)

    assert site.organisations.get().name == MEMBER["Name"]


def test_second_load_changes_nothing(read, site):
    text = member_list({}, {"Mitgliedsnummer": "T002", "Status": "Antrag", "Mitglied seit": ""})
    read(text)
    before = register(site)

    assert read(text) == FileReport(created=0, changed=0, unchanged=2)
    assert register(site) == before


def test_changed_row_changes_that_row_alone(read, site):
    second = {"Mitgliedsnummer": "T002", "Name": "Zweiter Verein"}
    read(member_list({}, second))
    organisations, memberships, contacts = register(site)

    report = read(member_list({}, second | {"Ort": "Pirna", "Kontakt öffentlich": "nein"}))

    assert report == FileReport(created=0, changed=1, unchanged=1)
    organisations[1] |= {"town": "Pirna", "contact_public": False}
    assert register(site) == [organisations, memberships, contacts]


def test_organisation_that_leaves_gets_the_end_of_its_period(read, site):
    read(member_list({}))
    _organisations, memberships, _contacts = before = register(site)

    report = read(member_list({"Status": "ausgetreten", "Austritt": "30.06.2024"}))

    assert report == FileReport(created=0, changed=1, unchanged=0)
    memberships[0]["ended_on"] = date(2024, 6, 30)
    assert register(site) == before


def test_corrected_start_corrects_the_period(read, site):
    read(member_list({}))
    _organisations, memberships, _contacts = before = register(site)

    assert read(member_list({"Mitglied seit": "01.02.2017"})).changed == 1

    memberships[0]["started_on"] = date(2017, 2, 1)
    assert register(site) == before


def test_organisation_that_returns_gets_a_second_period(read, site):
    read(member_list({"Status": "ausgetreten", "Austritt": "31.12.2020"}))

    assert read(member_list({"Mitglied seit": "01.01.2024"})).changed == 1

    assert list(site.organisations.get().memberships.values_list("started_on", "ended_on")) == [
        (date(2018, 2, 1), date(2020, 12, 31)),
        (date(2024, 1, 1), None),
    ]


def test_period_over_two_kept_ones_is_refused(read, site):
    read(member_list({"Status": "ausgetreten", "Austritt": "31.12.2020"}))
    MembershipFactory(organisation=site.organisations.get(), started_on=date(2024, 1, 1))

    with pytest.raises(ContentError, match="overlap") as refused:
        read(member_list({"Mitglied seit": "01.01.2017"}), force=True)

    assert refused.value.line == 2


def test_application_of_an_organisation_that_is_kept_as_a_member_is_refused(read, site):
    read(member_list({}))
    before = register(site)

    with pytest.raises(ContentError, match="“Antrag” does not fit") as refused:
        read(member_list({"Status": "Antrag", "Mitglied seit": ""}))

    assert refused.value.line == 2
    assert register(site) == before


def test_new_contact_replaces_the_one_a_list_wrote(read, site):
    read(member_list({}))
    *others, contacts = register(site)

    assert read(member_list({"Ansprechperson": "Testperson Eva"})).changed == 1

    contacts[0]["name"] = "Testperson Eva"
    assert register(site) == [*others, contacts]


def test_new_contact_leaves_those_alone_of_whom_more_is_kept(read, site):
    read(member_list({}))
    site.organisations.get().contacts.update(function="Kasse")

    assert read(member_list({"Ansprechperson": "Testperson Eva"})).changed == 1

    contacts = site.organisations.get().contacts.values_list("name", "function")
    assert list(contacts) == [("Testperson Ada", "Kasse"), ("Testperson Eva", "")]


def test_list_without_a_contact_leaves_those_that_are_kept(read, site):
    read(member_list({}))
    before = register(site)

    assert read(member_list({"Ansprechperson": ""})).unchanged == 1
    assert register(site) == before


def test_organisations_that_are_not_in_the_list_stay(read, site):
    read(member_list({}))

    read(member_list({"Mitgliedsnummer": "T002"}))

    assert list(site.organisations.order_by("number").values_list("number", flat=True)) == [
        "T001",
        "T002",
    ]


def test_list_never_touches_the_register_of_another_site(read, site):
    other = Site.objects.get(hostname="localhost")
    before = register(other)

    read(member_list({"Mitgliedsnummer": "M001"}))

    assert register(other) == before
    assert site.organisations.get().number == "M001"


def test_rows_know_the_line_they_begin_in():
    heading = ";".join(MEMBER)
    row = ";".join(MEMBER.values())
    quoted = row.replace("Teststraße 1", '"Teststraße 1\nHinterhaus\nRechts"')

    lines = [line for line, _row in rows(f"{heading}\n{quoted}\n{row}\n\n;;\n{quoted}\n{row}")]

    assert lines == [2, 5, 8, 11]


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_rows_end_at_the_end_of_a_line_only(character):
    found = rows(member_list({"Straße": f"Teststraße 1{character}Hinterhaus"}))

    assert [(line, row["Straße"].split()) for line, row in found] == [
        (2, ["Teststraße", "1", "Hinterhaus"])
    ]


def test_rows_may_end_as_on_any_system():
    text = member_list({}, {"Mitgliedsnummer": "T002"})

    assert rows(text.replace("\r\n", "\n")) == rows(text.replace("\r\n", "\r")) == rows(text)
