"""One row of the tables of situations, and the pages that all of them begin with."""

from dataclasses import dataclass, field


@dataclass
class Situation:
    """What is done, and what must be true then.

    Attributes:
        act: Does it.
        answers: Status, or the address led to, by path.
        menu: Titles of the test's pages in the menu of a language, where they change.
        switcher: Where the switcher of a page leads, by path and language.
        listed: Paths that search engines hear of in addition; with ``-`` no more.
        links: Where the links in the text of a page lead, by path.
    """

    act: object
    answers: dict = field(default_factory=dict)
    menu: dict = field(default_factory=dict)
    switcher: dict = field(default_factory=dict)
    listed: tuple = ()
    links: dict = field(default_factory=dict)


BEFORE = {
    "de": ["Eltern", "Kind", "Ziel", "Verweis", "Nur deutsch"],
    "en": ["Parents", "Child", "Target", "Reference"],
}
GERMAN, ENGLISH_PAGE = "/de/eltern/kind/", "/en/parents/child/"
FAMILY = (GERMAN, f"{GERMAN}enkel/", ENGLISH_PAGE, f"{ENGLISH_PAGE}grandchild/")


def gone(*paths):
    return tuple(f"-{path}" for path in paths)
