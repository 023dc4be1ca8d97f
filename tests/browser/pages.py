"""The pages that every check of the public site goes through: one row a page type and more."""

from tests.browser.server import Server

# By their German address.
PAGES = {
    "home": "/de/",
    "standard, blocks": "/de/mitglied-werden/",
    "legal": "/de/impressum/",
    "privacy": "/de/datenschutz/",
    "accessibility": "/de/barrierefreiheit/",
    "standard": "/de/ueber-uns/",
    "statement": "/de/leitbild/",
    "version": "/de/leitbild/2019-06-15/",
    "comparison": "/de/leitbild/2025-05-03/2019-06-15/",
    "alliances": "/de/buendnisarbeit/",
    "alliance": "/de/buendnisarbeit/tolerantes-sachsen/",
    "members": "/de/mitglieder/",
    "members, last page": "/de/mitglieder/?page=3",
    "members, found": "/de/mitglieder/?q=beispiel&district=14612",
    "member": "/de/mitglieder/1-beispielakademie-manana-ev/",
    "application": "/de/aufnahmeantrag/",
    "sign in": "/de/_util/login/",
    "not found": "/de/gibt-es-nicht/",
}
LANGUAGES = ("de", "en", "ar", "uk", "de-simple")
# One for each direction of reading, where words do not matter.
DIRECTIONS = ("de", "ar")
# What was adopted stands in the language it was adopted in.
ONLY_IN_GERMAN = {"version", "comparison"}
IN_EASY_LANGUAGE = {"home", "standard, blocks", "standard", "statement", "sign in", "not found"}
# The same page once more, with other members.
VARIANTS = {"members, last page", "members, found"}
# A form that signs somebody in has a cookie against forged ones.
WITH_COOKIE = "sign in"


def pages_in(*languages: str) -> list[tuple[str, str]]:
    """Return the names of the pages there are, each with one of these languages."""
    return [
        (name, language)
        for name in PAGES
        for language in languages
        if (name not in ONLY_IN_GERMAN or language == "de")
        and (name in IN_EASY_LANGUAGE or language != "de-simple")
    ]


def address_in(server: Server, name: str, language: str) -> str:
    """Return the path of a page in a language."""
    return translated(server.paths, PAGES[name], language)


def translated(paths: dict[str, dict[str, str]], german: str, language: str) -> str:
    """Return where something lies in a language.

    Args:
        paths: Where each page lies in each language, by its path in German.
        german: Its path in German; what lies below a page without being one has its address from it.
        language: The code of the language.
    """
    path, mark, query = german.partition("?")
    known = paths[language]
    above = max((page for page in known if path.startswith(page)), key=len)
    return f"{known[above]}{path.removeprefix(above)}{mark}{query}"
