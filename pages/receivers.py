"""What happens beside the database when pages or sites change."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Site

from pages import pictures
from pages.models import AssociationImage, HomePage
from pages.site_context import clear_root_paths


def forget_root_paths(**_: Any) -> None:
    """Clear the cached root paths once the change can be seen by other processes.

    Wagtail clears them within the transaction, where another process may fill them again with
    what is about to change.
    """
    transaction.on_commit(clear_root_paths)


def make_sizes(instance: AssociationImage, created: bool, **_: Any) -> None:
    """Make a new image's usual sizes at once: the first visitor should not wait for them."""
    if created:
        transaction.on_commit(lambda: pictures.picture_of(instance))


def connect() -> None:
    """Listen to sites, home pages and images."""
    post_save.connect(make_sizes, sender=AssociationImage, dispatch_uid="pages.make_sizes")
    for model in (Site, HomePage):
        for signal in (post_save, post_delete):
            signal.connect(
                forget_root_paths, sender=model, dispatch_uid=f"pages.root_paths.{model.__name__}"
            )
