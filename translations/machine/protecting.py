"""What a machine must not touch: live figures, and terms that the glossary knows."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

TAG = re.compile(r"(<[^>]*>)")
FIGURE = r"\{\{[^{}]*\}\}"

Mark = Callable[[int, str], str]


class Lost(Exception):
    """A machine left out what it must not touch, or repeated it."""


@dataclass(frozen=True)
class Protected:
    """A passage as it is sent.

    Attributes:
        html: The passage with marks in the place of what must not be touched.
        parts: What comes back there, by the number of the mark.
        has_words: Whether there is anything to translate besides.
    """

    html: str
    parts: list[str] = field(default_factory=list)
    has_words: bool = True

    def restored(self, html: str, pattern: re.Pattern[str]) -> str:
        """Return an answer with what was protected in the place of its marks.

        Args:
            html: The answer.
            pattern: Finds a mark; its first group is the number.

        Raises:
            Lost: A mark is missing, or stands there more than once.
        """
        found = Counter(int(number) for number in pattern.findall(html))
        if found != Counter(range(len(self.parts))):
            raise Lost
        return pattern.sub(lambda match: self.parts[int(match[1])], html)


def protect(html: str, terms: Mapping[str, str], mark: Mark) -> Protected:
    """Return a passage with marks for its figures and for terms of the glossary.

    Terms are whole words, as they are written; the longest comes first.

    Args:
        html: The passage as wagtail-localize keeps it.
        terms: What stands for a term in the translation.
        mark: Returns the mark for a number and what comes back there.
    """
    known = {escape(term, quote=False): escape(said, quote=False) for term, said in terms.items()}
    longest_first = sorted(known, key=len, reverse=True)
    words = "|".join(rf"(?<!\w){re.escape(term)}(?!\w)" for term in longest_first)
    pattern = re.compile(f"{FIGURE}|{words}" if words else FIGURE)
    parts: list[str] = []

    def keep(match: re.Match[str]) -> str:
        parts.append(known.get(match[0], match[0]))
        return mark(len(parts) - 1, parts[-1])

    # Every second piece is a tag.
    pieces = TAG.split(html)
    rest = "".join(pattern.sub("", piece) for piece in pieces[::2])
    pieces[::2] = [pattern.sub(keep, piece) for piece in pieces[::2]]
    return Protected("".join(pieces), parts, any(letter.isalpha() for letter in rest))
