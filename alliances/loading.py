"""How bundles write alliances."""

from typing import Any

from alliances.choices import AllianceRole
from alliances.models import AllianceIndexPage, AlliancePage
from pages import loading
from pages.choices import DatePrecision


def read_alliance(content: loading.Content) -> dict[str, Any]:
    """Read an alliance."""
    return {
        "role": content.choice("role", AllianceRole, AllianceRole.MEMBER),
        "since": content.day("since"),
        "until": content.day("until"),
        "date_precision": content.choice("date_precision", DatePrecision, DatePrecision.YEAR),
        "funder": content.text("funded_by"),
        "partners": [
            {"type": "partner", "value": _text(name, "partners")}
            for name in content.listed("partners")
        ],
        "links": [
            {"type": "link", "value": loading.link_of(link, "links")}
            for link in content.listed("links")
        ],
        "logo": content.file("logo", "image"),
        "body": loading.body_of(content),
    }


def _text(value: Any, key: str) -> str:
    """Return an entry of a list that must be a text.

    Raises:
        ContentError: It is something else.
    """
    return loading.Content({key: value}, []).text(key)


def register() -> None:
    """Register this room's page types."""
    loading.register_type("alliances", loading.PageType(AllianceIndexPage, loading.read_introduced))
    keys = {
        "role",
        "since",
        "until",
        "date_precision",
        "funded_by",
        "partners",
        "links",
        "logo",
        "sections",
    }
    loading.register_type(
        "alliance", loading.PageType(AlliancePage, read_alliance, frozenset(keys))
    )
