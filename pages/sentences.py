"""The first words of a page, for places that quote one sentence of it."""

import re
from html import unescape

from django.utils.html import strip_tags

from pages.models import BodyPage

LONGEST = 280
# A sentence ends before a capital or a letter of a script without capitals; a full stop after an
# initial, a number or a short word such as “Dr.” ends none.
END = re.compile(r"(?:(?<=[^\W\d]{3}[.])|(?<=[!?…؟。]))[“”»«\")]*\s+(?=[^\W\da-zß-ÿ])")
BREAK = re.compile(r"<br\s*/?>")
PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)


def first_sentence(html: str) -> str:
    """Return the first sentence of formatted text as plain text; nothing if it is too long."""
    paragraph = PARAGRAPH.search(html)
    plain = unescape(strip_tags(BREAK.sub(" ", paragraph[1]))) if paragraph else ""
    words = " ".join(plain.split())
    end = END.search(words)
    sentence = words[: end.end()].rstrip() if end else words
    return sentence if len(sentence) <= LONGEST else ""


def opening_of(page: BodyPage) -> str:
    """Return the sentence that a page begins with: below a heading, where there is one with a text."""
    for section in sorted(page.body, key=lambda section: not section.value["heading"]):
        for block in section.value["content"]:
            if block.block_type == "text" and (found := first_sentence(block.value.source)):
                return found
    return ""
