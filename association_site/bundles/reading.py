"""Reading a bundle as a whole and checking it before anything is written."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.models import Page

from association_site.bundles import files
from association_site.bundles.catalogue import Catalogue, read_catalogue
from association_site.bundles.checking import check_streams
from association_site.bundles.errors import BundleError
from association_site.bundles.markdown import MarkdownText
from pages import figures, loading

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HOSTNAME = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
PAGE_KEYS = {"type", "title", "slug", "parent", "order", "description"}
SITE_KEYS = {
    "hostname", "default", "name", "short_name", "founded_on", "founded_precision",
    "source_language", "languages", "pages",
}  # fmt: skip


@dataclass(frozen=True)
class PageFile:
    """One page of a bundle.

    Attributes:
        path: Its file.
        slug: Its name within the bundle and, except for the home page, in its address.
        parent: The slug of the page above it; empty for the home page.
        order: Its place among its siblings.
        page_type: How it is written.
        fields: Field values; streams as raw data without ids.
        lines: Lines of the front matter's keys.
    """

    path: Path
    slug: str
    parent: str
    order: float
    page_type: loading.PageType
    fields: dict[str, Any]
    lines: dict[str, int]


@dataclass(frozen=True)
class Bundle:
    """All that a bundle says about a site; `lines` are those of the keys in site.yaml."""

    folder: Path
    lines: dict[str, int]
    hostname: str
    is_default: bool
    name: str
    short_name: str
    founded_on: date | None
    founded_precision: str
    source_language: str
    languages: list[str]
    pages: list[PageFile]
    catalogues: dict[str, Catalogue]
    site_files: dict[str, Path]


def read_bundle(folder: Path) -> Bundle:
    """Read and check a bundle.

    Raises:
        BundleError: Something in it cannot be loaded.
    """
    path, keys = _site_keys(folder)
    site = loading.Content(keys.values, [])
    try:
        _refuse_unknown(keys, SITE_KEYS | set(loading.site_files()))
        name = site.text("name")
        if not name:
            raise loading.ContentError("“name” is missing", "name")
        languages = _languages(site)
        pages = _pages(folder, keys)
        return Bundle(
            folder=folder,
            lines=keys.lines,
            hostname=read_hostname(folder),
            is_default=keys.values.get("default") is True,
            name=name,
            short_name=site.text("short_name"),
            founded_on=site.day("founded_on"),
            founded_precision=loading.precision_of(site.text("founded_precision")),
            source_language=site.text("source_language", settings.LANGUAGE_CODE),
            languages=languages,
            pages=pages,
            catalogues=_catalogues(folder, languages, pages),
            site_files={
                key: files.size_checked(
                    files.inside(folder, site.text(key), path, keys.lines.get(key, 0))
                )
                for key in loading.site_files()
                if key in keys.values
            },
        )
    except loading.ContentError as error:
        raise BundleError(path, str(error), keys.lines.get(error.key, error.line)) from error


def read_hostname(folder: Path) -> str:
    """Return the host name of a bundle's site without reading the rest.

    Raises:
        BundleError: There is none.
    """
    path, keys = _site_keys(folder)
    try:
        return _matching(loading.Content(keys.values, []).text("hostname"), HOSTNAME, "hostname")
    except loading.ContentError as error:
        raise BundleError(path, str(error), keys.lines.get(error.key, 0)) from error


def _site_keys(folder: Path) -> tuple[Path, files.Keys]:
    """Return the path of a bundle's site.yaml and what it says.

    Raises:
        BundleError: It cannot be read.
    """
    if not folder.is_dir():
        raise BundleError(folder, "There is no such folder")
    path = files.inside(folder, "site.yaml", folder)
    return path, files.mapping(path, files.text_of(path))


def _refuse_unknown(keys: files.Keys, known: set[str]) -> None:
    """Refuse keys that nobody reads.

    Raises:
        ContentError: There is one.
    """
    for key in keys.values:
        if key not in known:
            raise loading.ContentError(
                f"Unknown key “{key}”; known: {', '.join(sorted(known))}", key
            )


def _matching(text: str, pattern: re.Pattern[str], key: str) -> str:
    """Return a text that has the form it must have.

    Raises:
        ContentError: It has not.
    """
    if not pattern.fullmatch(text):
        raise loading.ContentError(f"“{text}” is no value for “{key}”", key)
    return text


def _languages(site: loading.Content) -> list[str]:
    """Return the languages of the site, the source first.

    Raises:
        ContentError: One is not known to this installation.
    """
    source = site.text("source_language", settings.LANGUAGE_CODE)
    given = site.front.get("languages", [source])
    if not isinstance(given, list):
        raise loading.ContentError("“languages” must be a list", "languages")
    for key, code in [("source_language", source), *(("languages", code) for code in given)]:
        if not isinstance(code, str) or code not in dict(settings.LANGUAGES):
            known = ", ".join(dict(settings.LANGUAGES))
            raise loading.ContentError(f"Unknown language “{code}”; known: {known}", key)
    return list(dict.fromkeys([source, *given]))


def _pages(folder: Path, keys: files.Keys) -> list[PageFile]:
    """Return the pages of a bundle, parents before children.

    Raises:
        ContentError: The list of pages and the files do not fit.
        BundleError: A page cannot be read.
    """
    names = keys.values.get("pages")
    if not isinstance(names, list) or not names:
        raise loading.ContentError("“pages” must list the pages", "pages")
    found: dict[str, PageFile] = {}
    for position, name in enumerate(names):
        if not isinstance(name, str):
            raise loading.ContentError(f"“{name}” is no name of a page", "pages")
        path = files.inside(folder, f"pages/{name}.md", folder / "site.yaml", keys.lines["pages"])
        page = _page(path, position)
        if page.slug in found:
            raise BundleError(
                path,
                f"The slug “{page.slug}” is taken by {found[page.slug].path.name}",
                page.lines.get("slug", 1),
            )
        found[page.slug] = page
    for path in sorted((folder / "pages").glob("*.md")):
        if path not in {page.path for page in found.values()}:
            raise BundleError(path, "The page is not listed under “pages” in site.yaml")
    return _in_tree_order(found)


def _in_tree_order(pages: dict[str, PageFile]) -> list[PageFile]:
    """Return pages with parents before children and siblings in their order.

    Raises:
        BundleError: A parent is missing or of a wrong type, or there is not exactly one home page.
    """
    homes = [page for page in pages.values() if not page.parent]
    for page in pages.values():
        if page.parent and page.parent not in pages:
            raise BundleError(
                page.path, f"There is no page “{page.parent}”", page.lines.get("parent", 1)
            )
    for page in homes[1:]:
        raise BundleError(page.path, "Only the home page has no parent", page.lines.get("type", 1))
    for page in pages.values():
        above = pages[page.parent].page_type.model if page.parent else Page
        if above not in page.page_type.model.allowed_parent_page_models():
            line = page.lines.get("parent", page.lines["type"])
            raise BundleError(page.path, "A page of this type cannot stand here", line)
    ordered: list[PageFile] = []

    def walk(parent: str) -> None:
        children = [page for page in pages.values() if page.parent == parent]
        for child in sorted(children, key=lambda page: page.order):
            ordered.append(child)
            walk(child.slug)

    walk("")
    for page in pages.values():
        if page not in ordered:
            raise BundleError(page.path, "The page lies below itself", page.lines.get("parent", 1))
    return ordered


def _page(path: Path, position: int) -> PageFile:
    """Read one page.

    Raises:
        BundleError: It cannot be read.
    """
    keys, text, first_line = files.front_matter(path)
    for number, line in enumerate(files.text_of(path).split("\n"), start=1):
        if problem := figures.problem(line):
            raise BundleError(path, problem, number)
    content = loading.Content(keys.values, MarkdownText(path, first_line).sections(text))
    try:
        name = content.text("type")
        if name not in loading.page_types():
            known = ", ".join(sorted(loading.page_types()))
            raise loading.ContentError(f"Unknown type “{name}”; known: {known}", "type")
        page_type = loading.page_types()[name]
        _refuse_unknown(keys, PAGE_KEYS | page_type.keys)
        title = content.text("title")
        if not title:
            raise loading.ContentError("“title” is missing", "title")
        slug = _matching(content.text("slug") or path.stem, SLUG, "slug")
        order = keys.values.get("order", position)
        if isinstance(order, bool) or not isinstance(order, int | float):
            raise loading.ContentError("“order” must be a number", "order")
        fields = page_type.read(content)
        check_streams(page_type.model, fields, content.sections, keys.values)
        fields |= {"title": title, "search_description": content.text("description")}
        parent = content.text("parent")
    except loading.ContentError as error:
        place = keys.lines.get(error.key, error.line or 1)
        raise BundleError(path, str(error), place) from error
    return PageFile(path, slug, parent, order, page_type, fields, keys.lines)


def _catalogues(folder: Path, languages: list[str], pages: list[PageFile]) -> dict[str, Catalogue]:
    """Return the translation files of a bundle by language.

    Raises:
        BundleError: One is broken, or of a language that the site does not list.
    """
    found = {}
    for path in sorted(folder.glob("*.po")):
        if path.stem not in languages[1:]:
            raise BundleError(path, f"“{path.stem}” is no language to translate into here")
        files.inside(folder, path.name, path)
        found[path.stem] = read_catalogue(path, {page.slug for page in pages})
    return found
