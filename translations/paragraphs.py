"""Text without markup whose paragraphs are translated one by one."""

import re
from collections.abc import Iterable
from typing import Any

from django.db import models
from wagtail_localize.segments import StringSegmentValue

LINE_ENDS = re.compile(r"\r\n?")
EMPTY_LINES = re.compile(r"\n\s*\n")
BETWEEN = "\n\n"


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text: what stands between empty lines."""
    parts = EMPTY_LINES.split(LINE_ENDS.sub("\n", text))
    return [part.strip() for part in parts if part.strip()]


def joined(paragraphs: Iterable[str]) -> str:
    """Return the text of paragraphs."""
    return BETWEEN.join(paragraphs)


class ParagraphsField(models.TextField):
    """A text whose paragraphs are passages: a change of one leaves the translations of the others.

    wagtail-localize takes a text without markup for one passage; it asks a field for its own.
    """

    def get_translatable_segments(self, value: str) -> list[StringSegmentValue]:
        """Return the passages of a text."""
        return [StringSegmentValue("", paragraph) for paragraph in paragraphs_of(value)]

    def restore_translated_segments(self, value: str, segments: list[Any]) -> str:
        """Return the text that translated passages make."""
        ordered = sorted(segments, key=lambda segment: segment.order)
        return joined(segment.render_text() for segment in ordered)
