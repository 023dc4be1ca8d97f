"""Choosing a language from what a browser says it reads."""

import re

ACCEPTED = re.compile(
    r"^\s*(?P<tag>\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*q\s*=\s*(?P<q>[01](?:\.\d{0,3})?)\s*)?$"
)
LONGEST_HEADER = 1000


def weighted_languages(header: str) -> list[tuple[float, str]]:
    """Return weight and tag of each part of an ``Accept-Language`` header; nonsense is left out."""
    matches = filter(None, map(ACCEPTED.match, header[:LONGEST_HEADER].split(",")))
    return [(float(match["q"] or 1), match["tag"].lower()) for match in matches]


def accepted_languages(header: str) -> list[str]:
    """Return the tags that a header accepts, best first."""
    accepted = [(weight, tag) for weight, tag in weighted_languages(header) if 0 < weight <= 1]
    return [tag for _weight, tag in sorted(accepted, key=lambda item: -item[0])]


def refused_languages(header: str) -> set[str]:
    """Return the tags that a header refuses."""
    return {tag for weight, tag in weighted_languages(header) if weight == 0}


def choose(header: str, offered: list[str], main: str) -> str:
    """Return the language to show.

    Args:
        header: The request's ``Accept-Language``, possibly empty or broken.
        offered: Codes of the languages there are.
        main: The code to return where nothing fits.
    """
    codes = {code.lower(): code for code in offered}
    refused = refused_languages(header)
    for tag in accepted_languages(header):
        if tag == "*":
            return next((code for code in (main, *offered) if code.lower() not in refused), main)
        parts = tag.split("-")
        for length in range(len(parts), 0, -1):
            if found := codes.get("-".join(parts[:length])):
                return found
    return main
