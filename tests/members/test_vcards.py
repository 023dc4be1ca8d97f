"""A member in an address book."""

from uuid import NAMESPACE_URL, uuid5

from members.public import Label, PublicEntry
from members.vcards import vcard

ADDRESS = "http://localhost:8000/de/mitglieder/7-verein/"
LASTING = "http://localhost:8000/de/mitglieder/7/"


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_vcard_says_what_is_public_and_nothing_else():
    lines = unfolded(vcard(PublicEntry(pk=7, name="Verein", town="Pirna"), ADDRESS, LASTING))

    assert lines == [
        "BEGIN:VCARD", "VERSION:4.0", "KIND:org",
        f"UID:urn:uuid:{uuid5(NAMESPACE_URL, LASTING)}", "FN:Verein", "ORG:Verein",
        "ADR:;;;Pirna;;;", f"SOURCE:{ADDRESS}vcard.vcf", "END:VCARD", "",
    ]  # fmt: skip


def test_vcard_escapes_what_would_end_a_value():
    entry = PublicEntry(
        pk=7, name="A;B,C\\D\r\nTEL:1", email="a@b.example", telephone="+49 351 / 12-3",
        description="Eins\nzwei\x07", topics=(Label("x", "Sport, Spiel"),), languages=(Label("ar", "Arabisch"),),
        street="Straße 1; Hof", postcode="01067", website="https://b.example/", links=(("https://c.example/", "c"),),
    )  # fmt: skip
    lines = unfolded(vcard(entry, ADDRESS, LASTING))

    assert lines[4:-3] == [
        "FN:A\\;B\\,C\\\\D\\nTEL:1",
        "ORG:A\\;B\\,C\\\\D\\nTEL:1",
        "ADR:;;Straße 1\\; Hof;;;01067;",
        "TEL;VALUE=uri:tel:+49351123",
        "EMAIL:a@b.example",
        "URL:https://b.example/",
        "URL:https://c.example/",
        "LANG:ar",
        "CATEGORIES:Sport\\, Spiel",
        "NOTE:Eins\\nzwei",
    ]


def test_vcard_folds_lines_between_letters():
    text = vcard(PublicEntry(pk=7, name="ä" * 100 + "€😀" * 40), ADDRESS, LASTING)

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert f"FN:{'ä' * 100}{'€😀' * 40}" in unfolded(text)


def test_vcard_keeps_signs_without_a_width():
    name = "کتاب\u200cخانه \u2067x\u2069"

    assert f"FN:{name}" in unfolded(
        vcard(PublicEntry(pk=7, name=f"{name}\x7f\x00"), ADDRESS, LASTING)
    )
