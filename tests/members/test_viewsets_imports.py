"""Lists at the desk: uploaded, asked about, looked at, applied, taken back; and exported."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook
from wagtail.models import ModelLogEntry, Site

from accounts.choices import Role
from members.importing.tables import LIMITS
from members.models import ImportRun, Organisation
from tests.factories.accounts import user_with_role
from tests.factories.bundles import member_list
from tests.factories.members import ContactFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

HOST = "auslaenderrat.localhost"
LISTS = "register_lists"


@pytest.fixture
def site():
    return Site.objects.get(hostname=HOST)


@pytest.fixture
def board(client):
    client.force_login(user_with_role(Role.BOARD, HOST))
    return client


def upload(client, site, data, name="liste.csv"):
    data = data.encode("cp1252") if isinstance(data, str) else data
    file = SimpleUploadedFile(name, data)
    return client.post(reverse(LISTS), {"site": site.pk, "file": file}, follow=True)


def soup_of(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").find("main")


def counts(soup):
    return [int(number.get_text()) for number in soup.select(".desk-counts dd")]


def errors(soup):
    return [" ".join(p.get_text().split()) for p in soup.select(".error-message") if p.get_text()]


def act(client, action, **data):
    address = reverse("register_import", args=[ImportRun.objects.get().pk])
    return client.post(address, {"action": action} | data, follow=True)


def digest(soup):
    return soup.select_one("input[name=digest]")["value"]


def workbook(**sheets):
    """Return a workbook with sheets by name, each a list of rows."""
    book, file = Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(file)
    return file.getvalue()


def test_list_is_looked_at_before_it_is_applied_and_can_be_undone(board, site):
    shown = soup_of(upload(board, site, member_list({}, {"Mitgliedsnummer": "T002"})))
    assert counts(shown) == [2, 0, 0, 0]
    assert Organisation.objects.of(site).count() == 0

    done = soup_of(act(board, "apply", digest=digest(shown)))
    assert counts(done) == [2, 0, 0, 0]
    assert sorted(Organisation.objects.of(site).values_list("number", flat=True)) == [
        "T001",
        "T002",
    ]
    assert bytes(ImportRun.objects.get().file) == b""

    soup_of(act(board, "undo"))
    assert Organisation.objects.of(site).count() == 0
    assert ImportRun.objects.get().undone_at is not None


def test_preview_says_what_changes_from_which_value_to_which(board, site):
    upload(board, site, member_list({}))
    act(board, "apply", digest=ImportRun.objects.get().digest or digest(soup_of(current(board))))
    ImportRun.objects.all().delete()

    shown = soup_of(upload(board, site, member_list({"Ort": "Pirna", "Landkreis": ""})))

    assert counts(shown) == [0, 1, 0, 0]
    [town] = [row for row in shown.select(".desk-changes div") if row.dt.get_text() == "Ort"]
    assert (town.find("del").get_text(), town.find("ins").get_text()) == ("Dresden", "Pirna")


def test_preview_asks_what_an_empty_cell_means(board, site):
    upload(board, site, member_list({}))
    act(board, "apply", digest=digest(soup_of(current(board))))
    ImportRun.objects.all().delete()
    keeping = soup_of(upload(board, site, member_list({"Telefon": ""})))
    assert counts(keeping) == [0, 0, 1, 0]

    emptying = soup_of(act(board, "empty", empty="take_out"))
    assert counts(emptying) == [0, 1, 0, 0]
    soup_of(act(board, "apply", digest=digest(emptying)))

    assert Organisation.objects.of(site).get().telephone == ""


def current(client):
    """Return the page of the only import."""
    return client.get(reverse("register_import", args=[ImportRun.objects.get().pk]))


def test_rows_in_error_stop_the_import_unless_they_are_left_out(board, site):
    text = member_list({}, {"Mitgliedsnummer": "T002", "Mitglied seit": "31.02.2020"})
    shown = soup_of(upload(board, site, text))
    assert counts(shown) == [1, 0, 0, 1]
    [problem] = [" ".join(li.get_text().split()) for li in shown.select("td .desk-notices li")]
    assert problem.startswith("Mitglied seit: 31.02.2020 – ")

    act(board, "apply", digest=digest(shown))
    assert Organisation.objects.of(site).count() == 0

    act(board, "apply", digest=digest(shown), skip_errors="yes")
    assert list(Organisation.objects.of(site).values_list("number", flat=True)) == ["T001"]


def test_rows_in_error_are_taken_away_with_their_reasons(board, site):
    row = {"Mitgliedsnummer": "T002", "Name": "=1+1", "Mitglied seit": "31.02.2020"}
    upload(board, site, member_list({}, row))

    response = board.get(reverse("register_errors", args=[ImportRun.objects.get().pk]))

    text = response.content.decode("utf-8-sig")
    heading, first = csv.reader(io.StringIO(text), delimiter=";")
    assert heading[2:4] == ["Mitgliedsnummer", "Name"]
    assert (first[0], first[2], first[3]) == ("3", "T002", "'=1+1")
    assert first[1].startswith("Mitglied seit: ")


def test_nothing_is_applied_that_was_not_looked_at(board, site):
    shown = soup_of(upload(board, site, member_list({})))
    OrganisationFactory(site=site, number="T001", name="Inzwischen e.V.")

    again = soup_of(act(board, "apply", digest=digest(shown)))

    assert counts(again) == [0, 1, 0, 0]
    assert Organisation.objects.get(site=site).name == "Inzwischen e.V."

    act(board, "apply")
    assert Organisation.objects.get(site=site).name == "Inzwischen e.V."
    # Two people who say yes at once do not say it to what the other one saw.
    assert ImportRun.objects.get().digest == ""


def test_unknown_headings_are_asked_for(board, site):
    text = member_list({}).replace("Telefon", "Rufnummer", 1).replace("Ort", "Sitz", 1)
    asked = soup_of(upload(board, site, text))
    unclear = {
        field.label.get_text(strip=True).rstrip("*"): field.select_one("select")["name"]
        for field in asked.select(".w-field__wrapper")
        if field.select_one("option[value='']")
    }
    assert set(unclear) == {"Rufnummer", "Sitz"}

    chosen = {
        select["name"]: select.select_one("option[selected]")["value"]
        for select in asked.select("select")
        if select["name"] not in unclear.values()
    }
    names = unclear["Rufnummer"], unclear["Sitz"]
    twice = soup_of(act(board, "columns", **chosen, **dict.fromkeys(names, "town")))
    assert errors(twice) == ["Eine andere Spalte soll schon dasselbe bedeuten."]

    said = dict(zip(names, ("telephone", "-"), strict=True))
    shown = soup_of(act(board, "columns", **chosen, **said))
    assert counts(shown) == [1, 0, 0, 0]
    act(board, "apply", digest=digest(shown))
    assert list(Organisation.objects.of(site).values_list("telephone", "town")) == [
        ("0351 123", ""),
    ]


def test_several_sheets_are_asked_for(board, site):
    data = workbook(Vorstand=[["Name"], ["Nicht dieser"]], Mitglieder=[["Name"], ["Dieser"]])
    asked = soup_of(upload(board, site, data, "liste.xlsx"))
    assert [radio["value"] for radio in asked.select("input[type=radio]")] == [
        "Vorstand",
        "Mitglieder",
    ]

    shown = soup_of(act(board, "sheet", sheet="Mitglieder"))
    act(board, "apply", digest=digest(shown))

    assert list(Organisation.objects.of(site).values_list("name", flat=True)) == ["Dieser"]


def test_sheet_that_cannot_be_read_says_why_and_another_one_can_be_chosen(board, site):
    wide = [[f"Spalte {number}" for number in range(LIMITS.columns + 1)], ["x"]]
    upload(board, site, workbook(Breit=wide, Mitglieder=[["Name"], ["Dieser"]]), "liste.xlsx")

    refused = soup_of(act(board, "sheet", sheet="Breit"))
    [problem] = errors(refused)
    assert "60" in problem

    soup_of(act(board, "other_sheet"))
    assert counts(soup_of(act(board, "sheet", sheet="Mitglieder"))) == [1, 0, 0, 0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "leer"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls"),
        (b'Name\n"offen', "Zeile 2"),
        (b"x" * (LIMITS.size + 1), "5,0 MB"),
    ],
    ids=["empty", "old Excel", "open quotation", "too large"],
)
def test_file_that_cannot_be_read_says_why_and_is_not_kept(board, site, data, words):
    shown = soup_of(upload(board, site, data))

    [problem] = errors(shown)
    assert words in problem
    assert ImportRun.objects.count() == 0


def test_file_that_nobody_wants_is_deleted(board, site):
    upload(board, site, member_list({}))

    act(board, "discard")

    assert ImportRun.objects.count() == 0


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_register_is_exported_with_people_only_where_they_are_asked_for(board, site, kind):
    organisation = OrganisationFactory(site=site, member=True, name="Verein zum Mitnehmen")
    ContactFactory(organisation=organisation, name="Testperson Geheim")
    form = {"site": site.pk, "format": kind}

    bare = board.post(reverse("register_export"), form)
    full = board.post(reverse("register_export"), form | {"contacts": "yes"})

    words = [content(response, kind) for response in (bare, full)]
    assert ["Verein zum Mitnehmen" in text for text in words] == [True, True]
    assert ["Testperson Geheim" in text for text in words] == [False, True]
    assert bare["Content-Disposition"].endswith(f'.{kind}"')


def content(response, kind):
    """Return all text of an exported file."""
    assert response.status_code == 200
    if kind != "xlsx":
        return response.content.decode("utf-8-sig")
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(response.content)).active
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)


def test_register_of_another_site_is_neither_exported_nor_imported_into(board):
    other = Site.objects.get(hostname="localhost")
    run = ImportRun.objects.create(site=other, file_name="fremd.csv", file=b"Name\nFremd\n")

    assert (
        board.post(reverse("register_export"), {"site": other.pk, "format": "csv"}).status_code
        == 404
    )
    assert "fremd.csv" not in board.get(reverse(LISTS)).content.decode()
    for name in ("register_import", "register_errors"):
        assert board.get(reverse(name, args=[run.pk])).status_code == 404
    assert (
        board.post(reverse("register_import", args=[run.pk]), {"action": "apply"}).status_code
        == 404
    )
    upload(board, other, member_list({}))
    assert list(ImportRun.objects.all()) == [run]


def test_log_says_who_imported_and_undid_how_much(board, site):
    shown = soup_of(upload(board, site, member_list({})))
    act(board, "apply", digest=digest(shown))
    act(board, "undo")

    entries = ModelLogEntry.objects.filter(action__startswith="members.import").order_by("pk")
    assert [(entry.action, entry.data["new"], entry.user.email) for entry in entries] == [
        ("members.import", 1, entries[0].user.email),
        ("members.import_undone", 1, entries[0].user.email),
    ]
