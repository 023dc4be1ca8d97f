"""Keeping what translators see up to what is live, without a button that somebody forgets."""

import logging
from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published

from translations import memory

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
    """Listen to published pages."""
    page_published.connect(renew_source, dispatch_uid="translations.renew_source")
