"""Bringing the pages of a bundle into its order, in each language."""

from collections.abc import Container, Iterable

from wagtail.models import Locale, Page

from association_site.bundles.memory import SiteMemory
from association_site.bundles.page_file import PageFile

# Slugs of children in their order, by the slug of the page above.
Tree = dict[str, list[str]]
ELSEWHERE = "?"


def arrange(
    page_files: Iterable[PageFile],
    pages: dict[str, Page],
    code: str,
    new: Container[str],
    memory: SiteMemory,
) -> list[str]:
    """Move pages below their parents and into their order where they are not.

    Pages that are not of the bundle stay, before those of the bundle. Where an editor has moved
    one of the bundle since it was loaded, all stay where they are.

    Args:
        page_files: Parents before children, siblings in their order.
        pages: The pages by slug; those that are not here are left out.
        code: The language of translations; empty for the originals.
        new: The slugs of pages that are new: they stand wherever they could be added.
        memory: The order in which pages were loaded.

    Returns:
        The slugs of the pages that were elsewhere.
    """
    files = [file for file in page_files if file.slug in pages and file.parent in pages]
    wanted: Tree = {}
    for file in files:
        wanted.setdefault(file.parent, []).append(file.slug)
    key, current = f"tree:{code}", _current(files, pages)
    if current == wanted:
        memory.note(key, wanted)
        return []
    standing = _without(current, new)
    loaded = _without(
        memory.state(key), {slug for slug in _slugs(memory.state(key)) if slug in new}
    )
    loaded = _only(loaded, pages)
    if not memory.force and standing not in (loaded, _without(wanted, new)):
        memory.keep(f"order of pages{f' ({code})' if code else ''}")
        return []
    moved = _move(files, pages)
    memory.note(key, wanted)
    return moved


def _move(files: list[PageFile], pages: dict[str, Page]) -> list[str]:
    """Move pages where they are not in their place and return their slugs."""
    moved = []
    for file in files:
        page, parent = _fresh(pages[file.slug]), _fresh(pages[file.parent])
        if not page.is_child_of(parent):
            page.move(parent, pos="last-child")
            moved.append(file.slug)
    for parent_slug in dict.fromkeys(file.parent for file in files):
        wanted = [file.slug for file in files if file.parent == parent_slug]
        moved += _order(pages[parent_slug], {slug: pages[slug] for slug in wanted})
    return list(dict.fromkeys(moved))


def translated(pages: dict[str, Page], locale: Locale) -> dict[str, Page]:
    """Return the versions of pages in a language, by slug."""
    keys = {page.translation_key: slug for slug, page in pages.items()}
    versions = Page.objects.filter(translation_key__in=keys, locale=locale)
    return {keys[version.translation_key]: version for version in versions}


def _current(files: list[PageFile], pages: dict[str, Page]) -> Tree:
    """Return how the pages stand now."""
    slugs = {page.pk: slug for slug, page in pages.items()}
    paths = dict(Page.objects.filter(pk__in=slugs).order_by("path").values_list("path", "pk"))
    found: Tree = {}
    wanted = {file.slug for file in files}
    for path, pk in paths.items():
        if slugs[pk] in wanted:
            above = paths.get(path[: -Page.steplen])
            found.setdefault(slugs[above] if above else ELSEWHERE, []).append(slugs[pk])
    return found


def _slugs(tree: Tree) -> list[str]:
    """Return all slugs of a tree."""
    return [slug for children in tree.values() for slug in children]


def _without(tree: Tree, left_out: Container[str]) -> Tree:
    """Return a tree without some pages."""
    found = {
        parent: [slug for slug in children if slug not in left_out]
        for parent, children in tree.items()
    }
    return {parent: children for parent, children in found.items() if children}


def _only(tree: Tree, wanted: Container[str]) -> Tree:
    """Return a tree of those pages alone that are wanted."""
    return _without(tree, {slug for slug in _slugs(tree) if slug not in wanted})


def _fresh(page: Page) -> Page:
    """Return a page as it is kept now; every move changes the paths of others."""
    return Page.objects.get(pk=page.pk)


def _order(parent: Page, wanted: dict[str, Page]) -> list[str]:
    """Bring siblings into an order and return the slugs of those that stood elsewhere."""
    slugs = {page.pk: slug for slug, page in wanted.items()}
    children = Page.objects.child_of(_fresh(parent)).order_by("path").values_list("pk", flat=True)
    found = [slugs[pk] for pk in children if pk in slugs]
    if found == list(wanted):
        return []
    for page in wanted.values():
        _fresh(page).move(_fresh(parent), pos="last-child")
    return [slug for slug, before in zip(wanted, found, strict=True) if slug != before]
