"""How bundles are read into pages: each room registers its page types and site files here.

``association_site.bundles`` reads the files and asks this registry what they mean; it knows no page
type itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from wagtail.models import Page, Site

from pages import stream
from pages.choices import PrinciplesStyle, SectionLook, TraitsStyle
from pages.content import Content, ContentError, choice_of, link_of
from pages.soft_hyphens import without_soft_hyphens

__all__ = ["Content", "ContentError", "choice_of", "link_of"]

LIST_LOOKS = [*PrinciplesStyle.values, *TraitsStyle.values]


@dataclass(frozen=True)
class PageType:
    """How one type of page is read.

    Attributes:
        model: The page's model.
        read: Turns a file's content into field values. Streams are raw data without ids.
        keys: Keys of the front matter this type knows, beside those of every page.
        only_one: Name of the field of which a site has each value once.
        adoption: How what was adopted is put on record; ``None`` for types nobody adopts.
    """

    model: type[Page]
    read: Callable[[Content], dict[str, Any]]
    keys: frozenset[str] = field(default_factory=frozenset)
    only_one: str = ""
    adoption: "AdoptionWriter | None" = None


class AdoptionWriter(Protocol):
    """How a file's page is published where an assembly adopts such pages."""

    def read(self, content: Content) -> Any:
        """Return what a file says of the adoption beside the page's own fields.

        Raises:
            ContentError: A value is none.
        """

    def publish(self, page: Page, said: Any, force: bool) -> Any:
        """Publish a page as it is in memory, and return the version that this made, if it did.

        Args:
            page: The page.
            said: What its file says of the adoption.
            force: Whether the file goes first, also before what an earlier file put on record.

        Raises:
            ContentError: Its words are not adopted.
            NewerError: A later version is in force.
        """

    def keep_earlier(self, page: Page, fields: Mapping[str, Any], said: Any) -> Any:
        """Keep an earlier version of a page, and return it if it is new.

        Raises:
            ContentError: Another one of that day is on record.
            NotEarlierError: It would be in force.
        """

    def finish(self, version: Any) -> None:
        """Complete a new version once all else is loaded: what its figures count."""


class NewerError(Exception):
    """What is on record is newer than what a file says."""


class NotEarlierError(Exception):
    """Of what is on record, nothing is of a later day."""


class Memory(Protocol):
    """What loading wrote before: what differs from it now is the work of an editor."""

    def may_write(self, key: str, name: str, current: Mapping[str, Any]) -> bool:
        """Say whether a thing is still as it was loaded; if not, report that it is kept.

        Args:
            key: The thing.
            name: What a person calls it.
            current: Its values now.
        """

    def was_deleted(self, key: str, name: str) -> bool:
        """Say whether a thing that is not there was loaded once; if so, report it."""

    def remember(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep what a thing says now: it is what was loaded."""


SiteFileReader = Callable[[Path, Site, Memory], "FileReport"]


@dataclass(frozen=True)
class FileReport:
    """What reading a site file did; what is kept is as editors left it."""

    created: int
    changed: int
    unchanged: int
    kept: int = 0


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


def looks(content: Content) -> tuple[dict[str, str], dict[str, str]]:
    """Return the looks chosen for the lists of sections and for sections, by heading.

    A single word is the look of the list, or of the section where no list has such a look.

    Raises:
        ContentError: A section does not exist, or a look is unknown or not one of its list.
    """
    given = content.front.get("sections") or {}
    if not isinstance(given, dict):
        raise ContentError("“sections” must name headings and looks", "sections")
    styles: dict[str, str] = {}
    own: dict[str, str] = {}
    for named, said in given.items():
        words = without_soft_hyphens(str(named))
        sections = [s for s in content.sections if without_soft_hyphens(s.heading) == words]
        if not sections:
            raise ContentError(f"“sections” names “{named}”, which is no heading", "sections")
        heading = sections[0].heading
        chosen = said if isinstance(said, dict) else _short(said)
        for key in set(chosen) - {"look", "list"}:
            raise ContentError(f"Unknown key “{key}”; known: list, look", "sections")
        if "look" in chosen:
            own[heading] = _known(chosen["look"], SectionLook.values)
        if "list" in chosen:
            styles[heading] = _known(chosen["list"], LIST_LOOKS)
            _check_list(styles[heading], sections)
    return styles, own


def _short(said: Any) -> dict[str, Any]:
    """Return what a single word chooses."""
    _known(said, [*LIST_LOOKS, *SectionLook.values])
    return {"list" if said in LIST_LOOKS else "look": said}


def _known(look: Any, known: list[str]) -> str:
    """Return a look that there is.

    Raises:
        ContentError: There is no such look.
    """
    if look not in known:
        names = ", ".join(sorted({str(name) for name in known}))
        raise ContentError(f"“{look}” is no look; known: {names}", "sections")
    return str(look)


def _check_list(style: str, sections: list[stream.Section]) -> None:
    """Refuse a look for which there is no list.

    Raises:
        ContentError: There is none.
    """
    kind = "principles" if style in PrinciplesStyle.values else "traits"
    if not any(part.kind == kind for section in sections for part in section.parts):
        heading = sections[0].heading
        raise ContentError(f"“{style}” does not fit what stands below “{heading}”", "sections")


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
    return stream.body(content.sections[begins:], *looks(content))


def read_introduced(content: Content) -> dict[str, Any]:
    """Read a page that has an introduction and lists the rest by itself.

    Raises:
        ContentError: There is more than an introduction; nothing of a file may get lost.
    """
    introduction = introduction_of(content)
    for section in content.sections[1 if _leading(content) else 0 :]:
        raise ContentError("This page can only hold paragraphs", line=section.line)
    return {"introduction": introduction}
