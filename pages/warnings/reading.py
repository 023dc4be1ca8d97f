"""A page taken apart for those who look for warnings: words, links, images and lists, each with its place."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, Site

from pages.figures import FigureValues
from pages.models import BasePage
from pages.site_context import SiteContext
from pages.soft_hyphens import without_soft_hyphens
from pages.warnings.kinds import Place
from translations import memory

# What ends a line of formatted text: words before and after it belong to different sentences.
LINE_END = re.compile(r"</(?:p|li|h[1-6]|blockquote|div|ul|ol)>|<(?:br|hr)\b[^>]*>")

# Texts of their own in the same matter: nobody translates into them passage by passage.
OWN_TEXTS = frozenset({"de-simple"})


def plain(source: str) -> str:
    """Return formatted text as lines of plain words."""
    words = html.unescape(strip_tags(LINE_END.sub("\n", source)))
    return without_soft_hyphens(words)


@dataclass(frozen=True)
class Words:
    """A piece of text; `source` is its HTML, empty for plain text."""

    place: Place
    text: str
    source: str = ""


@dataclass(frozen=True)
class Items:
    """A list: the name of the block it is in, and how many items it has."""

    place: Place
    block: str
    number: int


@dataclass(frozen=True)
class Picture:
    """An image that was chosen, with its words for this place."""

    place: Place
    image: Any


@dataclass(frozen=True)
class Target:
    """What a button or a download leads to; nothing where it is gone."""

    place: Place
    label: str
    page: Page | None = None
    document: Any = None
    url: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether nothing is left that it could lead to."""
        return self.page is None and self.document is None and not self.url


@dataclass(frozen=True)
class Section:
    """A section of a stream: its id and heading, for comparing two languages."""

    place: Place
    anchor: str


Piece = Words | Items | Picture | Target | Section


class Surroundings:
    """What pages of the same sites share, asked once however many pages are read."""

    def __init__(self, on: date | None = None) -> None:
        """Begin without having asked anything."""
        self.on = on or timezone.localdate()
        self._contexts: dict[int, SiteContext] = {}
        self._values: dict[int, FigureValues] = {}

    def context(self, site: Site) -> SiteContext:
        """Return what visitors can reach on a site."""
        if site.pk not in self._contexts:
            self._contexts[site.pk] = SiteContext(HttpRequest(), site)
        return self._contexts[site.pk]

    def values(self, site: Site) -> FigureValues:
        """Return the figures of a site on the day."""
        if site.pk not in self._values:
            self._values[site.pk] = FigureValues(site, self.on)
        return self._values[site.pk]


@dataclass
class Reading:
    """A page as it is, or as it would be published.

    Attributes:
        page: Of its own type.
        site: The site it belongs to.
        around: What other pages of the site know already.
    """

    page: Page
    site: Site
    around: Surroundings = field(default_factory=Surroundings)

    @cached_property
    def language(self) -> str:
        """The code of the page's language."""
        code: str = self.page.locale.language_code
        return code

    @cached_property
    def pieces(self) -> list[Piece]:
        """All pieces of the page, in its order."""
        return list(_pieces_of(self.page))

    @cached_property
    def original(self) -> "Reading | None":
        """The live original of a translated page; nothing for an original, a copy, a text of its own.

        It is what wagtail-localize translates from, also where the translation was loosened from it;
        without that, the page in the main language of the site.
        """
        if self.page.alias_of_id or self.language in OWN_TEXTS:
            return None
        source = memory.source_of(self.page)
        locale_id = source.locale_id if source else self.site.root_page.locale_id
        if locale_id == self.page.locale_id:
            return None
        found = Page.objects.filter(
            translation_key=self.page.translation_key,
            locale_id=locale_id,
            live=True,
            alias_of__isnull=True,
        )
        original = found.select_related("locale").first()
        return Reading(original.specific, self.site, self.around) if original else None

    def words(self) -> Iterator[Words]:
        """Yield the texts of the page."""
        return (piece for piece in self.pieces if isinstance(piece, Words))


def _pieces_of(page: Page) -> Iterator[Piece]:
    """Yield the pieces of all fields that visitors read."""
    plain_fields = page.figure_fields if isinstance(page, BasePage) else ("title",)
    for name in plain_fields:
        if words := getattr(page, name, ""):
            yield Words(Place(name), without_soft_hyphens(str(words)))
    for model_field in page._meta.get_fields():
        if isinstance(model_field, RichTextField):
            source = getattr(page, model_field.name) or ""
            yield Words(Place(model_field.name), plain(source), source)
        elif isinstance(model_field, StreamField):
            stream = getattr(page, model_field.name)
            if stream is not None:
                yield from _in_block(
                    stream, stream.stream_block, Place(model_field.name), model_field.name
                )


def _in_block(value: Any, block: Any, place: Place, name: str) -> Iterator[Piece]:
    """Yield the pieces of a block's value."""
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            inner = Place(place.field, place.heading, child.id or "")
            yield from _in_block(child.value, child.block, inner, child.block_type)
    elif isinstance(block, blocks.ListBlock):
        yield Items(place, name, len(value))
        for child in value.bound_blocks:
            inner = Place(place.field, place.heading, child.id or "")
            yield from _in_block(child.value, block.child_block, inner, name)
    elif isinstance(block, ImageBlock):
        if value is not None:
            yield Picture(place, value)
    elif isinstance(block, blocks.StructBlock):
        yield from _in_struct(value, block, place, name)
    else:
        yield from _in_leaf(value, block, place)


def _in_struct(value: Any, block: Any, place: Place, name: str) -> Iterator[Piece]:
    """Yield the pieces of a block with named parts; what is inside a list bears the block's name."""
    children = block.child_blocks
    if "anchor" in children and "heading" in children:
        place = Place(place.field, without_soft_hyphens(value["heading"] or ""), place.block)
        yield Section(place, value["anchor"] or "")
    if "label" in children and "page" in children and "url" in children:
        yield Words(place, value["label"] or "")
        yield Target(place, value["label"] or "", page=value["page"], url=value["url"] or "")
        return
    for part, child in children.items():
        if isinstance(child, DocumentChooserBlock):
            if child.required or value[part] is not None:
                yield Target(place, value.get("label") or "", document=value[part])
        else:
            yield from _in_block(value[part], child, place, name)


def _in_leaf(value: Any, block: Any, place: Place) -> Iterator[Piece]:
    """Yield the words of a block that has no parts; choices, numbers and addresses are no words."""
    if isinstance(block, blocks.RichTextBlock):
        source = value.source if value else ""
        yield Words(place, plain(source), source)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and value:
        yield Words(place, without_soft_hyphens(str(value)))
