"""What stands on the desk about live pages: looked for when pages are published, and every day."""

import logging
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _
from django_tasks import task
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from pages.models import AssociationDocument, StandingWarning
from pages.warnings.finding import warnings_for
from pages.warnings.reading import Surroundings

logger = logging.getLogger(__name__)


def renew(pages: Iterable[Page], around: Surroundings | None = None) -> None:
    """Look at live pages again; what is still found keeps its day.

    An error is logged: it must neither keep somebody from publishing nor the other pages from being
    looked at.

    Args:
        pages: Of any type; what is not live any more loses its warnings.
        around: What is known of the sites.
    """
    around = around or Surroundings()
    for page in pages:
        try:
            with transaction.atomic():
                _renew(page, around)
        except Exception:
            logger.exception("Page %s could not be looked through for warnings", page.pk)


def _renew(page: Page, around: Surroundings) -> None:
    """Look at one page again."""
    is_read = page.live and not page.alias_of_id
    found = {
        warning.key: warning
        for warning in (warnings_for(page.specific, around) if is_read else ())
        if not warning.is_hint
    }
    rows = StandingWarning.objects.filter(page_id=page.pk)
    known = dict(rows.values_list("key", "heading"))
    if gone := known.keys() - found.keys():
        rows.filter(key__in=gone).delete()
    StandingWarning.objects.bulk_create(
        [
            StandingWarning(
                page_id=page.pk,
                key=key,
                kind=warning.kind,
                field=warning.place.field,
                heading=warning.place.heading[:255],
                facts=dict(warning.facts),
            )
            for key, warning in found.items()
            if key not in known
        ],
        ignore_conflicts=True,  # two may look at once
    )


def renew_by_number(numbers: Iterable[int]) -> None:
    """Look at pages again as they are in the database now."""
    renew(Page.objects.filter(pk__in=set(numbers)).select_related("locale"))


def renew_all() -> None:
    """Look at all live pages, and forget what is said about others."""
    StandingWarning.objects.exclude(page__live=True, page__alias_of__isnull=True).delete()
    pages = Page.objects.filter(live=True, alias_of__isnull=True, depth__gt=1)
    renew(pages.select_related("locale").order_by("path").iterator(), Surroundings())


@task(backend="queue", title=_("Look through all pages for warnings"))
def renew_daily() -> None:
    """Look at all live pages: figures change without anybody publishing something."""
    renew_all()


# ------------------------------------------------------------------------------------ receivers
def _leading_to(model: type[Any], number: int) -> set[int]:
    """Return the numbers of the pages that lead to a page or a document."""
    target = ContentType.objects.get_for_model(model, for_concrete_model=False)
    page = ContentType.objects.get_for_model(Page)
    rows = ReferenceIndex.objects.filter(
        to_content_type=target, to_object_id=str(number), base_content_type=page
    )
    return {int(found) for found in rows.values_list("object_id", flat=True)}


def look_at_published(instance: Page, **_: Any) -> None:
    """Look at a page that was published, at its translations, and at links that were waiting for it."""
    if instance.alias_of_id:
        return
    number, key = instance.pk, instance.translation_key
    transaction.on_commit(lambda: _look_after_publishing(number, key), robust=True)


def _look_after_publishing(number: int, translation_key: Any) -> None:
    """Look at the versions of a page, and at pages whose links to it led nowhere."""
    versions = Page.objects.filter(translation_key=translation_key, alias_of__isnull=True)
    numbers = set(versions.filter(live=True).values_list("pk", flat=True))
    waiting = StandingWarning.objects.filter(kind="link").values_list("page_id", flat=True)
    numbers |= set(waiting) & _leading_to(Page, number) if waiting else set()
    renew_by_number(numbers | {number})


def look_at_those_leading_to(instance: Any, **_: Any) -> None:
    """Look at the pages that lead to a page or a document that visitors cannot reach any more."""
    model = Page if isinstance(instance, Page) else type(instance)
    numbers = _leading_to(model, instance.pk)
    if isinstance(instance, Page):
        StandingWarning.objects.filter(page_id=instance.pk).delete()
    if numbers:
        transaction.on_commit(lambda: renew_by_number(numbers), robust=True)


def connect() -> None:
    """Listen to pages that come and go, and to documents; a page is unpublished before it is deleted."""
    page_published.connect(look_at_published, dispatch_uid="pages.warnings.published")
    page_unpublished.connect(look_at_those_leading_to, dispatch_uid="pages.warnings.unpublished")
    post_delete.connect(
        look_at_those_leading_to,
        sender=AssociationDocument,
        dispatch_uid="pages.warnings.no_document",
    )
