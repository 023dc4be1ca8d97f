"""Bringing the pages of a bundle into its order, in each language."""

from collections.abc import Iterable

from wagtail.models import Locale, Page

from association_site.bundles.reading import PageFile


def arrange(page_files: Iterable[PageFile], pages: dict[str, Page]) -> list[str]:
    """Move pages below their parents and into their order where they are not.

    Pages that are not of the bundle stay, before those of the bundle.

    Args:
        page_files: Parents before children, siblings in their order.
        pages: The pages by slug; those that are not here are left out.

    Returns:
        The slugs of the pages that were elsewhere.
    """
    files = [file for file in page_files if file.slug in pages and file.parent in pages]
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
