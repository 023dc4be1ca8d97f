"""What a change of the register brings about elsewhere: the search learns the new figures."""

import threading
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Site

from members.models import Membership, Organisation
from pages.reindexing import reindex_figures


class _Waiting(threading.local):
    """The sites of this thread whose pages wait for the end of the transaction."""

    def __init__(self) -> None:
        self.sites: set[int] = set()


_waiting = _Waiting()


def _reindex() -> None:
    """Index all waiting sites; what else waits for the same transaction finds nothing to do.

    A transaction that was taken back may leave a site behind, which costs one indexing too many.
    """
    waiting, _waiting.sites = _waiting.sites, set()
    for site in Site.objects.filter(pk__in=waiting).order_by("pk"):
        reindex_figures(site)


def reindex_later(instance: Organisation | Membership, raw: bool = False, **_: Any) -> None:
    """Index the pages that show a figure once the change is there for all, once for each site."""
    if raw:
        return
    if isinstance(instance, Organisation):
        sites = {instance.site_id}
    else:
        found = Organisation.objects.filter(pk=instance.organisation_id)
        sites = set(found.values_list("site_id", flat=True))
    reindex_sites_later(sites)


def reindex_sites_later(sites: set[int]) -> None:
    """Index the pages of sites that show a figure; for whoever writes rows in bulk."""
    if sites:
        _waiting.sites |= sites
        transaction.on_commit(_reindex, robust=True)


def connect() -> None:
    """Listen to organisations and their memberships."""
    for model in (Organisation, Membership):
        for signal in (post_save, post_delete):
            signal.connect(
                reindex_later, sender=model, dispatch_uid=f"members.figures.{model.__name__}"
            )
