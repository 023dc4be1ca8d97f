"""What happens beside the database when pages or sites change."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import Page, Site

from pages import pictures
from pages.models import AssociationImage, HomePage, StatementPage
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


def keep_adopted_title(
    instance: Page, raw: bool, update_fields: frozenset[str] | None, **_: Any
) -> None:
    """Keep the title of an adopted statement where it is saved as a page of any type.

    What a statement itself refuses is not asked then; of its words, such a page has the title alone.

    Raises:
        ValidationError: The public page would have another title.
    """
    has_no_title = instance.pk is None or (
        update_fields is not None and "title" not in update_fields
    )
    if raw or has_no_title or not instance.live:
        return
    if instance.cached_content_type.model_class() is not StatementPage:
        return
    statement = StatementPage.objects.filter(pk=instance.pk).first()
    if statement and statement.title != instance.title:
        statement.title = instance.title
        statement.check_adopted()


def connect() -> None:
    """Listen to sites, home pages and images, and to pages that are saved as of no type."""
    pre_save.connect(keep_adopted_title, sender=Page, dispatch_uid="pages.keep_adopted_title")
    post_save.connect(make_sizes, sender=AssociationImage, dispatch_uid="pages.make_sizes")
    for model in (Site, HomePage):
        for signal in (post_save, post_delete):
            signal.connect(
                forget_root_paths, sender=model, dispatch_uid=f"pages.root_paths.{model.__name__}"
            )
