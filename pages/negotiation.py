"""Choosing a language from what a browser says it reads."""

import re

ACCEPTED = re.compile(
    r"^\s*(?P<tag>\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*q\s*=\s*(?P<q>[01](?:\.\d{0,3})?)\s*)?$"
)
LONGEST_HEADER = 1000


def accepted_languages(header: str) -> list[str]:
    """Return the tags of an ``Accept-Language`` header, best first; nonsense is left out."""
    weighted = []
    for position, part in enumerate(header[:LONGEST_HEADER].split(",")):
        match = ACCEPTED.match(part)
        if match is None:
            continue
        weight = float(match["q"]) if match["q"] else 1.0
        if 0 < weight <= 1:
            weighted.append((-weight, position, match["tag"].lower()))
    return [tag for _weight, _position, tag in sorted(weighted)]


def choose(header: str, offered: list[str], main: str) -> str:
    """Return the language to show.

    Args:
        header: The request's ``Accept-Language``, possibly empty or broken.
        offered: Codes of the languages there are.
        main: The code to return where nothing fits.
    """
    codes = {code.lower(): code for code in offered}
    for tag in accepted_languages(header):
        if tag == "*":
            return main
        parts = tag.split("-")
        for length in range(len(parts), 0, -1):
            if found := codes.get("-".join(parts[:length])):
                return found
    return main
