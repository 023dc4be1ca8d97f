"""Keeping spreadsheets from running what people wrote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from members.spreadsheets import looks_like_formula, neutralised, restored

SIGNS = "=+-@＝＋－＠\t\r\n"
# What could confuse: signs, what is skipped before them, and a letter.
cells = st.text(st.sampled_from(f"{SIGNS}' \u00a0\ufeff\u200bä1"), max_size=6) | st.text(
    max_size=20
)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "'", "''", " ' "])
def test_what_begins_like_a_formula_gets_an_apostrophe(sign, before):
    assert neutralised(f"{before}{sign}1+1") == f"'{before}{sign}1+1"


@pytest.mark.parametrize(
    "text", ["", "Verein", "1-2", "a=b", "'", "'s", "Ort\t", "0351 12", " x\ny"]
)
def test_what_is_no_formula_stays(text):
    assert neutralised(text) == text
    assert restored(text) == text


@pytest.mark.parametrize(("cell", "text"), [("'=1", "=1"), ("''=1", "'=1"), ("' +1", " +1")])
def test_reading_takes_one_apostrophe_away(cell, text):
    assert restored(cell) == text


@settings(max_examples=500, deadline=None, derandomize=True)
@given(cells)
def test_every_text_comes_back_and_none_looks_like_a_formula(text):
    cell = neutralised(text)

    assert restored(cell) == text
    assert looks_like_formula(text) == (cell != text)
    assert not cell.lstrip(" \u00a0\ufeff\u200b").startswith(tuple(SIGNS))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(cells, cells)
def test_two_texts_never_become_the_same_cell(one, other):
    assert (neutralised(one) == neutralised(other)) == (one == other)
