"""What holds for every file and every register, tried on those that hypothesis makes up."""

import codecs
import csv
import io
from contextlib import contextmanager

import openpyxl
import pytest
from django.db import transaction
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, Site

from members import kept
from members.exporting import Export, Format
from members.importing import Outcome, RowsInError, apply, plan
from members.importing.reading import FileProblem, read_table
from members.models import ImportRun, Organisation
from members.spreadsheets import looks_like_formula, restored
from members.writing import Write, Writer
from tests.members.importing.generated import TODAY, as_csv, office_lists, registers

# The same examples on every machine; the slow ones are slow where the database is.
pure = settings(max_examples=300, deadline=None, derandomize=True)
on_database = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
separators = st.sampled_from([";", ",", "\t"])


def read(data):
    """Return the table of a file, or nothing if it is refused."""
    try:
        return read_table(data, "list")
    except FileProblem:
        return None


# ------------------------------------------------------------------------------------------ files
@pure
@given(
    st.binary(max_size=200),
    st.sampled_from([b"", codecs.BOM_UTF8, b"\xff\xfe", b"PK\x03\x04", b"Name;Ort\n"]),
)
def test_any_bytes_are_read_or_refused(data, start):
    read(start + data)


@pure
@given(office_lists(), encodings, separators, st.binary(max_size=3), st.integers(0, 400))
def test_damaged_lists_are_read_or_refused(rows, encoding, separator, damage, place):
    data = as_csv(rows, separator, encoding)
    read(data[:place] + damage + data[place + len(damage) // 2 :])


def workbook():
    """Return a small workbook."""
    book = openpyxl.Workbook()
    for row in (["Name", "Seit"], ["Testverein", 42], [None, True]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


WORKBOOK = workbook()


@settings(pure, max_examples=150)
@given(st.integers(0, len(WORKBOOK)), st.binary(min_size=1, max_size=4), st.booleans())
def test_damaged_workbooks_are_read_or_refused(place, damage, cut):
    read(WORKBOOK[:place] + damage + (b"" if cut else WORKBOOK[place + len(damage) :]))


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@pure
@given(
    st.integers(2, 5).flatmap(
        lambda width: st.lists(
            st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=5
        )
    ),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    separators,
)
def test_every_cell_arrives(rows, encoding, separator):
    rows = [[f"A{cell}" for cell in rows[0]], *rows]
    table = read(as_csv(rows, separator, encoding, csv.QUOTE_ALL))

    assert table is not None
    assert list(table.heading.cells) == rows[0]
    assert [list(record.cells) for record in table.records] == [
        [restored(cell) for cell in row] for row in rows[1:] if any(cell.strip() for cell in row)
    ]


# --------------------------------------------------------------------------------------- register
@pytest.fixture
def site(db):
    return _new_site("one.example")


@pytest.fixture
def other_site(db):
    return _new_site("two.example")


def _new_site(host):
    return Site.objects.create(hostname=host, root_page=Page.objects.get(depth=1))


@contextmanager
def taken_back():
    """Take back what an example writes; the next one finds the registers empty."""
    with override("en"), transaction.atomic():
        yield
        transaction.set_rollback(True)


def register(site):
    """Return what the register of a site keeps, by number."""
    rows = Organisation.objects.of(site).prefetch_related(*kept.PREFETCH)
    return {row.number: kept.read(row) for row in rows}


def outcomes(found):
    return [(row.line, row.outcome) for row in found.rows]


def test_any_list_is_imported_or_refused(site):
    @settings(on_database, max_examples=60)
    @given(st.lists(office_lists(), min_size=2, max_size=2))
    def holds(lists):
        with taken_back():
            for rows in lists:  # the second one finds what the first one left
                _check_import(site, read(as_csv(rows)))

    holds()


def _check_import(site, table):
    """Check that a table is planned, then written as planned, or not at all."""
    before, runs = register(site), ImportRun.objects.count()
    try:
        planned = plan(site, table, today=TODAY)
    except FileProblem:  # it is not clear what the columns are
        return
    assert register(site) == before
    assert [row.line for row in planned.rows] == [record.line for record in table.records]
    assert sum(planned.counts.values()) == len(table.records)
    for row in planned.rows:
        assert bool(row.problems) == (row.outcome == Outcome.ERROR)
    if planned.errors:
        with pytest.raises(RowsInError) as raised:
            apply(site, table, user=None, today=TODAY)
        assert raised.value.plan.rows == planned.rows
        assert register(site) == before
        assert ImportRun.objects.count() == runs

    run, applied = apply(site, table, user=None, today=TODAY, skip_errors=True)
    assert applied.rows == planned.rows
    assert (run.new, run.changed, run.unchanged, run.left_out) == tuple(planned.counts.values())
    assert bool(run.new + run.changed) == (register(site) != before)

    again = plan(site, table, today=TODAY)
    assert {row.outcome for row in again.rows} <= {Outcome.UNCHANGED, Outcome.ERROR}
    assert not {row.line for row in again.errors} - {row.line for row in planned.errors}


@pytest.mark.parametrize("kind", [Format.CSV, Format.XLSX])
def test_exported_register_is_imported_as_it_was(site, other_site, kind):
    @settings(on_database, max_examples=40)
    @given(registers(), st.sampled_from(["en", "de"]))
    def holds(entries, language):
        with taken_back():
            Writer(site).write([Write(None, _with_consents(entry)) for entry in entries])
            with override(language):
                table = _exported(site, kind)
            again = plan(site, table, today=TODAY)
            assert {row.outcome for row in again.rows} == {Outcome.UNCHANGED}, again.rows

            apply(other_site, table, user=None, today=TODAY)
            assert register(other_site) == register(site)

    holds()


def _with_consents(entry):
    return kept.agreed(
        entry, on=TODAY, recorded_by_id=None, wording=kept.taken_over_from("list.csv", "de")
    )


def _exported(site, kind):
    """Return the table of an export, in which nothing looks like a formula."""
    file = io.BytesIO()
    Export(site=site, format=kind).write(file)
    if kind == Format.XLSX:
        page = openpyxl.load_workbook(io.BytesIO(file.getvalue())).active
        assert "f" not in {cell.data_type for row in page for cell in row}
    table = read_table(file.getvalue(), f"list.{kind}")
    assert not any(looks_like_formula(cell) for cell in table.heading.cells)
    return table
