"""`manage.py export_members`."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry, Site

from members.importing.reading import read_table
from members.models import Organisation
from tests.factories.members import ContactFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
HOST = "auslaenderrat.localhost"


@pytest.fixture(autouse=True)
def organisation():
    site = Site.objects.get(hostname=HOST)
    Organisation.objects.of(site).delete()
    made = OrganisationFactory(site=site, name="Testverein Übermut")
    MembershipFactory(organisation=made, started_on=date(2017, 4, 8))
    ContactFactory(organisation=made, name="Testperson")
    return made


def run(capsys, *arguments):
    call_command("export_members", *map(str, arguments))
    return capsys.readouterr().out


@pytest.mark.parametrize("name", ["list.csv", "LIST.XLSX", "list.json"])
def test_ending_says_the_format(tmp_path, capsys, name):
    path = tmp_path / name
    said = run(capsys, path, "--site", HOST)

    assert said == f"1 organisation of {HOST} written to {path}\n"
    assert path.stat().st_mode & 0o777 == 0o600
    data = path.read_bytes()
    if name.endswith("json"):
        assert json.loads(data)[0]["contacts"][0]["name"] == "Testperson"
    else:
        [record] = read_table(data, name).records
        assert {"Testverein Übermut", "Testperson"} < {*record.cells}
    assert ModelLogEntry.objects.get(action="members.export").data["organisations"] == 1


def test_default_site_is_taken_if_none_is_named(tmp_path, capsys):
    site = Site.objects.get(is_default_site=True)
    number = Organisation.objects.of(site).count()
    path = tmp_path / "list.csv"

    assert number > 1
    assert run(capsys, path) == f"{number} organisations of {site.hostname} written to {path}\n"


def test_site_may_be_written_in_capitals(tmp_path, capsys):
    path = tmp_path / "list.csv"

    said = run(capsys, path, "--site", HOST.upper())

    assert said == f"1 organisation of {HOST} written to {path}\n"


def test_day_and_what_to_leave_out_are_taken(tmp_path, capsys):
    path = tmp_path / "list.json"
    said = run(capsys, path, "--site", HOST, "--as-of", "2017-04-07", "--without-contacts")
    assert said == f"0 organisations of {HOST} written to {path}\n"

    run(capsys, path, "--site", HOST, "--as-of", "2017-04-08", "--without-contacts")
    [said] = json.loads(path.read_bytes())
    assert (said["status"], "contacts" in said) == ("active", False)


def test_encoding_is_taken_or_refused_in_english(tmp_path, capsys, organisation):
    path = tmp_path / "list.csv"
    run(capsys, path, "--site", HOST, "--encoding", "cp1252")
    assert "Übermut".encode("cp1252") in path.read_bytes()

    Organisation.objects.filter(pk=organisation.pk).update(name="Łódź")
    before = path.read_bytes()
    with pytest.raises(CommandError) as raised:
        run(capsys, path, "--site", HOST, "--encoding", "cp1252")
    assert str(raised.value) == (
        "“Łódź” has the letter “Ł”, which Windows-1252 does not know. Please choose UTF-8."
    )
    assert path.read_bytes() == before
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("list.ods", [], "“list.ods” has none of the endings .csv, .xlsx, .json"),
        ("list", [], "“list” has none of the endings .csv, .xlsx, .json"),
        (
            "list.csv",
            ["--site", "none.example"],
            "There is no site none.example; the sites are: auslaenderrat.localhost, localhost",
        ),
    ],
)
def test_what_cannot_be_is_refused(tmp_path, capsys, name, arguments, message):
    with pytest.raises(CommandError) as raised:
        run(capsys, tmp_path / name, *arguments)
    assert str(raised.value) == message
    assert [*tmp_path.iterdir()] == []


def test_link_is_refused(tmp_path, capsys):
    link = tmp_path / "list.csv"
    link.symlink_to(tmp_path / "target.csv")
    with pytest.raises(CommandError, match="is a symbolic link"):
        run(capsys, link, "--site", HOST)
    assert not (tmp_path / "target.csv").exists()
