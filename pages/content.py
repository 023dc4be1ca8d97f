"""What a file of a bundle says: values by key, and a text in sections."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import TextChoices
from django.utils.html import format_html

from pages import stream
from pages.soft_hyphens import with_soft_hyphens


class ContentError(Exception):
    """Something in a bundle that cannot be loaded.

    Attributes:
        key: The front matter's key it is about, for the line number; empty for the file.
        line: The line it is about, where that is known better than by a key.
    """

    def __init__(self, message: str, key: str = "", line: int = 0) -> None:
        """Keep the message and the place."""
        super().__init__(message)
        self.key = key
        self.line = line


def one_paragraph(key: str, text: str) -> str:
    """Return a text without markup as rich text."""
    return format_html("<p>{}</p>", text)


@dataclass(frozen=True)
class Content:
    """One page as its file says it.

    Attributes:
        front: The front matter.
        sections: The text: a heading (or none) and what stands below it.
        to_html: Turns the formatted text of a key into rich text.
    """

    front: Mapping[str, Any]
    sections: list[stream.Section]
    to_html: Callable[[str, str], str] = one_paragraph

    def text(self, key: str, default: str = "") -> str:
        """Return a text of the front matter.

        Raises:
            ContentError: It is something else.
        """
        value = self.front.get(key, default)
        if value is None:
            return default
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return with_soft_hyphens(" ".join(str(value).split()))
        raise ContentError(f"“{key}” must be a text", key)

    def lines(self, key: str) -> str:
        """Return a text of the front matter with its lines.

        Raises:
            ContentError: It is something else.
        """
        self.text(key)
        lines = str(self.front.get(key) or "").splitlines()
        text = "\n".join(" ".join(line.split()) for line in lines).strip()
        return with_soft_hyphens(text)

    def formatted(self, key: str) -> str:
        """Return a text of the front matter as rich text.

        Raises:
            ContentError: It is something else, or holds what a text cannot hold.
        """
        self.text(key)
        text = str(self.front.get(key) or "")
        return self.to_html(key, text) if text.strip() else ""

    def file(self, key: str, kind: str) -> stream.Reference | None:
        """Return the image or document that the front matter names.

        Raises:
            ContentError: It is something else.
        """
        name = self.text(key)
        return stream.Reference(kind, name) if name else None

    def flag(self, key: str, default: bool) -> bool:
        """Return a yes or no of the front matter.

        Raises:
            ContentError: It is something else.
        """
        value = self.front.get(key, default)
        if isinstance(value, bool):
            return value
        raise ContentError(f"“{key}” must be true or false", key)

    def listed(self, key: str) -> list[Any]:
        """Return a list of the front matter.

        Raises:
            ContentError: It is something else.
        """
        value = self.front.get(key) or []
        if not isinstance(value, list):
            raise ContentError(f"“{key}” must be a list", key)
        return value

    def day(self, key: str) -> date | None:
        """Return a date of the front matter.

        Raises:
            ContentError: It is none.
        """
        value = self.front.get(key)
        if value is None or (isinstance(value, date) and type(value) is date):
            return value
        raise ContentError(f"“{key}” must be a date such as 2025-05-03", key)

    def choice(
        self,
        key: str,
        choices: type[TextChoices],
        default: str = "",
        names: Mapping[str, str] | None = None,
    ) -> str:
        """Return one of the choices, given by its value or by one of the names offices use.

        Raises:
            ContentError: It is none of them.
        """
        given = self.text(key, default)
        if not given:
            return ""
        return choice_of((names or {}).get(given, given), choices, key)


def choice_of(given: str, choices: type[TextChoices], key: str) -> str:
    """Return the value of a choice.

    Raises:
        ContentError: There is no such choice.
    """
    if given in choices.values:
        return given
    known = ", ".join(map(str, choices.values))
    raise ContentError(f"“{given}” is no value for “{key}”; known: {known}", key)


def link_of(given: Any, key: str, name_needed: bool = False) -> dict[str, str]:
    """Return a link given as an address, or as address and name.

    Args:
        given: The address or the mapping.
        key: The key it stands below.
        name_needed: Whether it must have a name.

    Raises:
        ContentError: The address is none, or something else is said of the link.
    """
    link = given if isinstance(given, dict) else {"url": given}
    for name in set(link) - {"url", "name"}:
        raise ContentError(f"“{name}” is unknown in “{key}”", key)
    url, name = (Content({key: link.get(part)}, []).text(key) for part in ("url", "name"))
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        raise ContentError(f"“{url}” is no address of a website", key) from None
    if name_needed and not name:
        raise ContentError(f"“{url}” has no name", key)
    return {"url": url, "name": name}
