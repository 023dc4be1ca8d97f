"""Telephone numbers as people write them."""

import re


def dialled(number: str) -> str:
    """Return a number as telephones dial it; the zero in brackets is for callers at home."""
    if number.startswith("+"):
        number = number.replace("(0)", "")
    return re.sub(r"[^+0-9]", "", number)
