"""Finding and taking out the words by which somebody is known, in texts and in uploaded files."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable
from html import unescape
from typing import Any

from members.models import ImportRun

TAKEN_OUT = "…"
ENCODINGS = ("utf-8", "cp1252", "utf-16-le", "utf-16-be")
# Where a text of a workbook ends; other tags only say how parts of one look.
ENDS = re.compile(r"</?(?:\w+:)?(?:si|c|row|comment)\b[^>]*>")
TAGS = re.compile(r"<[^>]*>")


class Words:
    """Names, addresses and numbers, found as whole words however they are spaced or capitalised."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts; empty ones are left out."""
        self.texts = frozenset(" ".join(_composed(text).split()) for text in texts) - {""}
        # The longest first: a name is taken out before a part of it is.
        ordered = sorted(self.texts, key=lambda text: (-len(text), text))
        either = "|".join(r"\s+".join(map(re.escape, text.split())) for text in ordered)
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)" if either else r"(?!)", re.I)

    def are_in(self, value: Any) -> bool:
        """Say whether one of them stands in a text, or in any text of plain JSON."""
        if isinstance(value, str):
            return self._pattern.search(_composed(value)) is not None
        if isinstance(value, dict):
            return any(map(self.are_in, value.values()))
        return isinstance(value, list) and any(map(self.are_in, value))

    def taken_out_of(self, value: Any) -> Any:
        """Return a text, or plain JSON, without them; a text that says nothing else is empty."""
        if isinstance(value, str):
            left = self._pattern.sub(TAKEN_OUT, _composed(value)) if self.are_in(value) else value
            return "" if left.strip() == TAKEN_OUT else left
        if isinstance(value, dict):
            return {key: self.taken_out_of(part) for key, part in value.items()}
        return [self.taken_out_of(part) for part in value] if isinstance(value, list) else value

    def are_in_file(self, run: ImportRun) -> bool:
        """Say whether one of them stands in a file that waits, in whichever of its sheets."""
        return self.are_in(run.file_name) or any(map(self.are_in, _texts(bytes(run.file))))


def _composed(text: str) -> str:
    """Return a text whose letters and marks are written in one way."""
    return unicodedata.normalize("NFC", text)


def _texts(data: bytes) -> Iterable[str]:
    """Yield all that can be read in a file, whatever it is."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        for encoding in ENCODINGS:
            yield data.decode(encoding, errors="replace")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode(errors="replace")
            yield unescape(TAGS.sub("", ENDS.sub("\n", text)))
