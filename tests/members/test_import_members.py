"""`manage.py import_members`."""

import io
from datetime import date

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from wagtail.models import Site

from association_site.management.commands.demo import DEMO_BUNDLES
from members.choices import MembershipStatus
from members.models import ImportRun, Organisation
from tests.factories.bundles import member_list
from tests.members.importing.test_applying import register

pytestmark = pytest.mark.django_db

HOST = "auslaenderrat.localhost"
# The demo's, and the real one where it is there; how many there were on the founding day.
LISTS = [
    (DEMO_BUNDLES / "dsm" / "members.csv", 30),
    (settings.BASE_DIR.parent / "shared" / "content" / "dsm" / "members.csv", 42),
]


@pytest.fixture
def site():
    return Site.objects.get(hostname=HOST)


@pytest.fixture
def run(tmp_path):
    """Run the command; returns the lines it wrote and what it ended with."""

    def import_list(text, *options, host=HOST, terminal=False):
        path = tmp_path / "list.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        output, errors = io.StringIO(), io.StringIO()
        errors.isatty = lambda: terminal
        ended = None
        try:
            call_command(
                "import_members", str(path), "--site", host, *options, stdout=output, stderr=errors
            )
        except CommandError as error:
            ended = error
        return output.getvalue().splitlines(), ended, errors.getvalue()

    return import_list


@pytest.mark.parametrize(
    ("path", "founders"), [found for found in LISTS if found[0].exists()], ids=str
)
def test_office_list_is_imported_as_it_is(run, site, path, founders):
    data = path.read_bytes()

    lines, ended, _errors = run(data)

    assert (lines[-1], ended) == ("new=72 changed=0 unchanged=0 error=0", None)
    today, founding = date(2026, 11, 22), date(2017, 4, 8)
    found = Organisation.objects.of(site).with_status(today)
    statuses = [MembershipStatus.ACTIVE, MembershipStatus.ENDED, MembershipStatus.APPLICATION]
    assert [found.filter(status_on=status).count() for status in statuses] == [66, 4, 2]
    assert Organisation.objects.of(site).active(founding).count() == founders
    before = register(site)

    lines, ended, _errors = run(data)

    assert (lines, ended) == (["new=0 changed=0 unchanged=72 error=0"], None)
    assert register(site) == before


def test_dry_run_says_the_same_and_writes_nothing(run, site):
    text = member_list({}, {"Mitgliedsnummer": "T002", "Name": "Zweiter Verein", "E-Mail": ""})

    dry, ended, _errors = run(text, "--dry-run")

    assert ended is None
    assert (site.organisations.count(), ImportRun.objects.count()) == (0, 0)
    assert run(text)[0] == dry
    assert dry[-1] == "new=2 changed=0 unchanged=0 error=0"


BAD = member_list(
    {},
    {"Mitgliedsnummer": "T002", "Gegründet": "99", "E-Mail": "post(at)example.org"},
    {"Mitgliedsnummer": "T003", "Status": "Antrag"},
)
REASONS = [
    (
        'line 3, column "E-Mail": post(at)example.org: Enter a valid email address.; column "Gegründet"'
        ": 99: A year is written with four digits, between 1500 and 2200."
    ),
    'line 4, column "Status": Antrag: The dates do not fit this; by them it would be “Active”.',
]


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_rows_in_error_end_with_1_and_nothing_is_written(run, site, options):
    lines, ended, _errors = run(BAD, *options)

    assert lines[-3:] == [*REASONS, "new=1 changed=0 unchanged=0 error=2"]
    assert ended.returncode == 1
    assert (site.organisations.count(), ImportRun.objects.count()) == (0, 0)


def test_rows_in_error_are_left_out_on_purpose(run, site):
    lines, ended, _errors = run(BAD, "--skip-errors")

    assert lines[-3:] == [*REASONS, "new=1 changed=0 unchanged=0 error=2"]
    assert ended is None
    assert [row.number for row in site.organisations.all()] == ["T001"]


def test_notices_stand_before_the_errors(run):
    lines, _ended, _errors = run(BAD, "--dry-run")

    assert lines[:2] == [
        "line 2: “Bildung” is a new topic.",
        "line 2: “Kultur” is a new topic.",
    ]


def test_headings_can_be_mapped_or_left_out(run, site):
    text = "Vereinsname;Sitz;Konto\nTestverein;Pirna;1\n"

    _lines, ended, _errors = run(text)
    assert "“Vereinsname”, “Sitz”, “Konto”" in str(ended)
    assert str(ended).endswith('or --map "Heading=" to leave it out. (line 1)')

    lines, _ended, _errors = run(
        text, "--map", "Vereinsname=name", "--map", "sitz = Ort", "--map", "Konto="
    )
    assert lines[-1] == "new=1 changed=0 unchanged=0 error=0"
    assert site.organisations.get().town == "Pirna"


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        ("", [], "The file is empty."),
        ("Name\nVerein\n", ["--map", "Name"], "Please write --map"),
        ("Name\nA\nB\n", ["--max-rows", "1"], "The file has more than 1 row."),
        ("Name\n" + "x" * 1_100_000, ["--max-size", "1"], "The file is larger than 1.0\xa0MB."),
    ],
)
def test_file_that_cannot_be_read_ends_with_a_sentence(run, site, text, options, message):
    lines, ended, _errors = run(text, *options)

    assert (lines, site.organisations.count()) == ([], 0)
    assert str(ended).startswith(message)


def test_site_is_named_or_the_default_one(run, site):
    default = Site.objects.get(is_default_site=True)
    before = default.organisations.count()

    lines, ended, _errors = run("Name\nTestverein\n", host="nowhere.example")
    assert (lines, str(ended)) == (
        [],
        "There is no site nowhere.example; the sites are: auslaenderrat.localhost, localhost",
    )

    run("Name\nTestverein\n", host="")
    assert (default.organisations.count(), site.organisations.count()) == (before + 1, 0)


def test_missing_number_is_given_in_the_pattern_of_the_register(run):
    run("Name\nTestverein\n", host="")

    assert Organisation.objects.get(name="Testverein").number == "M073"


def test_bar_is_drawn_on_a_terminal_alone(run):
    text = member_list({})

    assert run(text, "--dry-run")[2] == ""
    drawn = run(text, "--dry-run", terminal=True)[2]
    assert drawn.endswith(f"\r[{'#' * 40}] 1/1\n")
