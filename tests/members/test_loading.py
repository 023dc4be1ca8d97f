"""Reading the office's list into the register."""

from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from association_site.bundles.memory import SiteMemory
from members.choices import CONTACT_FIELDS
from members.loading import read_register
from members.models import Consent, Contact, Membership, Organisation, SpokenLanguage
from pages.loading import ContentError, FileReport
from tests.factories.bundles import MEMBER, member_list
from tests.factories.members import MembershipFactory

pytestmark = pytest.mark.django_db


FIELDS = {
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
    "Beschreibung": "description",
}


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
            Consent.objects.filter(organisation__site=site),
            SpokenLanguage.objects.filter(organisation__site=site),
            Organisation.topics.through.objects.filter(organisation__site=site),
        )
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_list_is_read_as_the_office_saves_it(read, site, encoding):
    assert read(member_list({}), encoding) == FileReport(created=1, changed=0, unchanged=0)

    organisation = site.organisations.get()
    kept = {column: getattr(organisation, field) for column, field in FIELDS.items()}
    assert kept == {column: MEMBER[column] for column in FIELDS}
    assert organisation.founded_year == 1999
    assert organisation.published == set(CONTACT_FIELDS)
    assert [topic.name for topic in organisation.topics.all()] == ["Bildung", "Kultur"]
    assert [spoken.code for spoken in organisation.spoken_languages.all()] == ["tr"]
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

    assert site.organisations.get().published == (set(CONTACT_FIELDS) if public else set())


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
    organisations, memberships, contacts, consents, *others = register(site)

    report = read(member_list({}, second | {"Telefon": "0351 9", "Kontakt öffentlich": "nein"}))

    assert report == FileReport(created=0, changed=1, unchanged=1)
    organisations[1]["telephone"] = "0351 9"
    for consent in consents[3:]:
        consent["withdrawn_on"] = timezone.localdate()
    assert register(site) == [organisations, memberships, contacts, consents, *others]


def test_organisation_that_leaves_gets_the_end_of_its_period(read, site):
    read(member_list({}))
    before = register(site)
    [_organisations, [membership], *_others] = before

    report = read(member_list({"Status": "ausgetreten", "Austritt": "30.06.2024"}))

    assert report == FileReport(created=0, changed=1, unchanged=0)
    membership["ended_on"] = date(2024, 6, 30)
    assert register(site) == before


def test_corrected_start_corrects_the_period(read, site):
    read(member_list({}))
    before = register(site)
    [_organisations, [membership], *_others] = before

    assert read(member_list({"Mitglied seit": "01.02.2017"})).changed == 1

    membership["started_on"] = date(2017, 2, 1)
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

    with pytest.raises(
        ContentError, match="“Antrag” in the column “Status”: This does not fit"
    ) as refused:
        read(member_list({"Status": "Antrag", "Mitglied seit": ""}))

    assert refused.value.line == 2
    assert register(site) == before


def test_new_contact_replaces_the_one_a_list_wrote(read, site):
    read(member_list({}))
    before = register(site)
    [_organisations, _memberships, [contact], *_others] = before

    assert read(member_list({"Ansprechperson": "Testperson Eva"})).changed == 1

    contact["name"] = "Testperson Eva"
    assert register(site) == before


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


def test_number_seen_again_is_a_further_period(read, site):
    first = {"Status": "ausgetreten", "Austritt": "31.12.2020"}

    report = read(member_list(first, {"Mitglied seit": "01.01.2024"}))

    assert report == FileReport(created=1, changed=0, unchanged=0)
    assert list(site.organisations.get().memberships.values_list("started_on", "ended_on")) == [
        (date(2018, 2, 1), date(2020, 12, 31)),
        (date(2024, 1, 1), None),
    ]


def test_withdrawn_consent_is_not_brought_back(read, site):
    read(member_list({}))
    consent = site.organisations.get().consents.get(field="email")
    consent.withdraw(date(2024, 1, 1))

    read(member_list({"Telefon": "0351 9"}), force=True)

    organisation = site.organisations.get()
    assert organisation.telephone == "0351 9"
    assert organisation.published == {"website", "telephone"}


def test_columns_that_a_list_has_not_got_are_left_alone(read, site):
    read(member_list({}))
    before = register(site)

    report = read("Mitgliedsnummer;Name\r\nT001;" + MEMBER["Name"])

    assert report == FileReport(created=0, changed=0, unchanged=1)
    assert register(site) == before
