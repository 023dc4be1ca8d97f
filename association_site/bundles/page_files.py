"""Reading the pages of a bundle."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from wagtail.models import Page

from association_site.bundles import files
from association_site.bundles.errors import BundleError
from association_site.bundles.page_file import EARLIER, PageFile, read_page
from pages import loading
from pages.models import StandardPage


def read_pages(folder: Path, keys: files.Keys, descriptions: Mapping[str, str]) -> list[PageFile]:
    """Return the pages of a bundle, parents before children.

    Args:
        folder: The bundle's folder.
        keys: What site.yaml says.
        descriptions: What the images of the bundle show, by name.

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
        page = read_page(path, position, descriptions)
        if page.slug in found:
            raise BundleError(
                path,
                f"The slug “{page.slug}” is taken by {found[page.slug].path.name}",
                page.lines.get("slug", 1),
            )
        found[page.slug] = page
    _read_earlier(folder, found, descriptions)
    for path in sorted((folder / "pages").glob("*.md")):
        if EARLIER not in path.stem and path not in {page.path for page in found.values()}:
            raise BundleError(path, "The page is not listed under “pages” in site.yaml")
    _refuse_second(found)
    pages = _in_tree_order(found)
    _choose_portrait(pages)
    return pages


def read_own_texts(
    folder: Path, originals: list[PageFile], descriptions: Mapping[str, str]
) -> list[PageFile]:
    """Return the pages of a language that has texts of its own, in the order of their originals.

    Args:
        folder: The folder of the language.
        originals: The pages of the bundle.
        descriptions: What the images of the bundle show, by name.

    Raises:
        BundleError: A page cannot be read, or has no original of its type.
    """
    known = {page.slug: page for page in originals}
    found: dict[str, PageFile] = {}
    for path in sorted(folder.glob("*.md")):
        page = read_page(files.inside(folder, path.name, path), 0, descriptions, is_own_text=True)
        original = known.get(page.slug)
        if original is None:
            line = page.lines.get("slug", 1)
            raise BundleError(path, f"There is no page “{page.slug}” in the bundle", line)
        if page.page_type is not original.page_type:
            raise BundleError(path, "The page has another type", page.lines.get("type", 1))
        menu = "show_in_menus"
        kept = {} if "menu" in page.lines else {menu: original.fields[menu]}
        fields = page.fields | kept
        found[page.slug] = replace(
            page, parent=original.parent, order=original.order, fields=fields
        )
    return [found[slug] for slug in known if slug in found]


def _read_earlier(
    folder: Path, pages: Mapping[str, PageFile], descriptions: Mapping[str, str]
) -> None:
    """Read the versions of pages that were adopted earlier.

    Raises:
        BundleError: One cannot be read, or belongs to no page that is adopted later.
    """
    by_name = {page.path.stem: page for page in pages.values()}
    for path in sorted((folder / "pages").glob(f"*{EARLIER}*.md")):
        name = path.stem.partition(EARLIER)[0]
        owner = by_name.get(name)
        if owner is None or owner.page_type.adoption is None:
            raise BundleError(path, f"There is no statement “{name}” for this version")
        inside = files.inside(folder, f"pages/{path.name}", path)
        version = read_page(inside, 0, descriptions)
        line = version.lines.get("adopted_on", 1)
        if version.page_type is not owner.page_type:
            raise BundleError(path, f"It is of another type than “{name}”", version.lines["type"])
        if path.stem != f"{name}{EARLIER}{version.fields['adopted_on']}":
            raise BundleError(path, "“adopted_on” must be the day in the file's name", line)
        later = owner.fields["adopted_on"]
        if not isinstance(later, date) or later <= version.fields["adopted_on"]:
            raise BundleError(path, f"“{name}” must be adopted later than this version", line)
        owner.earlier.append(version)


def _refuse_second(pages: dict[str, PageFile]) -> None:
    """Refuse two pages of which a site has one.

    Raises:
        BundleError: There are two.
    """
    seen: dict[tuple[type[Page], Any], PageFile] = {}
    for page in pages.values():
        name = page.page_type.only_one
        if not name:
            continue
        first = seen.setdefault((page.page_type.model, page.fields[name]), page)
        if first is not page:
            problem = f"“{page.fields[name]}” is taken by {first.path.name}"
            raise BundleError(page.path, problem, page.lines.get(name, 1))


def _choose_portrait(pages: list[PageFile]) -> None:
    """Take the first page below the home page for the portrait, if no page says of itself.

    It has to be a standard page; one that tells of the founding in its text is left as it is.
    """
    texts = [page for page in pages if page.page_type.model is StandardPage]
    first = next((page for page in pages if page.parent == pages[0].slug), None)
    if first in texts and not any("is_portrait" in page.fields for page in texts):
        parts = [part.kind for section in first.sections for part in section.parts]
        first.fields["is_portrait"] = "founding" not in parts
    for page in texts:
        page.fields.setdefault("is_portrait", False)


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
