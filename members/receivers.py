"""What a change of the register brings about elsewhere: the search learns the new figures."""

import threading
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import timezone
from wagtail.models import Site

from members import texts
from members.confirmations.facts import PERSON
from members.models import Contact, Membership, Organisation
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


def renew_texts(
    instance: Organisation, created: bool, raw: bool = False, update_fields: Any = None, **_: Any
) -> None:
    """Let translators know what an organisation says of itself now."""
    if not created and not raw and (update_fields is None or "description" in update_fields):
        texts.renew([instance])


def forget_proposals(instance: Contact, **_: Any) -> None:
    """Forget what a person who goes wanted changed of themselves; the rest waits for the board."""
    for question in instance.confirmations.filter(decided_at=None).exclude(proposed={}):
        for values in (question.proposed, question.seen):
            for name in [name for name in values if name.startswith(PERSON)]:
                del values[name]
        if not question.proposed:
            question.decided_at = timezone.now()
        question.save(update_fields=["proposed", "seen", "decided_at"])


def connect() -> None:
    """Listen to organisations, their memberships and their people."""
    pre_delete.connect(forget_proposals, sender=Contact, dispatch_uid="members.proposals")
    post_save.connect(renew_texts, sender=Organisation, dispatch_uid="members.texts")
    for model in (Organisation, Membership):
        for signal in (post_save, post_delete):
            signal.connect(
                reindex_later, sender=model, dispatch_uid=f"members.figures.{model.__name__}"
            )
