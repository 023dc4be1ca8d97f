"""Which documents and images a text shows, and what is in their files."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.files.base import File
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage

# A kind of file, ``document`` or ``image``, and its number.
Key = tuple[str, int]
KINDS = {AbstractDocument: "document", AbstractImage: "image"}


def shown_in(body: StreamValue) -> dict[Key, bool]:
    """Return the files that a text leads to or shows, each with whether its own words are shown, too.

    A download without words of its own is called by the document's title, an image of which its place
    says nothing is told by its description.
    """
    references = body.stream_block.extract_references(body)
    shown = {
        (kind, int(number)): False
        for model, number, *_ in references
        for ancestor, kind in KINDS.items()
        if issubclass(model, ancestor)
    }
    return shown | dict.fromkeys(_telling(body), True)


def _telling(value: Any) -> Iterator[Key]:
    """Yield the files whose own words are shown."""
    if isinstance(value, AbstractImage):
        if value.contextual_alt_text is None:
            yield "image", value.pk
        return
    parts: list[Any] = []
    if isinstance(value, StreamValue):
        parts = [child.value for child in value]
    elif isinstance(value, ListValue):
        parts = list(value)
    elif isinstance(value, Mapping):
        parts = list(value.values())
        document = value.get("document")
        if isinstance(document, AbstractDocument) and not value.get("label"):
            yield "document", document.pk
    for part in parts:
        yield from _telling(part)


def digest_of(file: File[bytes]) -> str:
    """Return what tells the content of a file from any other; nothing of a file that is missing.

    A file that is to be kept still is read to its end again from the beginning.
    """
    digest = hashlib.sha256()
    try:
        file.open("rb")
        for chunk in file.chunks():
            digest.update(chunk)
    except OSError:
        return ""
    if getattr(file, "_committed", False):
        file.close()
    else:
        file.seek(0)
    return digest.hexdigest()
