"""Live figures: tokens such as ``{{ member_count }}`` that a page shows as today's value.

Rooms register what they can count; a text never holds the number itself.
"""

import logging
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal
from django.conf import settings
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site

logger = logging.getLogger(__name__)

TOKEN = re.compile(r"\{\{\s*+([A-Za-z0-9_.-]*+)\s*+\}\}")  # possessive: linear on any input
TAG = re.compile(r"(<[^>]*>)")
LEFT_OVER = re.compile(r"\{\{|\}\}")
UNKNOWN = "…"
# Dates of the English pages are written as in Europe: 3 May 2025. Leichte Sprache writes them as German.
STYLES = {"en": "en-GB", "de-simple": "de"}


@dataclass(frozen=True)
class Named:
    """By which words of one language a text speaks of a figure.

    Each is a word or several; an asterisk stands for any ending: ``member organisation*``.

    Attributes:
        surely: Words for nothing else.
        perhaps: Words for other things too: a board has members as well.
    """

    surely: tuple[str, ...]
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A number that the site knows by itself.

    Attributes:
        token: The word between the braces.
        label: What an editor reads.
        value: Counts for a site on a day.
        words: Says in the active language what so many are, below the number in large type.
        named: By which words a text speaks of it, by language.
    """

    token: str
    label: str | Promise
    value: Callable[[Site, date], int]
    words: Callable[[int], str] | None = None
    named: Mapping[str, Named] = field(default_factory=dict)


@dataclass(frozen=True)
class Counted:
    """A live figure in large type: its token in braces, and the words below it."""

    token: str
    words: str


_figures: dict[str, Figure] = {}


def register(
    token: str,
    label: str | Promise,
    value: Callable[[Site, date], int],
    words: Callable[[int], str] | None = None,
    named: Mapping[str, Named] | None = None,
) -> None:
    """Make a figure known under its token."""
    _figures[token] = Figure(token, label, value, words, named or {})


def registered() -> list[Figure]:
    """Return all figures, by token."""
    return [_figures[token] for token in sorted(_figures)]


def tokens_in(text: str) -> Counter[str]:
    """Count the tokens of a text; markup around a token does not matter, within it does."""
    return Counter(TOKEN.findall(text))


def problem(text: str) -> str | None:
    """Say in the reader's language what is wrong with the tokens of a text, if anything.

    Args:
        text: Plain text or HTML. A token that formatting cuts in two is a problem too.
    """
    known = ", ".join(f"{{{{ {figure.token} }}}}" for figure in registered())
    for token in tokens_in(text):
        if token not in _figures:
            return _("There is no figure “%(token)s”. Known figures: %(known)s") % {
                "token": token,
                "known": known,
            }
    if LEFT_OVER.search(TOKEN.sub("", text)):
        if tokens_in(strip_tags(text)) != tokens_in(text):
            return _("A figure is cut in two by bold, italic or a link: format it as a whole.")
        return _("A figure is written incompletely. Write it like this: %(known)s") % {
            "known": known
        }
    return None


def explained(text: str) -> list[str]:
    """Say in the reader's language what the tokens of a text are, to whoever translates it."""
    found = tokens_in(text)
    return [
        _("{{ %(token)s }} is a number that the site fills in (%(label)s): leave it as it is.")
        % {"token": figure.token, "label": figure.label}
        for figure in registered()
        if figure.token in found
    ]


def not_here(text: str) -> str | None:
    """Say that a text must not hold figures, if it does."""
    return _("A live figure cannot stand here.") if LEFT_OVER.search(text) else None


def translation_problem(source: str, translation: str) -> str | None:
    """Say what is wrong with the tokens of a translation, compared with its source."""
    if found := problem(translation):
        return found
    wanted, given = tokens_in(source), tokens_in(translation)
    for token in wanted - given:
        return _("The figure {{ %(token)s }} is missing in the translation.") % {"token": token}
    for token in given - wanted:
        return _("The figure {{ %(token)s }} is not in the original.") % {"token": token}
    return None


def babel_locale(language_code: str | None) -> Locale:
    """Return the number and date style of a language, the site's main language where unknown."""
    code = language_code or settings.LANGUAGE_CODE
    try:
        return Locale.parse(STYLES.get(code, code).replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale.parse(settings.LANGUAGE_CODE)


@dataclass
class FigureValues:
    """The figures of one site on one day, each counted at most once."""

    site: Site
    on: date
    _values: dict[str, int] = field(default_factory=dict)

    def value(self, token: str) -> int | None:
        """Return the figure's value, ``None`` where it is not known (logged as an error)."""
        if token not in _figures:
            logger.error("Unknown figure %r in a public text", token)
            return None
        if token not in self._values:
            self._values[token] = _figures[token].value(self.site, self.on)
        return self._values[token]

    def counted(self, *tokens: str) -> list[Counted]:
        """Return figures that have words of their own and are not nought, all if none is named."""
        return [
            Counted(f"{{{{ {figure.token} }}}}", figure.words(value))
            for figure in registered()
            if figure.words is not None
            and (not tokens or figure.token in tokens)
            and (value := self.value(figure.token))
        ]

    def in_text(self, text: str, language_code: str | None = None) -> str:
        """Return plain text with its figures filled in."""
        locale = babel_locale(language_code or get_language())

        def fill(match: re.Match[str]) -> str:
            value = self.value(match[1])
            return UNKNOWN if value is None else format_decimal(value, locale=locale)

        return TOKEN.sub(fill, text)

    def in_html(self, text: str, language_code: str | None = None) -> SafeString:
        """Return safe HTML with its figures as ``<data>`` and the day they hold for.

        Args:
            text: Plain text, which is escaped, or safe HTML.
            language_code: The language of the text; the active one if left out.
        """
        html = conditional_escape(text)
        if "{{" not in html:
            return html
        locale = babel_locale(language_code or get_language())
        day = format_date(self.on, format="long", locale=locale)

        def fill(match: re.Match[str]) -> str:
            value = self.value(match[1])
            if value is None:
                return UNKNOWN
            return format_html(
                '<data class="figure" value="{}">{}<span class="visually-hidden"> ({})</span></data>',
                value,
                format_decimal(value, locale=locale),
                _("as of %(day)s") % {"day": day},
            )

        # Every second part is a tag; a token in an attribute is not a figure.
        parts = [
            part if number % 2 else TOKEN.sub(fill, part)
            for number, part in enumerate(TAG.split(html))
        ]
        return mark_safe("".join(parts))  # noqa: S308 - escaped above
