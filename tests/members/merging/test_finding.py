"""Finding the organisation that is the same."""

import pytest

from members.merging import Found, found_by, likely
from tests.factories.members import OrganisationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.mark.parametrize(
    ("same", "what"),
    [
        ({"name": "TESTVEREIN  uebermut"}, ["name"]),
        ({"email": "Wir@Example.org"}, ["e-mail"]),
        ({"website": "http://www.uebermut.example.org"}, ["website"]),
        ({"name": "Testverein Übermut", "email": "wir@example.org"}, ["name", "e-mail"]),
        ({"name": "Testverein Übermut Nord"}, None),
        ({"email": "mehr.wir@example.org"}, None),
        ({"website": "https://uebermut.example.org/nord"}, None),
    ],
)
def test_likely_are_those_that_an_import_would_notice(site, organisation, same, what):
    organisation.email, organisation.website = "wir@example.org", "https://uebermut.example.org/"
    organisation.save()
    other = OrganisationFactory(site=site, **({"name": "Etwas anderes"} | same))

    found = [(row.organisation, list(map(str, row.same))) for row in likely(organisation)]

    assert found == ([] if what is None else [(other, what)])


def test_nothing_of_another_register_or_erased_or_empty_is_likely(site, organisation):
    OrganisationFactory(name=organisation.name)
    OrganisationFactory(site=site, name=organisation.name, erased_on="2026-01-01")
    OrganisationFactory(site=site, name="Ohne E-Mail und Website")

    assert likely(organisation) == []


def test_others_of_the_register_are_found_by_number_and_name(site, organisation):
    other = OrganisationFactory(site=site, number="T900", name="Chor der Brücken")
    OrganisationFactory(number="T900", name="Chor der Brücken")

    for query in ("t900", "bruecken chor"):
        assert found_by(organisation, query) == ([Found(other)], False)
    assert found_by(organisation, organisation.number) == ([], False)


def test_of_many_the_first_are_found_and_said_to_be_more(site, organisation):
    for _number in range(21):
        OrganisationFactory(site=site, name="Chor")

    found, more = found_by(organisation, "chor")

    assert (len(found), more) == (20, True)
