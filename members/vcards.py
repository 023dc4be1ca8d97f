"""A member as a vCard 4.0 (RFC 6350) for address books."""

from unicodedata import category
from uuid import NAMESPACE_URL, uuid5

from members.public import PublicEntry

CONTENT_TYPE = "text/vcard; charset=utf-8"
LONGEST_LINE = 75  # bytes, without the end of the line (RFC 6350, 3.2)


def _escaped(text: str) -> str:
    """Return a text in which nothing ends it (RFC 6350, 3.4)."""
    lines = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").splitlines()
    return "\\n".join("".join(sign for sign in line if category(sign) != "Cc") for line in lines)


def _address(address: str) -> str:
    """Return an address, in which there are no lines."""
    return "".join(address.split())


def _folded(line: str) -> str:
    """Return a line in parts that are short enough; no letter is cut in two."""
    parts, part, size = [], "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > LONGEST_LINE:
            parts.append(part)
            part, size = " ", 1
        part, size = part + sign, size + width
    return "\r\n".join([*parts, part])


def vcard(entry: PublicEntry, address: str, lasting_address: str) -> str:
    """Return a member's vCard.

    Args:
        entry: What the public may know of it.
        address: Of its page.
        lasting_address: What leads there in every language and under any name.
    """
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:org",
        f"UID:urn:uuid:{uuid5(NAMESPACE_URL, lasting_address)}",
        f"FN:{_escaped(entry.name)}",
        f"ORG:{_escaped(entry.name)}",
    ]
    if entry.short_name:
        lines.append(f"NICKNAME:{_escaped(entry.short_name)}")
    where = (entry.street, entry.town, "", entry.postcode, "")
    if any(where):
        lines.append(f"ADR:;;{';'.join(map(_escaped, where))}")
    if entry.telephone_link:
        lines.append(f"TEL;VALUE=uri:tel:{_address(entry.telephone_link)}")
    if entry.email:
        lines.append(f"EMAIL:{_escaped(entry.email)}")
    if entry.website:
        lines.append(f"URL:{_address(entry.website)}")
    lines += [f"URL:{_address(link)}" for link, _host in entry.links]
    lines += [f"LANG:{language.key}" for language in entry.languages]
    if entry.topics:
        lines.append(f"CATEGORIES:{','.join(_escaped(topic.name) for topic in entry.topics)}")
    if entry.description:
        lines.append(f"NOTE:{_escaped(entry.description)}")
    lines += [f"SOURCE:{address}vcard.vcf", "END:VCARD", ""]
    return "\r\n".join(_folded(line) for line in lines)
