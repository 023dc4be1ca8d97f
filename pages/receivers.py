"""What happens beside the database when pages or sites change."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Site

from pages.models import HomePage
from pages.site_context import clear_root_paths


def forget_root_paths(**_: Any) -> None:
    """Clear the cached root paths once the change can be seen by other processes.

    Wagtail clears them within the transaction, where another process may fill them again with
    what is about to change.
    """
    transaction.on_commit(clear_root_paths)


def connect() -> None:
    """Listen to sites and home pages."""
    for model in (Site, HomePage):
        for signal in (post_save, post_delete):
            signal.connect(
                forget_root_paths, sender=model, dispatch_uid=f"pages.root_paths.{model.__name__}"
            )
