"""A member in the words of https://schema.org."""

from typing import Any

from members.public import PublicEntry


def organisation_as_data(entry: PublicEntry, directory: str, root_url: str) -> dict[str, Any]:
    """Return a member, and since when it belongs to the association.

    Args:
        entry: What the public may know of it.
        directory: The address of the directory, the same in every language.
        root_url: Scheme and host of the association's site.
    """
    return filled(
        {
            "@type": "NGO",
            "@id": f"{directory}{entry.lasting_path}#organisation",
            "name": entry.name,
            "alternateName": [
                *filter(None, [entry.short_name]),
                *(_in_language(further.name, further.language) for further in entry.names),
            ],
            "url": entry.website,
            "mainEntityOfPage": f"{directory}{entry.path}",
            "description": _in_language(entry.description, entry.description_language),
            "foundingDate": str(entry.founded_year or ""),
            "address": _address(entry),
            "email": entry.email,
            "telephone": entry.telephone,
            "sameAs": [link for link, _host in entry.links],
            "knowsAbout": [topic.name for topic in entry.topics],
            "knowsLanguage": [language.key for language in entry.languages],
            "memberOf": filled(
                {
                    "@type": "OrganizationRole",
                    "memberOf": {"@id": f"{root_url}/#association"},
                    "startDate": entry.member_since.isoformat() if entry.member_since else "",
                }
            ),
        }
    )


def _in_language(text: str, language: str) -> str | dict[str, str]:
    """Return a text with its language, where that is said."""
    return {"@value": text, "@language": language} if language else text


def _address(entry: PublicEntry) -> dict[str, Any]:
    """Return where it is at home, as far as that may be said."""
    said = filled(
        {
            "streetAddress": entry.street,
            "postalCode": entry.postcode,
            "addressLocality": entry.town,
            "addressRegion": entry.district,
        }
    )
    return {"@type": "PostalAddress", **said} if said else {}


def filled(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}
