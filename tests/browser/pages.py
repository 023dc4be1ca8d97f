"""The pages that every check of the public site goes through: one row a page type and more."""

from tests.browser.server import Server

PAGES = {
    "home": ("/de/", "/en/"),
    "standard, blocks": ("/de/mitglied-werden/", "/en/become-a-member/"),
    "legal": ("/de/impressum/", "/en/imprint/"),
    "privacy": ("/de/datenschutz/", "/en/privacy/"),
    "accessibility": ("/de/barrierefreiheit/", "/en/accessibility/"),
    "standard": ("/de/ueber-uns/", "/en/about-us/"),
    "statement": ("/de/leitbild/", "/en/mission-statement/"),
    "alliances": ("/de/buendnisarbeit/", "/en/alliances/"),
    "alliance": (
        "/de/buendnisarbeit/tolerantes-sachsen/",
        "/en/alliances/tolerantes-sachsen/",
    ),
    "members": ("/de/mitglieder/", "/en/members/"),
    "members, last page": ("/de/mitglieder/?page=3", "/en/members/?page=3"),
    "members, found": (
        "/de/mitglieder/?q=beispiel&district=14612",
        "/en/members/?q=beispiel&district=14612",
    ),
    "member": (
        "/de/mitglieder/1-beispielakademie-manana-ev/",
        "/en/members/1-beispielakademie-manana-ev/",
    ),
    "application": ("/de/aufnahmeantrag/", "/en/apply-for-membership/"),
    "sign in": ("/de/_util/login/", "/en/_util/login/"),
    "not found": ("/de/gibt-es-nicht/", "/en/does-not-exist/"),
}
# A form that signs somebody in has a cookie against forged ones.
WITH_COOKIE = "sign in"
ADDRESSES = [
    address for name, addresses in PAGES.items() if name != WITH_COOKIE for address in addresses
]
LANGUAGES = ("de", "en", "ar")


def address_in(server: Server, name: str, language: str) -> str:
    """Return the path of a page in one of the three languages.

    Addresses in the third one are made from its words, and where there is no page they are alike.
    """
    german, english = PAGES[name]
    if language != "ar":
        return {"de": german, "en": english}[language]
    path, mark, query = german.partition("?")
    # What lies below a page without being one has its address from it.
    above = max((known for known in server.arabic if path.startswith(known)), key=len, default="")
    known = server.arabic[above] + path.removeprefix(above) if above else path
    return f"{known.replace('/de/', '/ar/', 1)}{mark}{query}"
