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
    "unknown column": (
        f"{HEADING};Bankverbindung\n{ROW};x\n", 1, "Nobody knows the column “Bankverbindung”. ",
    ),
    "column twice": (
        f"{HEADING};Ort\n{ROW};Pirna\n", 1, "The columns “Ort” and “Ort” mean the same: ",
    ),
    "heading below blank lines": (
        f"\n\n{HEADING};Konto\n", 3, "Nobody knows the column “Konto”. ",
    ),
    "empty": ("", 0, "The file is empty."),
    "too many cells": (f"{HEADING}\n{ROW}\n{ROW};x\n", 3, "“x” in the column “Column 20”: "),
    "date that does not exist": (
        second_row(**{"Mitglied seit": "31.02.2020"}), 3,
        "“31.02.2020” in the column “Mitglied seit”: There is no such day; ",
    ),
    "date that can be two": (
        second_row(**{"Mitglied seit": "04/05/2018"}), 3,
        "“04/05/2018” in the column “Mitglied seit”: This can be ",
    ),
    "year of two digits": (second_row(Gegründet="99"), 3, "“99” in the column “Gegründet”: "),
    "year in other digits": (
        second_row(Gegründet="²²²²").encode(), 3, "“²²²²” in the column “Gegründet”: ",
    ),
    "neither yes nor no": (
        second_row(**{"Kontakt öffentlich": "vielleicht"}), 3,
        "“vielleicht” in the column “Kontakt öffentlich”: Please write “yes” or “no”.",
    ),
    "unknown status": (
        second_row(Status="vielleicht"), 3,
        "“vielleicht” in the column “Status”: Nobody knows this word here; ",
    ),
    "application with a date": (second_row(Status="Antrag"), 3, "“Antrag” in the column “Status”: "),
    "member without a date": (
        second_row(**{"Mitglied seit": ""}), 3,
        "“aktiv” in the column “Status”: This does not fit: ",
    ),
    "member who has left": (
        second_row(Austritt="31.12.2020"), 3,
        "“aktiv” in the column “Status”: The dates do not fit this; by them it would be “Ended”.",
    ),
    "left before joining": (
        second_row(Status="ausgetreten", Austritt="31.01.2018"), 3,
        "“31.01.2018” in the column “Austritt”: The end lies before the beginning, 2018-02-01.",
    ),
    "number twice": (
        member_list({}, {}), 3,
        "“01.02.2018” in the column “Mitglied seit”: This period overlaps the one in line 2.",
    ),
    "number twice, and something else of the organisation": (
        member_list({}, {"Ort": "Pirna"}), 3,
        "“Pirna” in the column “Ort”: Line 2 says something else of the same organisation.",
    ),
    "unknown language": (
        second_row(Sprachen="Türkisch, Klipp"), 3, "“Türkisch, Klipp” in the column “Sprachen”: ",
    ),
    "bad e-mail": (
        second_row(**{"E-Mail": "post(at)example.org"}), 3,
        "“post(at)example.org” in the column “E-Mail”: Enter a valid email address.",
    ),
    "no name": (
        second_row(Name=""), 3, "“” in the column “Name”: A new organisation needs a name.",
    ),
    "long contact": (
        second_row(Ansprechperson="x" * 201), 3, f"“{'x' * 201}” in the column “Ansprechperson”: ",
    ),
    "error after a quoted line break": (
        member_list(
            {"Straße": '"Teststraße 1\nHinterhaus"'}, {"Mitgliedsnummer": "T002", "Status": "?"}
        ), 4, "“?” in the column “Status”: ",
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
    assert (shown[: len(message)] if message.endswith(" ") else shown) == message
    assert refused.value.line == line
    assert Organisation.objects.of(site).count() == 0
    assert Membership.objects.filter(organisation__site=site).count() == 0
    assert Contact.objects.filter(organisation__site=site).count() == 0
