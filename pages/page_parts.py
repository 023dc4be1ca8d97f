"""What lies below a page without being a page of its own: an entry of a list, a way to its data."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class PagePart:
    """A part of a page that has an address of its own.

    Templates find it in their context as `page_part`; the frame then speaks of it instead of the
    page.

    Attributes:
        path: Where it lies below the page, in each of its languages: ``12-name/``.
        title: What it is called.
        description: What it is about, in a sentence.
        schema_type: What schema.org calls such a page.
        about: What it is about, in the words of schema.org; its ``@id`` names it.
        is_translated: Whether it is there below the page in each language, not below this one alone.
        is_lasting: Whether it says what the page itself says: search engines keep the page.
    """

    path: str
    title: str
    description: str = ""
    schema_type: str = "WebPage"
    about: dict[str, Any] = field(default_factory=dict)
    is_translated: bool = True
    is_lasting: bool = False
