"""A walk through the pattern page."""

from bs4 import BeautifulSoup

from association_site.styleguide.registry import patterns

START = "/styleguide/"


class Visited(dict):
    """Answers and their parsed text by address, in one language."""

    language = ""


def address(pattern, variant=None, **choices):
    """Return the address of a pattern, of one of its states where they stand apart."""
    if variant:
        choices["variant"] = variant.name
    query = "&".join(f"{name}={value}" for name, value in choices.items())
    return f"{START}{pattern.group}/{pattern.name}/?{query}"


def all_addresses(**choices):
    """Return an address for each page below the first one."""
    return [
        address(pattern, variant, **choices)
        for pattern in patterns()
        for variant in pattern.shown_apart or (None,)
    ]


def visit(client, language):
    """Return all pages in a language."""
    visited = Visited()
    visited.language = language
    for path in [f"{START}?lang={language}", *all_addresses(lang=language)]:
        response = client.get(path)
        visited[path] = (response, BeautifulSoup(response.content, "html.parser"))
    return visited
