"""One file of a bundle: a page, an earlier version of it, or the same page as a text of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from association_site.bundles import files
from association_site.bundles.errors import BundleError
from association_site.bundles.markdown import MarkdownText
from pages import figures, loading
from pages.stream import Reference, Section

# A page, then the day on which an earlier version of it was adopted: leitbild@2019-06-15
EARLIER = "@"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PAGE_KEYS = {"type", "title", "slug", "parent", "order", "description", "menu", "draft"}
# What a text of its own says of its test, beside that.
TEST_KEYS = {"tested_by", "tested_on"}


@dataclass(frozen=True)
class PageFile:
    """One page of a bundle.

    Attributes:
        path: Its file.
        slug: Its name within the bundle and, except for the home page, in its address.
        parent: The slug of the page above it; empty for the home page.
        order: Its place among its siblings.
        page_type: How it is written.
        fields: Field values; streams as raw data without ids, pages and files as references.
        lines: Lines of the front matter's keys.
        sections: The text, for the lines of what is wrong in it.
        references: All that the page names.
        is_draft: Whether it is kept as a draft.
        adoption: What it says of its adoption beside its fields.
        earlier: Versions of it that were adopted earlier, the first one first.
    """

    path: Path
    slug: str
    parent: str
    order: float
    page_type: loading.PageType
    fields: dict[str, Any]
    lines: dict[str, int]
    sections: list[Section]
    references: list[Reference]
    is_draft: bool
    adoption: Any = None
    earlier: list["PageFile"] = field(default_factory=list)


def refuse_unknown(keys: files.Keys, known: set[str]) -> None:
    """Refuse keys that nobody reads.

    Raises:
        ContentError: There is one.
    """
    for key in keys.values:
        if key not in known:
            raise loading.ContentError(
                f"Unknown key “{key}”; known: {', '.join(sorted(known))}", key
            )


def matching(text: str, pattern: re.Pattern[str], key: str) -> str:
    """Return a text that has the form it must have.

    Raises:
        ContentError: It has not.
    """
    if not pattern.fullmatch(text):
        raise loading.ContentError(f"“{text}” is no value for “{key}”", key)
    return text


def read_page(
    path: Path, position: int, descriptions: Mapping[str, str], is_own_text: bool = False
) -> PageFile:
    """Read one page, of the bundle's own language or with a text of its own in another one.

    Raises:
        BundleError: It cannot be read.
    """
    keys, text, first_line = files.front_matter(path)
    for number, line in enumerate(files.text_of(path).split("\n"), start=1):
        if problem := figures.problem(line):
            raise BundleError(path, problem, number)
    reader = MarkdownText(path, first_line, descriptions)

    def to_html(key: str, words: str) -> str:
        line = keys.places.get((key,), 1)
        return MarkdownText(path, line, descriptions, reader.references).rich_text(
            words, line, True
        )

    content = loading.Content(keys.values, reader.sections(text), to_html)
    try:
        name = content.text("type")
        if name not in loading.page_types():
            known = ", ".join(sorted(loading.page_types()))
            raise loading.ContentError(f"Unknown type “{name}”; known: {known}", "type")
        page_type = loading.page_types()[name]
        refuse_unknown(keys, PAGE_KEYS | page_type.keys | (TEST_KEYS if is_own_text else set()))
        title = content.text("title")
        if not title:
            raise loading.ContentError("“title” is missing", "title")
        name, *_day = path.stem.partition(EARLIER)
        slug = matching(content.text("slug") or name, SLUG, "slug")
        order = keys.values.get("order", position)
        if isinstance(order, bool) or not isinstance(order, int | float):
            raise loading.ContentError("“order” must be a number", "order")
        fields = page_type.read(content)
        adoption = page_type.adoption.read(content) if page_type.adoption else None
        fields |= _of_every_page(content, page_type, title)
        if is_own_text:
            fields |= _of_own_text(content)
        parent = content.text("parent")
        is_draft = content.flag("draft", False)
        if is_draft and not parent:
            raise loading.ContentError("The home page cannot be a draft", "draft")
    except loading.ContentError as error:
        place = keys.lines.get(error.key, error.line or 1)
        raise BundleError(path, str(error), place) from error
    named = [
        Reference(value.kind, value.name, keys.lines.get(name, 1))
        for name, value in fields.items()
        if isinstance(value, Reference)
    ]
    return PageFile(
        path=path,
        slug=slug,
        parent=parent,
        order=order,
        page_type=page_type,
        fields=fields,
        lines=keys.lines,
        sections=content.sections,
        references=[*named, *reader.references],
        is_draft=is_draft,
        adoption=adoption,
    )


def _of_every_page(
    content: loading.Content, page_type: loading.PageType, title: str
) -> dict[str, Any]:
    """Return the fields that all pages have.

    Raises:
        ContentError: One cannot be read.
    """
    return {
        "title": title,
        "search_description": content.text("description"),
        "show_in_menus": content.flag("menu", page_type.model.show_in_menus_default),
    }


def _of_own_text(content: loading.Content) -> dict[str, Any]:
    """Return what is said of the test of a text of its own.

    Raises:
        ContentError: The day is none.
    """
    return {"tested_by": content.text("tested_by"), "tested_on": content.day("tested_on")}
