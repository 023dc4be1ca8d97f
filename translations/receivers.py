"""Keeping what translators see and readers are told up to what is live, and texts of their own apart."""

import logging
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, pre_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished
from wagtail_localize.models import Translation

from translations import memory, own_texts, recording
from translations.choices import Presence

logger = logging.getLogger(__name__)


def renew_source(instance: Page, revision: Any = None, **_: Any) -> None:
    """Give translators the passages of a page that was just published, and note what it says.

    The translated pages stay as they are until a translator publishes them. An error here comes
    after the page went live; it must not keep the rest of publishing from happening. The command
    `record_translations` makes up for it.
    """
    if instance.alias_of_id:
        return
    try:
        # A savepoint: a failed query must not break the transaction of whoever publishes.
        with transaction.atomic():
            if memory.source_of(instance) is not None:
                memory.synchronise_source(instance)
            recording.record(instance, revision)
    except Exception:
        logger.exception("The passages of page %s could not be renewed", instance.pk)


def note_unpublished(instance: Page, **_: Any) -> None:
    """Note that an original was taken off the site."""
    if not instance.alias_of_id:
        recording.note_presence(instance, Presence.UNPUBLISHED)


def note_deleted(instance: Page, **_: Any) -> None:
    """Forget a page that was deleted."""
    if isinstance(instance, Page) and not instance.alias_of_id:
        recording.forget(instance)


def connect() -> None:
    """Listen to pages that are published, taken off the site or deleted, and to begun translations."""
    page_published.connect(renew_source, dispatch_uid="translations.renew_source")
    page_unpublished.connect(note_unpublished, dispatch_uid="translations.note_unpublished")
    post_delete.connect(note_deleted, sender=Page, dispatch_uid="translations.note_deleted")
    pre_save.connect(
        own_texts.refuse_tie, sender=Translation, dispatch_uid="translations.refuse_tie"
    )
