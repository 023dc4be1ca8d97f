"""Keeping what translators see up to what is live, and texts of their own out of their hands."""

import logging
from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.models import Translation

from translations import memory, own_texts

logger = logging.getLogger(__name__)


def renew_source(instance: Page, **_: Any) -> None:
    """Give translators the passages of a page that was just published.

    The translated pages stay as they are until a translator publishes them. An error here comes
    after the page went live; it must not keep the rest of publishing from happening.
    """
    if instance.alias_of_id:
        return
    try:
        if memory.source_of(instance) is not None:
            memory.synchronise_source(instance)
    except Exception:
        logger.exception("The passages of page %s could not be renewed", instance.pk)


def connect() -> None:
    """Listen to published pages, and to translations that are begun."""
    page_published.connect(renew_source, dispatch_uid="translations.renew_source")
    pre_save.connect(
        own_texts.refuse_tie, sender=Translation, dispatch_uid="translations.refuse_tie"
    )
