"""What is kept of originals and their translations."""

from translations.models.records import SourceRecord, TranslationRecord

__all__ = ["SourceRecord", "TranslationRecord"]
