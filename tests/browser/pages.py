"""The pages that every check of the public site goes through: one row a page type and more."""

PAGES = {
    "home": ("/de/", "/en/"),
    "standard, blocks": ("/de/mitglied-werden/", "/en/become-a-member/"),
    "legal": ("/de/impressum/", "/en/imprint/"),
    "standard": ("/de/ueber-uns/", "/en/about-us/"),
    "statement": ("/de/leitbild/", "/en/mission-statement/"),
    "alliances": ("/de/buendnisarbeit/", "/en/alliances/"),
    "alliance": (
        "/de/buendnisarbeit/tolerantes-sachsen/",
        "/en/alliances/tolerantes-sachsen/",
    ),
    "members": ("/de/mitglieder/", "/en/members/"),
    "members, last page": ("/de/mitglieder/?page=3", "/en/members/?page=3"),
    "not found": ("/de/gibt-es-nicht/", "/en/does-not-exist/"),
}
ADDRESSES = [address for addresses in PAGES.values() for address in addresses]
