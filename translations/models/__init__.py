"""What is kept of originals and their translations, and of the work on them."""

from translations.models.glossary import GlossaryTerm
from translations.models.kept_words import KeptWords
from translations.models.po_upload import PoUpload
from translations.models.records import SourceRecord, TranslationRecord

__all__ = ["GlossaryTerm", "KeptWords", "PoUpload", "SourceRecord", "TranslationRecord"]
