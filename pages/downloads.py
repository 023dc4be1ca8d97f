"""Downloads: what a reader is told about a file before it is loaded."""

from decimal import Decimal
from pathlib import PurePath

from babel.units import format_unit
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pages.commas import joined
from pages.figures import babel_locale
from pages.models import AssociationDocument

KILOBYTE = 1_000
MEGABYTE = 1_000_000
TENTH = Decimal("0.1")


def size_of(document: AssociationDocument) -> int | None:
    """Return the bytes of a document, ``None`` where its file is missing."""
    if document.file_size is not None:
        return int(document.file_size)
    try:
        return int(document.file.size)
    except OSError:
        return None


def size_in_words(size: int, language: str | None) -> str:
    """Return a number of bytes as a language writes it: ``340 kB``, ``1,2 MB``."""
    unit, name = MEGABYTE, "digital-megabyte"
    if round(size / KILOBYTE) < KILOBYTE:
        unit, name = KILOBYTE, "digital-kilobyte"
    exact = Decimal(size) / unit
    number = round(exact) if exact >= 10 else max(TENTH, exact.quantize(TENTH))
    # The decimal also keeps German from the singular of Babel's data, “1 kbyte”.
    pattern = "0" if number >= 10 else "0.0"
    locale = babel_locale(language)
    return str(format_unit(number, name, length="short", format=pattern, locale=locale))


def file_facts(document: AssociationDocument, language: str | None) -> SafeString:
    """Return type and size of a document, to stand within its link.

    They run in the language's direction, whatever script the type is written in.
    """
    size = size_of(document)
    kind = PurePath(document.file.name).suffix.lstrip(".").upper()
    facts = [kind, size_in_words(size, language) if size is not None else ""]
    direction = babel_locale(language).text_direction
    return format_html('<bdi class="file-facts" dir="{}">({})</bdi>', direction, joined(facts))
