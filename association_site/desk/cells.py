"""What is known of one page in one language, and of one page in all of them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from association_site.desk.choices import Standing
from translations.own_texts import LANGUAGES

# Sections named in a cell; more are counted.
NAMED = 3


@dataclass(frozen=True)
class PageRow:
    """What is read of every page."""

    pk: int
    path: str
    depth: int
    locale_id: int
    translation_key: UUID
    draft_title: str
    live: bool
    alias_of_id: int | None
    has_unpublished_changes: bool
    first_published_at: datetime | None

    @property
    def was_public(self) -> bool:
        """Whether visitors could read it once."""
        return self.first_published_at is not None


class Noted(NamedTuple):
    """What is read of the record of a live translation."""

    standing: str
    synchronised: bool
    recorded_at: datetime


@dataclass(frozen=True)
class HandedIn:
    """A page on its way through the editors.

    Attributes:
        sent_back: Whether they ask for changes.
        by: The number of the person who handed it in.
        name: The name of that person.
        at: When.
        comment: What the editors say to it.
        editor: Who of them.
    """

    sent_back: bool
    by: int | None
    name: str
    at: datetime
    comment: str
    editor: str


@dataclass
class Cell:
    """A page in a language.

    Attributes:
        code: The language.
        locale_id: The number of the language.
        key: What the page shares with its other languages.
        page_id: The page in that language; nothing where there is none.
        title: Its title.
        standings: How it stands, the most urgent first; nothing where there is nothing to say.
        is_adopted: Whether its original is a text that was adopted.
        handed_in: Its way through the editors.
        recorded_at: When what is live was noted.
        passages: The number of its passages, once they were counted.
        translated: How many of these are translated.
        sections: The headings of the sections that changed in the original since.
    """

    code: str
    locale_id: int
    key: UUID
    page_id: int | None = None
    title: str = ""
    standings: list[Standing] = field(default_factory=list)
    is_adopted: bool = False
    handed_in: HandedIn | None = None
    recorded_at: datetime | None = None
    passages: int = 0
    translated: int = 0
    sections: list[str] = field(default_factory=list)

    @property
    def is_own_text(self) -> bool:
        """Whether its words are a text of its own, of which nobody asks every passage."""
        return self.code in LANGUAGES

    @property
    def place(self) -> tuple[UUID, int]:
        """What it is found by."""
        return (self.key, self.locale_id)

    @property
    def address(self) -> str:
        """Where it is translated; empty where there is nothing yet."""
        return reverse("wagtailadmin_pages:edit", args=[self.page_id]) if self.page_id else ""

    @property
    def passages_address(self) -> str:
        """Where one sees what changed and what is not translated; empty where that is nothing."""
        has_any = {Standing.OUTDATED, Standing.PARTIAL} & set(self.standings)
        return reverse("translation_passages", args=[self.page_id]) if has_any else ""

    @property
    def is_missing(self) -> bool:
        """Whether its translation, or its own text, can be begun."""
        return bool({Standing.MISSING, Standing.NO_TEXT} & set(self.standings))

    @property
    def other_sections(self) -> int:
        """How many changed sections are not named."""
        return max(0, len(self.sections) - NAMED)


@dataclass
class Row:
    """A page in all languages.

    Attributes:
        key: What the page has in common in all languages.
        title: Its title in the language of the original.
        code: That language.
        level: How deep it stands below the home page.
        page_id: The original, or where that is gone a translation.
        is_public: Whether visitors can read the original.
        cells: By language.
    """

    key: UUID
    title: str
    code: str
    level: int
    page_id: int
    is_public: bool
    cells: dict[str, Cell] = field(default_factory=dict)
