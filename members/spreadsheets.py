"""What spreadsheets would take for a formula, and how it is kept from them.

A cell of a CSV file that begins like a formula is run as one when somebody opens the file, whoever
wrote the cell (OWASP, "CSV Injection"). An apostrophe in front makes a text of it.
"""

import re

# Beside ASCII's, the full-width and small forms: programs in East Asia read them as the same.
_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫"
# Programs skip what is not seen. The apostrophe is among it, so that one that a person wrote in
# front of a formula is told apart from ours.
_SKIPPED = "\\s'\ufeff\u200b-\u200f\u2060"
_LIKE_FORMULA = re.compile(f"[{_SKIPPED}]*[{_SIGNS}\t\r\n]")


def looks_like_formula(cell: str) -> bool:
    """Say whether a spreadsheet could take a text for a formula, or for the end of its cell."""
    return _LIKE_FORMULA.match(cell) is not None


def neutralised(cell: str) -> str:
    """Return a text that no spreadsheet runs; `restored` gives back the very same text."""
    return f"'{cell}" if looks_like_formula(cell) else cell


def restored(cell: str) -> str:
    """Return the text that `neutralised` made a cell of; others stay as they are."""
    return cell[1:] if cell.startswith("'") and looks_like_formula(cell[1:]) else cell
