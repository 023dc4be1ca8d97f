"""Which record belongs to the page that somebody reads."""

from wagtail.models import Page

from translations import content, recording
from translations.models import SourceRecord, TranslationRecord


def live_record(page: Page) -> TranslationRecord | None:
    """Return what is known of a translated page that visitors read, with one query."""
    records = TranslationRecord.objects.filter(
        source__translation_key=page.translation_key, locale_id=page.locale_id, live=True
    )
    return records.select_related("source__locale").first()


def draft_record(page: Page) -> TranslationRecord | None:
    """Return what is true of a page in a preview, which nobody has noted; ``None`` of an original.

    Args:
        page: The draft, also one from a form.
    """
    locale_id = recording.original_locale_id(page)
    row = SourceRecord.objects.filter(translation_key=page.translation_key).first()
    if row is None or locale_id == page.locale_id or row.locale_id == page.locale_id:
        return None
    return recording.derive(content.stored(page), row)
