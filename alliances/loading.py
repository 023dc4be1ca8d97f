"""How bundles write alliances."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

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
            for name in _listed(content, "partners")
        ],
        "links": [{"type": "link", "value": _link(link)} for link in _listed(content, "links")],
        "body": loading.body_of(content),
    }


def _listed(content: loading.Content, key: str) -> list[Any]:
    """Return a list of the front matter.

    Raises:
        ContentError: It is something else.
    """
    value = content.front.get(key) or []
    if not isinstance(value, list):
        raise loading.ContentError(f"“{key}” must be a list", key)
    return value


def _text(value: Any, key: str) -> str:
    """Return an entry of a list that must be a text.

    Raises:
        ContentError: It is something else.
    """
    return loading.Content({key: value}, []).text(key)


def _link(given: Any) -> dict[str, str]:
    """Return a link given as an address, or as address and name.

    Raises:
        ContentError: The address is none, or something else is said of the link.
    """
    link = given if isinstance(given, dict) else {"url": given}
    for key in set(link) - {"url", "name"}:
        raise loading.ContentError(f"“{key}” is unknown in “links”", "links")
    url, name = _text(link.get("url"), "links"), _text(link.get("name"), "links")
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        raise loading.ContentError(f"“{url}” is no address of a website", "links") from None
    return {"url": url, "name": name}


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
        "sections",
    }
    loading.register_type(
        "alliance", loading.PageType(AlliancePage, read_alliance, frozenset(keys))
    )
