"""How bundles are read into pages: each room registers its page types and site files here.

``association_site.bundles`` reads the files and asks this registry what they mean; it knows no page
type itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import TextChoices
from wagtail.models import Page, Site

from pages import stream
from pages.choices import AdoptingBody, DatePrecision, PrinciplesStyle, TraitsStyle
from pages.models import HomePage, StandardPage, StatementPage

# How German associations call the body that adopts a statement.
ADOPTING_BODIES = {
    "Mitgliederversammlung": AdoptingBody.MEMBERS,
    "Delegiertenversammlung": AdoptingBody.DELEGATES,
    "Gründungsversammlung": AdoptingBody.FOUNDERS,
    "Vorstand": AdoptingBody.BOARD,
}


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


@dataclass(frozen=True)
class Content:
    """One page as its file says it.

    Attributes:
        front: The front matter.
        sections: The text: a heading (or none) and what stands below it.
    """

    front: Mapping[str, Any]
    sections: list[stream.Section]

    def text(self, key: str, default: str = "") -> str:
        """Return a text of the front matter.

        Raises:
            ContentError: It is something else.
        """
        value = self.front.get(key, default)
        if value is None:
            return default
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return " ".join(str(value).split())
        raise ContentError(f"“{key}” must be a text", key)

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


@dataclass(frozen=True)
class PageType:
    """How one type of page is read.

    Attributes:
        model: The page's model.
        read: Turns a file's content into field values. Streams are raw data without ids.
        keys: Keys of the front matter this type knows, beside those of every page.
    """

    model: type[Page]
    read: Callable[[Content], dict[str, Any]]
    keys: frozenset[str] = field(default_factory=frozenset)


SiteFileReader = Callable[[Path, Site], "FileReport"]


@dataclass(frozen=True)
class FileReport:
    """What reading a site file did."""

    created: int
    changed: int
    unchanged: int


_types: dict[str, PageType] = {}
_files: dict[str, SiteFileReader] = {}


def register_type(name: str, page_type: PageType) -> None:
    """Make a page type known under the name bundles use."""
    _types[name] = page_type


def register_file(key: str, reader: SiteFileReader) -> None:
    """Make a reader known for the file that ``site.yaml`` names under a key."""
    _files[key] = reader


def page_types() -> Mapping[str, PageType]:
    """Return the known page types by name."""
    return _types


def site_files() -> Mapping[str, SiteFileReader]:
    """Return the known readers of site files by key."""
    return _files


def styles(content: Content) -> dict[str, str]:
    """Return the look chosen for the list of a section, by heading.

    Raises:
        ContentError: A section does not exist, or a look is unknown or not one of its list.
    """
    given = content.front.get("sections") or {}
    if not isinstance(given, dict):
        raise ContentError("“sections” must name headings and looks", "sections")
    known = [*PrinciplesStyle.values, *TraitsStyle.values]
    headings = {section.heading for section in content.sections}
    for heading, style in given.items():
        if heading not in headings:
            raise ContentError(f"“sections” names “{heading}”, which is no heading", "sections")
        if style not in known:
            raise ContentError(
                f"“{style}” is no look; known: {', '.join(sorted(known))}", "sections"
            )
        kind = "principles" if style in PrinciplesStyle.values else "traits"
        sections = [section for section in content.sections if section.heading == heading]
        if not any(part.kind == kind for section in sections for part in section.parts):
            raise ContentError(f"“{style}” does not fit what stands below “{heading}”", "sections")
    return given


def introduction_of(content: Content) -> str:
    """Return the text before the first heading or thematic break as rich text.

    Raises:
        ContentError: There is a list or something else than paragraphs in it.
    """
    html = ""
    for part in _leading(content):
        if part.kind != "text":
            raise ContentError("Only paragraphs can stand in an introduction", line=part.line)
        html += part.html
    return html


def _leading(content: Content) -> list[stream.Part]:
    """Return what stands before the first heading or thematic break."""
    first = content.sections[0] if content.sections else stream.Section()
    return [] if first.heading else first.parts


def body_of(content: Content, introduced: bool = False) -> list[dict[str, Any]]:
    """Return the raw stream of a body, without ids.

    Args:
        content: The page.
        introduced: Whether its introduction is kept elsewhere.
    """
    begins = 1 if introduced and _leading(content) else 0
    return stream.body(content.sections[begins:], styles(content))


def read_introduced(content: Content) -> dict[str, Any]:
    """Read a page that has an introduction and lists the rest by itself.

    Raises:
        ContentError: There is more than an introduction; nothing of a file may get lost.
    """
    introduction = introduction_of(content)
    for section in content.sections[1 if _leading(content) else 0 :]:
        raise ContentError("This page can only hold paragraphs", line=section.line)
    return {"introduction": introduction}


def read_home(content: Content) -> dict[str, Any]:
    """Read a home page."""
    return {
        "short_title": content.text("short_title"),
        "motto": content.text("motto"),
        "introduction": introduction_of(content),
        "body": body_of(content, introduced=True),
        "contact": content.text("contact"),
        "footer": content.text("footer"),
    }


def read_standard(content: Content) -> dict[str, Any]:
    """Read a standard page."""
    return {"body": body_of(content)}


def read_statement(content: Content) -> dict[str, Any]:
    """Read a statement."""
    return {
        "adopted_on": content.day("adopted_on"),
        "adopted_by": content.choice("adopted_by", AdoptingBody, names=ADOPTING_BODIES),
        "adopted_in": content.text("adopted_in"),
        "body": body_of(content),
    }


def register_own_types() -> None:
    """Register the page types of this room."""
    register_type(
        "home",
        PageType(
            HomePage,
            read_home,
            frozenset({"short_title", "motto", "contact", "footer", "sections"}),
        ),
    )
    register_type("standard", PageType(StandardPage, read_standard, frozenset({"sections"})))
    register_type(
        "statement",
        PageType(
            StatementPage,
            read_statement,
            frozenset({"adopted_on", "adopted_by", "adopted_in", "sections"}),
        ),
    )


def precision_of(given: str) -> str:
    """Return how precisely a date is known, to the day if nothing is said."""
    return choice_of(given, DatePrecision, "founded_precision") if given else DatePrecision.DAY
