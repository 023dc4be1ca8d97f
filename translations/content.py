"""What a page says, passage by passage, whoever wrote it.

A passage is a text that is translated by itself. Addresses are none, and neither are texts without
a word, such as a number: nobody translates them. Texts are compared by a hash of their plain words,
so that bold, a link or a moved block changes nothing.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

TOKEN = re.compile(r"\{\{.*?\}\}")
LETTER = re.compile(r"[^\W\d_]")
# Addresses are the same in every language.
ADDRESS = re.compile(r"\A(?:https?://\S+|www\.\S+|\S+@\S+\.\S+)\Z")
NOT_READ = {"slug"}


@dataclass(frozen=True)
class Text:
    """A passage of a page.

    Attributes:
        path: Where it stands in the page's fields; equal in original and translation.
        ordinal: Its number among the texts of that path, those that are no passages counted.
        html: The text as wagtail-localize cuts it.
        words: The same as plain text, white space folded.
        mark: The hash of the words.
    """

    path: str
    ordinal: int
    html: str
    words: str
    mark: str


def plain(html: str) -> str:
    """Return the words of a text as they are compared."""
    text = unicodedata.normalize("NFC", StringValue(html).render_text())
    return " ".join(text.split())


def mark_of(words: str) -> str:
    """Return the hash of plain words."""
    return hashlib.blake2b(words.encode(), digest_size=12).hexdigest()


def is_said(path: str, words: str) -> bool:
    """Say whether a text is in a language at all."""
    if path in NOT_READ or ADDRESS.match(words):
        return False
    return bool(LETTER.search(TOKEN.sub("", words)))


def stored(page: Page) -> Page:
    """Return a page as it would come out of the database: one from a form has blocks without ids."""
    return page.with_content_json(page.serializable_data())


def fresh(page: Page) -> Page | None:
    """Return a page as it is kept now, of its own type; ``None`` where it is gone."""
    model = page.specific_class or type(page)
    found: Page | None = model.objects.filter(pk=page.pk).first()
    return found


def texts_of(page: Page) -> list[Text]:
    """Return the passages of a page in their order, texts without a word left out.

    Args:
        page: A page of its own type, from the database or made by `stored`.
    """
    return [text for text in all_texts_of(page) if is_said(text.path, text.words)]


def all_texts_of(page: Page) -> list[Text]:
    """Return all texts of a page in their order, those that nobody translates among them."""
    found = []
    numbers: Counter[str] = Counter()
    for segment in extract_segments(page):
        if not isinstance(segment, StringSegmentValue):
            continue
        ordinal = numbers[segment.path]
        numbers[segment.path] += 1
        if segment.path not in NOT_READ:
            words = plain(segment.string.data)
            found.append(Text(segment.path, ordinal, segment.string.data, words, mark_of(words)))
    return found


def digest_of(texts: list[Text]) -> str:
    """Return what tells the words of a page from other words."""
    told = "\n".join(f"{text.path} {text.ordinal} {text.mark}" for text in texts)
    return hashlib.blake2b(told.encode(), digest_size=20).hexdigest()


def sections_of(page: Page) -> list[list[str]]:
    """Return path, anchor and heading of the parts of a page that can be linked to.

    A part is a block with a heading and an anchor.
    """
    found = []
    for name, stream in _streams(page):
        for block in stream:
            value = block.value
            if hasattr(value, "get") and value.get("anchor") and value.get("heading"):
                found.append([f"{name}.{block.id}", value["anchor"], value["heading"]])
    return found


def _streams(page: Page) -> list[tuple[str, Any]]:
    """Return names and values of the streams of a page."""
    fields = (field for field in page._meta.get_fields() if isinstance(field, StreamField))
    return [(field.name, getattr(page, field.name)) for field in fields]
