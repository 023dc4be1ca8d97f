"""Starting the translation of a page: a draft that nobody sees until a translator publishes it."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import LogContext, get_active_log_context
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationLog, TranslationSource

from translations import memory, own_texts


@transaction.atomic
def start_translation(page: Page, locale: Locale, user: Any = None) -> Page | None:
    """Make the draft of a page's translation, tied to the passages of the page.

    What is translated already stands in it, the rest in the original's words. A page that is only
    a mirror of the original becomes a draft too. In a language of own texts the draft is a copy of
    the original, to be rewritten, and is tied to nothing.

    Args:
        page: The original.
        locale: The language of the translation.
        user: Who starts it.

    Returns:
        The draft; ``None`` where the page has a version in that language already.

    Raises:
        ParentNotTranslatedError: The page above has no version in that language.
    """
    known = version_of(page, locale)
    if known is not None and not known.alias_of_id:
        return None
    if own_texts.is_own_text(locale):
        return _start_own_text(page, known, locale, user)
    source = memory.source_of(page) or memory.synchronise_source(page)
    Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    # An entry of its own in the history: of entries that one click makes, Wagtail shows the last.
    with LogContext(user=user or get_active_log_context().user):
        if known is None:
            source.get_source_instance().copy_for_translation(locale)
        else:
            _part(known.specific)
        return _write_draft(source, locale, user)


def _start_own_text(page: Page, mirror: Page | None, locale: Locale, user: Any) -> Page:
    """Make a draft of the original's words, or part a mirror of them, and return it."""
    with LogContext(user=user or get_active_log_context().user):
        if mirror is None:
            draft: Page = page.specific.copy_for_translation(locale)
        else:
            draft = mirror.specific
            _part(draft)
        draft.save_revision(user=user)
    return draft


def version_of(page: Page, locale: Locale) -> Page | None:
    """Return the version of a page in a language: public, a draft, or a mirror."""
    return Page.objects.filter(translation_key=page.translation_key, locale=locale).first()


def _part(mirror: Page) -> None:
    """Make a page of its own of a mirror, taken off the site."""
    mirror.alias_of, mirror.live, mirror.has_unpublished_changes = None, False, True
    mirror.save(clean=False)


def _write_draft(source: TranslationSource, locale: Locale, user: Any) -> Page:
    """Fill a draft with what is translated so far, and return it."""
    draft: Page = source.get_ephemeral_translated_instance(locale, fallback=True)
    revision = draft.save_revision(user=user)
    source.sync_view_restrictions(source.get_source_instance(), draft)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    written: Page = source.get_translated_instance(locale)
    return written
