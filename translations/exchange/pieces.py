"""The passages of texts with what is kept of their translation, as a PO file shows them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import unescape
from uuid import UUID

from wagtail.models import Locale
from wagtail_localize.models import String, StringSegment, StringTranslation, TranslationContext
from wagtail_localize.strings import StringValue

from translations import carrying, memory
from translations.exchange.scopes import Text

# Between the key of a text and the path in it: one context of a PO file.
SEPARATOR = "/"


@dataclass(frozen=True)
class Piece:
    """One passage of a text; what stands twice at one path is one.

    Attributes:
        text: Where it stands.
        string: Its words.
        context: Its path.
        row: What is kept of its translation.
    """

    text: Text
    string: String
    context: TranslationContext
    row: StringTranslation | None = None

    @property
    def msgctxt(self) -> str:
        """The context in a PO file: equal words on two pages can differ."""
        return f"{self.text.key}{SEPARATOR}{self.context.path}"

    @property
    def msgid(self) -> str:
        """The passage as a PO file shows it."""
        return shown(self.string.data)

    @property
    def msgstr(self) -> str:
        """The translation as a PO file shows it."""
        if self.row is None:
            return ""
        return trimmed(self.row.data if self.has_markup else _text(self.row.data))

    @property
    def asks_to_be_checked(self) -> bool:
        """Whether there are words that nobody has said yes to as they are."""
        return self.row is not None and (
            self.row.has_error
            or self.row.tool_name == carrying.PREVIOUS_VERSION
            or self.row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
        )

    @property
    def is_missing(self) -> bool:
        """Whether somebody has to look at it."""
        return self.row is None or not self.row.data or self.asks_to_be_checked

    @property
    def has_markup(self) -> bool:
        """Whether a PO file shows it as HTML."""
        return is_shown_as_html(self.string.data)

    def kept(self, msgstr: str) -> str:
        """Return a translation of a PO file as it is kept.

        Raises:
            ValueError: It has other tags or other links than the passage.
        """
        if not self.has_markup:
            return str(StringValue.from_plaintext(msgstr).data)
        if "<" in self.string.data:
            passage = memory.Passage(self.context.path, self.string.data, "", 0, 0)
            return memory.html_of(passage, msgstr)
        html = str(StringValue.from_translated_html(msgstr).data)
        if "<" in html:
            raise ValueError
        return html


def trimmed(words: str) -> str:
    """Return words without white space around them, ends of lines as Wagtail keeps them."""
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def _text(html: str) -> str:
    """Return HTML without its markup; most has none, and parsing is slow."""
    if "<" not in html and "&" not in html:
        return html
    return str(StringValue(html).render_text())


def is_shown_as_html(html: str) -> bool:
    """Say whether a PO file shows a passage as HTML: it has markup, or its text looks as if.

    So no two passages look alike.
    """
    text = _text(html)
    return "<" in html + text or unescape(text) != text


def shown(html: str) -> str:
    """Return a passage as a PO file shows it: as HTML, or as plain text."""
    return html if is_shown_as_html(html) else _text(html)


def key_and_path(msgctxt: str) -> tuple[UUID, str] | None:
    """Return the key of the text and the path in it that a context of a PO file names."""
    key, separator, path = msgctxt.partition(SEPARATOR)
    try:
        return (UUID(key), path) if separator and path else None
    except ValueError:
        return None


def pieces_of(texts: Iterable[Text], locale: Locale) -> list[Piece]:
    """Return the passages of texts in their order; asks the database twice."""
    texts = list(texts)
    rows = StringTranslation.objects.filter(
        context__object_id__in=[text.key for text in texts], locale=locale
    )
    kept = {(row.translation_of_id, row.context_id): row for row in rows}
    by_source: dict[int, list[StringSegment]] = {}
    segments = StringSegment.objects.filter(
        source__in=[text.translation.source_id for text in texts]
    ).select_related("string", "context")
    for segment in segments.order_by("order", "pk"):
        by_source.setdefault(segment.source_id, []).append(segment)
    pieces: dict[tuple[int, int], Piece] = {}
    for text in texts:
        for segment in by_source.get(text.translation.source_id, ()):
            piece = Piece(text, segment.string, segment.context)
            pieces.setdefault((segment.string_id, segment.context_id), piece)
    return [replace(piece, row=kept.get(key)) for key, piece in pieces.items()]
