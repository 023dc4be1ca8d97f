"""Marking what a translated page shows in the language of its original.

Marks are made in memory on the page that is shown, and nowhere else: a marked page is never saved.
Plain text becomes a `Foreign`, which is still the text itself in an attribute; formatted text gets
the marks around the passages it consists of.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import RichTextField
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

from translations.models import TranslationRecord

# What `marked` puts around words, its attributes in the order of the alphabet, as they are after
# formatted text was put together; they hold no other span yet.
FOREIGN_WORDS = re.compile(r'(<span dir="[a-z]+" lang="([^"]+)">)(.*?)(?=</span>)', re.DOTALL)


class Foreign(str):
    """Plain text in another language than the page around it.

    It has no ``__html__``: in attributes it is nothing but its words.

    Attributes:
        language: The code of its language.
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> "Foreign":
        """Keep the words and their language."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    @property
    def direction(self) -> str:
        """The direction its language is written in."""
        return direction_of(self.language)


def direction_of(code: str) -> str:
    """Return the writing direction of a language."""
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


def like(words: str, model: Any) -> str:
    """Return words in the language of others they were made from."""
    return Foreign(words, model.language) if isinstance(model, Foreign) else words


def in_its_language(words: Any, html: str = "") -> SafeString:
    """Return safe HTML of words that says which language they are in, if it is not the page's.

    Args:
        words: Plain text.
        html: The same as safe HTML, where it is not the plain text.
    """
    shown = html or format_html("{}", words)
    if not isinstance(words, Foreign):
        return mark_safe(shown)  # noqa: S308 - escaped above
    return format_html(
        '<span lang="{}" dir="{}">{}</span>',
        words.language,
        words.direction,
        mark_safe(shown),  # noqa: S308
    )


def marked(html: str, code: str, element: str = "span") -> SafeString:
    """Return words in another language with a mark for the eye and one for the ear.

    Both marks are in the reader's language.

    Args:
        html: The words as safe HTML.
        code: Their language.
        element: ``span``, or ``div`` around paragraphs.
    """
    name = str(get_language_info(code)["name_translated"])
    return format_html(
        '<{4} class="visually-hidden">{0} </{4}><{4} dir="{2}" lang="{1}">{3}</{4}>'
        ' <small class="language-mark" aria-hidden="true">{5}</small>',
        _("in %(language)s:") % {"language": name},
        code,
        direction_of(code),
        mark_safe(html),  # noqa: S308 - the caller's
        mark_safe(element),  # noqa: S308 - the caller's
        name,
    )


def mark(page: Page, record: TranslationRecord) -> None:
    """Mark what a page shows in the language of its original.

    Args:
        page: The page as it will be shown; it must not be saved any more.
        record: What is known of it.
    """
    code = record.source.locale.language_code

    def make(value: Any, ordinals: list[int]) -> Any:
        if isinstance(value, RichText):
            return RichText(_marked_rich(value.source, ordinals, code))
        return Foreign(value, code) if isinstance(value, str) else value

    for path, ordinals in record.untranslated.items():
        name, *rest = path.split(".")
        value = getattr(page, name, None)
        if isinstance(page._meta.get_field(name), RichTextField):
            setattr(page, name, _marked_rich(value or "", ordinals, code))
        elif rest:
            _change(value, rest, lambda found, numbers=ordinals: make(found, numbers))
        elif value:
            setattr(page, name, make(value, ordinals))


def _change(value: Any, path: list[str], make: Any) -> Any:
    """Replace what stands at a path within a block's value, and return the value."""
    if not path:
        return make(value)
    name, *rest = path
    if isinstance(value, StreamValue | ListValue):
        for child in value if isinstance(value, StreamValue) else value.bound_blocks:
            if child.id == name:
                child.value = _change(child.value, rest, make)
    elif isinstance(value, AbstractImage):
        if name == "alt_text" and value.contextual_alt_text:
            value.contextual_alt_text = make(value.contextual_alt_text)
    elif isinstance(value, Mapping) and name in value:
        value[name] = _change(value[name], rest, make)  # type: ignore[index]
    return value


def _marked_rich(html: str, ordinals: list[int], code: str) -> str:
    """Return formatted text with some of its passages marked; links and bold stay as they are."""
    template, strings = extract_strings(html)
    for number in ordinals:
        if number < len(strings):
            value, attributes = strings[number]
            strings[number] = StringValue(marked(value.data, code)), attributes
    restored: str = restore_strings(template, strings)
    return restored


# ---------------------------------------------------------------------- pages shown by other pages
def with_languages(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Let pages know which of their plain fields are not in their language; costs no query."""
    live = TranslationRecord.objects.filter(
        source__translation_key=OuterRef("translation_key"),
        locale_id=OuterRef("locale_id"),
        live=True,
    ).exclude(source__locale_id=F("locale_id"))
    return pages.annotate(
        foreign_fields=Subquery(live.values("foreign_fields")[:1]),
        translation_standing=Subquery(live.values("standing")[:1]),
        follows_on=Subquery(live.values("follows_on")[:1]),
    )


def mark_fields(page: Any) -> Any:
    """Mark the plain fields of a page from `with_languages`, and return it."""
    code, _colon, names = (page.foreign_fields or "").partition(":")
    for name in filter(None, names.split(",")):
        value = page.__dict__.get(name)
        if isinstance(value, str) and value:
            setattr(page, name, Foreign(value, code))
    return page
