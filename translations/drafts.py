"""What is true of a page that nobody has published."""

from wagtail.models import Page

from translations import content, recording
from translations.models import SourceRecord, TranslationRecord


def record_of_draft(page: Page) -> TranslationRecord | None:
    """Return what is true of a page in a preview, which nobody has noted; ``None`` of an original.

    Args:
        page: The draft, also one from a form.
    """
    locale_id = recording.original_locale_id(page)
    row = SourceRecord.objects.filter(translation_key=page.translation_key).first()
    if row is None or locale_id == page.locale_id or row.locale_id == page.locale_id:
        return None
    return recording.derive(content.stored(page), row)
