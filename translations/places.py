"""Where translated pages stand: a synchronised translation follows its original through the tree.

wagtail-localize places a translation once, when it is made. Without this, an editor who moves a page
would have to move it in each language, and the menus of the languages would drift apart.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Q
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail.signals import post_page_move

from translations import memory

# Revisions that are published when their time comes.
SCHEDULED = Q(approved_go_live_at__isnull=False)

_following = ContextVar("translations.places.following", default=True)


@contextmanager
def each_language_by_itself() -> Iterator[None]:
    """Let translations stay where they are, for code that places every language itself."""
    token = _following.set(False)
    try:
        yield
    finally:
        _following.reset(token)


def follow(instance: Page, parent_page_before: Page, parent_page_after: Page, **_: Any) -> None:
    """Move the translations of a page that was just moved, below the translations of its parent.

    A translation stays where somebody put it if that is not below its original's parent, and where
    it is if the new parent has no translation.
    """
    source = memory.source_of(instance) if _following.get() else None
    if source is None:
        return
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        page = _version(instance, translation.target_locale)
        before = _version(parent_page_before, translation.target_locale)
        after = _version(parent_page_after, translation.target_locale)
        if page and before and after and page.is_child_of(before):
            _place(page, instance, after)


def _version(page: Page, locale: Locale) -> Page | None:
    """Return a page's translation as it is kept now, unless it is an alias."""
    versions = Page.objects.filter(translation_key=page.translation_key, locale=locale)
    return versions.filter(alias_of__isnull=True).first()


def _place(page: Page, original: Page, parent: Page) -> None:
    """Move a translation below a parent, behind the siblings that its original stands behind."""
    before = original.get_siblings().filter(path__lt=original.path).order_by("-path")
    versions = (_version(sibling, page.locale) for sibling in before)
    neighbours = (version for version in versions if version and version.is_child_of(parent))
    neighbour = next(neighbours, None)
    if page.is_child_of(parent) and _stands_behind(page, neighbour):
        return
    _free_slug(page, parent)
    if neighbour:
        page.move(neighbour, pos="right")
    else:
        page.move(parent, pos="first-child")


def _stands_behind(page: Page, neighbour: Page | None) -> bool:
    """Say whether a page stands right behind a sibling, or first where there is none."""
    previous = page.get_prev_sibling()
    return (previous and previous.pk) == (neighbour and neighbour.pk)


def _free_slug(page: Page, parent: Page) -> None:
    """Give a page another slug where a child of its new parent has the same; its draft too.

    Its address changes with the move that follows: one redirect leads from the old to the new.
    """
    slug = find_available_slug(parent, page.slug, page.pk)
    if slug != page.slug:
        page.slug = slug
        Page.objects.filter(pk=page.pk).update(slug=slug)
    for draft in page.revisions.filter(Q(pk=page.latest_revision_id) | SCHEDULED):
        slug = find_available_slug(parent, draft.content["slug"], page.pk)
        if slug != draft.content["slug"]:
            draft.content["slug"] = slug
            draft.save(update_fields=["content"])


def connect() -> None:
    """Listen to moved pages."""
    post_page_move.connect(follow, dispatch_uid="translations.places")
