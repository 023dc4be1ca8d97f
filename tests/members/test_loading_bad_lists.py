"""Lists that cannot be read: one message with the line, and nothing is kept."""

import pytest
from django.db import transaction
from wagtail.models import Site

from association_site.bundles.memory import SiteMemory
from members.loading import read_register
from members.models import Contact, Membership, Organisation
from pages.loading import ContentError
from tests.factories.bundles import MEMBER, member_list

pytestmark = pytest.mark.django_db

HEADING = ";".join(MEMBER)
ROW = ";".join(MEMBER.values())


def second_row(**cells: str) -> str:
    """Return a list whose second row, in line 3, says something else."""
    return member_list({}, {"Mitgliedsnummer": "T002"} | cells)


BAD = {
    "missing column": (
        f"{HEADING};".replace("Ort;", "") + "\n", 1, "The column “Ort” is missing",
    ),
    "unknown column": (f"{HEADING};Bankverbindung\n{ROW};x\n", 1, "Unknown column “Bankverbindung”"),
    "column twice": (f"{HEADING};Ort\n{ROW};Pirna\n", 1, "The column “Ort” stands here twice"),
    "heading below blank lines": (f"\n\n{HEADING};Konto\n", 3, "Unknown column “Konto”"),
    "empty": ("", 1, "The list is empty"),
    "blank": ("\n ; \n", 1, "The list is empty"),
    "too many cells": (f"{HEADING}\n{ROW}\n{ROW};x\n", 3, "20 cells instead of 19"),
    "too few cells": (f"{HEADING}\nT001;Verein\n", 2, "2 cells instead of 19"),
    "date that does not exist": (
        second_row(**{"Mitglied seit": "31.02.2020"}), 3,
        "“31.02.2020” cannot be read in the column “Mitglied seit”",
    ),
    "date of another land": (
        second_row(Austritt="2020-02-01", Status="ausgetreten"), 3,
        "“2020-02-01” cannot be read in the column “Austritt”",
    ),
    "year of two digits": (
        second_row(Gegründet="99"), 3, "“99” cannot be read in the column “Gegründet”",
    ),
    "year in words": (
        second_row(Gegründet="etwa 1990"), 3, "“etwa 1990” cannot be read in the column “Gegründet”",
    ),
    "year in other digits": (
        second_row(Gegründet="²²²²").encode(), 3,
        "“²²²²” cannot be read in the column “Gegründet”",
    ),
    "neither yes nor no": (
        second_row(**{"Kontakt öffentlich": "vielleicht"}), 3,
        "“vielleicht” cannot be read in the column “Kontakt öffentlich”",
    ),
    "unknown status": (second_row(Status="ruht"), 3, "Unknown status “ruht”"),
    "no status": (second_row(Status=""), 3, "Unknown status “”"),
    "application with a date": (
        second_row(Status="Antrag"), 3, "The dates do not fit the status “Antrag”",
    ),
    "member without a date": (
        second_row(**{"Mitglied seit": ""}), 3, "The dates do not fit the status “aktiv”",
    ),
    "member who has left": (
        second_row(Austritt="31.12.2020"), 3, "The dates do not fit the status “aktiv”",
    ),
    "left without a date": (
        second_row(Status="ausgetreten"), 3, "The dates do not fit the status “ausgetreten”",
    ),
    "left before joining": (
        second_row(Status="ausgetreten", Austritt="31.01.2018"), 3,
        "The dates do not fit the status “ausgetreten”",
    ),
    "number twice": (
        member_list({}, {}), 3, "The member number “T001” is missing or stands here twice",
    ),
    "number twice with other white space": (
        member_list({"Mitgliedsnummer": "M 001"}, {"Mitgliedsnummer": "M  001"}), 3,
        "The member number “M 001” is missing or stands here twice",
    ),
    "no number": (
        second_row(Mitgliedsnummer=" "), 3, "The member number “” is missing or stands here twice",
    ),
    "bad e-mail": (
        second_row(**{"E-Mail": "post(at)example.org"}), 3,
        "“post(at)example.org” cannot be kept in the column “E-Mail”: ",
    ),
    "bad website": (
        second_row(Webseite="javascript:alert(1)"), 3,
        "“javascript:alert(1)” cannot be kept in the column “Webseite”: ",
    ),
    "no name": (second_row(Name=""), 3, "“” cannot be kept in the column “Name”: "),
    "long postcode": (
        second_row(PLZ="0" * 11), 3, "“00000000000” cannot be kept in the column “PLZ”: ",
    ),
    "long contact": (
        second_row(Ansprechperson="x" * 201), 3,
        f"“{'x' * 201}” cannot be kept in the column “Ansprechperson”: ",
    ),
    "quotation that never ends": (
        second_row(Straße='"Teststraße'), 3, "The list cannot be read: ",
    ),
    "quotation with a rest": (
        second_row(Straße='"Teststraße" 1'), 3, "The list cannot be read: ",
    ),
    "error after a quoted line break": (
        member_list(
            {"Straße": '"Teststraße 1\nHinterhaus"'}, {"Mitgliedsnummer": "T002", "Status": "ruht"}
        ), 4, "Unknown status “ruht”",
    ),
    "NUL": (second_row(Ansprechperson="A\0B"), 3, "The file holds a NUL character"),
    "neither UTF-8 nor cp1252": (
        second_row(Name="\x81").encode("latin-1", "replace"), 0,
        "The file is neither UTF-8 nor cp1252",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), BAD.values(), ids=BAD)
def test_bad_list_is_refused_with_its_line_and_nothing_is_kept(tmp_path, text, line, message):
    site = Site.objects.get(hostname="auslaenderrat.localhost")
    path = tmp_path / "members.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("cp1252"))

    with pytest.raises(ContentError) as refused, transaction.atomic():
        read_register(path, site, SiteMemory(site))

    shown = str(refused.value)
    assert (shown if not message.endswith(": ") else shown[: len(message)]) == message
    assert refused.value.line == line
    assert Organisation.objects.of(site).count() == 0
    assert Membership.objects.filter(organisation__site=site).count() == 0
    assert Contact.objects.filter(organisation__site=site).count() == 0
