"""A synchronised translation as it would be published now, and publishing it as its editor does."""

from django.contrib.auth.models import AbstractUser
from wagtail.models import Page
from wagtail_localize.models import Translation


def _translation_to(page: Page) -> Translation | None:
    """Return what writes a page from its original, unless it was loosened from it."""
    found: Translation | None = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    return found


def would_be(page: Page) -> Page | None:
    """Return a page with the passages so far; nothing where no translator writes it."""
    translation = _translation_to(page)
    if translation is None:
        return None
    written: Page = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    return written


def publish(page: Page, user: AbstractUser) -> None:
    """Publish a translated page with the passages so far, as the button in its editor does.

    Raises:
        ValidationError: The page could not be published; its passages say why.
    """
    translation = _translation_to(page)
    if translation is not None:
        translation.save_target(user=user, publish=True)
