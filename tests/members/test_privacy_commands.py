"""The commands of data protection."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site

from members.models import Contact, Organisation
from tests.factories.members import ContactFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

HOST = "auslaenderrat.localhost"


@pytest.fixture(autouse=True)
def organisation():
    row = OrganisationFactory(
        site=Site.objects.get(hostname=HOST), number="T4711", name="Übermut e.V.", member=True
    )
    ContactFactory(organisation=row, name="Testperson Ada", email="ada@example.org")
    return row


def run(capsys, *arguments):
    call_command(*map(str, arguments), "--site", HOST)
    return capsys.readouterr().out


def test_data_are_written_to_a_file_for_its_owner_alone(tmp_path, capsys):
    path = tmp_path / "data.json"

    assert run(capsys, "organisation_data", "T4711", "--output", path) == f"Written to {path}\n"

    said = path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o600
    assert said == run(capsys, "organisation_data", "T4711")
    assert '"name": "Übermut e.V."' in said
    assert json.loads(said)["contacts"][0]["email"] == "ada@example.org"


@pytest.mark.parametrize(
    ("arguments", "removed"),
    [
        (["erase_contact", "T4711", "ADA@example.org"], "1 contact\n"),
        (
            ["erase_organisation", "T4711", "--force"],
            "organisation T4711, Übermut e.V.\n1 contacts\n0 consents\n",
        ),
    ],
)
def test_nothing_is_erased_without_a_yes(capsys, organisation, arguments, removed):
    with pytest.raises(CommandError, match="Nothing was removed") as raised:
        run(capsys, *arguments)

    assert raised.value.returncode == 1
    assert capsys.readouterr().out == f"This would be removed:\n{removed}"
    assert organisation.contacts.count() == 1


def test_person_and_organisation_are_erased_with_a_yes(capsys, organisation):
    said = run(capsys, "erase_contact", "T4711", "testperson  ada", "--yes")
    assert said == "The person was erased.\n"
    assert organisation.contacts.count() == 0

    with pytest.raises(CommandError, match=r"has not ended.* --force"):
        run(capsys, "erase_organisation", "T4711", "--yes")
    run(capsys, "erase_organisation", "T4711", "--yes", "--force")
    assert not Organisation.objects.filter(pk=organisation.pk).exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["organisation_data", "T0"], f"There is no organisation number T0 on {HOST}"),
        (["erase_organisation", "T0"], f"There is no organisation number T0 on {HOST}"),
        (["erase_contact", "T4711", "Niemand", "--yes"], "Nobody is known as Niemand"),
        (["apply_retention", "--contacts", "bald"], "“bald” is no number of days"),
    ],
)
def test_what_is_not_there_is_refused(capsys, arguments, message):
    with pytest.raises(CommandError, match=message):
        run(capsys, *arguments)
    with pytest.raises(CommandError, match=r"There is no site none\.example; the sites are: "):
        call_command("apply_retention", "--site", "none.example")


def test_retention_says_what_it_would_do_and_does_it(capsys):
    site = Site.objects.get(hostname=HOST)
    Organisation.objects.of(site).delete()
    former = ContactFactory(organisation=OrganisationFactory(site=site))
    MembershipFactory(
        organisation=former.organisation, started_on=date(2010, 1, 1), ended_on=date(2011, 1, 1)
    )
    said = "applications=0 contacts=1 files=0 imports=0 unconfirmed=0 mails=0 confirmations=0\n"

    assert run(capsys, "apply_retention", "--dry-run", "--contacts", "99999").startswith(
        "applications=0 contacts=0"
    )
    assert run(capsys, "apply_retention", "--dry-run") == said
    assert Contact.objects.filter(pk=former.pk).exists()
    assert run(capsys, "apply_retention") == said
    assert not Contact.objects.filter(pk=former.pk).exists()
