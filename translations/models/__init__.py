"""What is kept of originals and their translations, and of the work on them."""

from translations.models.glossary import GlossaryTerm
from translations.models.po_upload import PoUpload
from translations.models.records import SourceRecord, TranslationRecord

__all__ = ["GlossaryTerm", "PoUpload", "SourceRecord", "TranslationRecord"]
