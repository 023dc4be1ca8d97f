"""Registers and files that hypothesis makes up, nearer to real ones than chance would be."""

import csv
import io
from datetime import date, timedelta

from hypothesis import strategies as st

from members.choices import LeavingReason, MembershipKind, NameKind, PublishedField
from members.kept import Entry, FurtherName, Period, Person, empty
from members.models import Topic

TODAY = date(2026, 11, 22)
# What spreadsheets, separators, quotes, scripts and our own words could confuse.
AWKWARD = [
    "=1+1", "+49 351 555", "-", "@haus", "'=1", "''", "＝SUM(A1)", "#REF!", "_x000D_", "ja",
    "keine", "01.02.2020", "1e5", "Haus; „Mitte“, \"Ost\"", '"', "a,b", "Haus (ar)", "Haus (früher)",
    "Haus ()", "بيت الثقافة", "Дом", "家", "Łódź", "Ä", "n\u0303", "👩‍👩‍👧", "ß", "ﬁ", "İ",
]  # fmt: skip
letters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")


def texts(most, least=0):
    """Return texts on one line, as the register's forms keep them."""
    found = st.sampled_from(AWKWARD) | st.text(letters, max_size=most)
    lined = found.map(lambda text: " ".join(text.split())[:most].strip())
    return lined.filter(lambda text: len(text) >= least)


days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
addresses = st.sampled_from(
    ["https://example.org/", "http://www.example.org/a?b=1;2,3", "https://xn--bcher-kva.example/"]
)
emails = st.sampled_from(["", "post@example.org", "+plus@example.org", "o'haus@example.org"])


@st.composite
def periods(draw):
    """Return periods of which no two have a day in common."""
    edges = sorted(draw(st.sets(days, max_size=6)))
    found = []
    for first, last in zip(edges[::2], edges[1::2], strict=False):
        found.append(draw(period(first, last)))
    if len(edges) % 2:
        found.append(draw(period(edges[-1], None)))
    return tuple(found)


def period(first, last):
    """Return a period of membership from one day to another."""
    return st.builds(
        Period,
        started_on=st.just(first),
        ended_on=st.just(last),
        kind=st.sampled_from(MembershipKind.values),
        rests=st.booleans(),
        admitted_on=st.none() | st.just(first - timedelta(days=30)),
        admitted_by=texts(20),
        admission_reference=texts(20),
        leaving_reason=st.sampled_from(["", *LeavingReason.values]) if last else st.just(""),
        end_resolved_on=st.none() | st.just(last) if last else st.none(),
        end_resolved_by=texts(20) if last else st.just(""),
        end_reference=texts(20) if last else st.just(""),
    )


people = st.builds(
    Person,
    name=texts(20, 1),
    function=texts(20),
    email=emails,
    telephone=texts(20),
    language_code=st.sampled_from(["", "de", "en", "ar", "kmr"]),
)
further_names = st.builds(
    FurtherName,
    name=texts(20, 1),
    language_code=st.sampled_from(["", "ar", "kmr", "prs", "de"]),
    kind=st.sampled_from(NameKind.values),
)
own = st.fixed_dictionaries(
    {
        "name": texts(30, 1),
        "short_name": texts(20),
        "legal_form": st.sampled_from(["", "e.V.", "Initiative"]),
        "founded_year": st.none() | st.integers(1500, 2026),
        "register_court": texts(20),
        "register_number": texts(20),
        "street": texts(20),
        "postcode": st.sampled_from(["", "01067", "CH-8001"]),
        "town": st.sampled_from(["", "Dresden", "Görlitz", "Zürich"]) | texts(20),
        "district": st.sampled_from(["", "Landkreis Leipzig", "Leipzig"]) | texts(20),
        "website": st.just("") | addresses,
        "email": emails,
        "telephone": texts(20),
        "description": st.lists(texts(20), max_size=3).map(lambda lines: "\n".join(lines).strip()),
    }
)
entries = st.builds(
    Entry,
    own=own,
    other_names=st.lists(further_names, max_size=2, unique=True).map(tuple),
    links=st.lists(addresses, max_size=2, unique=True).map(tuple),
    topics=st.lists(texts(20, 1), max_size=3, unique_by=Topic.key_of).map(tuple),
    languages=st.sets(st.sampled_from(["ar", "de", "kmr", "prs"])).map(sorted).map(tuple),
    periods=periods(),
    contacts=st.lists(people, max_size=3, unique_by=lambda person: person.name).map(tuple),
    published=st.sets(st.sampled_from(PublishedField.values)).map(sorted).map(tuple),
)


@st.composite
def registers(draw):
    """Return entries of organisations, each with a number of its own."""
    numbers = draw(st.lists(texts(10, 1), min_size=1, max_size=3, unique=True))
    found = [draw(entries) for _number in numbers]
    for number, entry in zip(numbers, found, strict=True):
        entry.own["number"] = number
    assert all({*entry.own} == {*empty().own} for entry in found)
    return found


# ------------------------------------------------------------------------------------------ files
# Cells of a list that an office keeps by hand, right and wrong ones.
CELLS = {
    "Mitgliedsnummer": ["", "M1", "M2", "M3", "M1", "=M4"],
    "Name": ["", "Testverein Eins", "Testverein Zwei", "Testverein  Eins ", "=1+1", "بيت"],
    "Ort": ["", "Dresden", "Zürich", "Görlitz"],
    "Landkreis": ["", "Leipzig", "Landkreis Leipzig"],
    "Gegründet": ["", "1999", "99", "neunzehn", "2015.0"],
    "Mitglied seit": ["", "08.04.2017", "8.4.17", "2017-04-08", "04/05/2018", "31.02.2020", "=1"],
    "Austritt": ["", "", "", "31.12.2018", "01.01.1800", "nie"],
    "Status": ["", "aktiv", "Antrag", "ausgetreten", "ruhend", "?"],
    "Schwerpunkte": ["", "Kunst, Sport", 'Kunst; "Sport, Spiel"', "kunst"],
    "Sprachen": ["", "Arabisch", "ar, de", "Klingonisch"],
    "Kontakt öffentlich": ["", "ja", "nein", "vielleicht"],
    "E-Mail": ["", "post@example.org", "post@"],
    "Ansprechperson": ["", "Testperson Ada", "Testperson Bob"],
    "Beschreibung": ["", "Zeile 1\nZeile 2", "'=1", "\x0b", "x"],
    "Unbekannt": ["", "x"],
}
anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=3)


@st.composite
def office_lists(draw):
    """Return heading and rows as an office might have typed them."""
    heading = draw(st.lists(st.sampled_from([*CELLS]), min_size=1, max_size=10, unique=True))
    heading = list(dict.fromkeys(["Name", *heading])) if draw(st.integers(0, 9)) else heading
    row = st.tuples(*(st.sampled_from(CELLS[name]) | anything for name in heading))
    found = [list(cells) for cells in draw(st.lists(row, min_size=1, max_size=6))]
    if draw(st.booleans()):
        found[-1] += draw(st.lists(st.sampled_from(["", "zu viel"]), max_size=2))
    return [heading, *found]


def as_csv(rows, separator=";", encoding="utf-8", quoting=csv.QUOTE_MINIMAL):
    """Return rows as a CSV file; letters that the encoding has not become question marks."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, quoting=quoting).writerows(rows)
    return file.getvalue().encode(encoding, "replace")
