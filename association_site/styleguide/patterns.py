"""What a pattern is, and how it is rendered: by its real block, include or page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.template import loader
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block
from wagtail.models import Page

from association_site.styleguide.sample_site import SampleSite, page_of
from pages.models import StandardPage
from pages.page_context import PageContext
from pages.site_context import language_info

PAGE = -150


class Group(models.TextChoices):
    """The chapters of the pattern page."""

    BLOCKS = "blocks", _("Content blocks")
    SECTIONS = "sections", _("Sections")
    PARTS = "parts", _("Parts of a page")
    FORMS = "forms", _("Forms")
    PAGES = "pages", _("Whole pages")


@dataclass(frozen=True)
class Variant:
    """A pattern in one of its states.

    Attributes:
        name: Its name in addresses.
        label: Its name for people.
        make: Returns the value of the block, or what the template is given; it may furnish the site.
        on: Returns the page that the block stands on, where it has to be a real one.
    """

    name: str
    label: str | Promise
    make: Callable[[SampleSite], Any]
    on: Callable[[SampleSite], Page | None] | None = None


@dataclass(frozen=True)
class Pattern:
    """Something that pages are made of.

    Attributes:
        group: Its chapter.
        name: Its name in addresses.
        label: Its name for people.
        variants: Its states.
        block: The block that renders it, if it is one.
        template: The include or page that renders it otherwise.
        apart: Whether a page shows one of its states only: it has an id or names a landmark.
    """

    group: Group
    name: str
    label: str | Promise
    variants: tuple[Variant, ...]
    block: Block | None = None
    template: str = ""
    apart: bool = False

    @property
    def title(self) -> str:
        """Its name for people, in the active language."""
        return str(self.label)

    @property
    def is_page(self) -> bool:
        """Whether it is a whole page."""
        return self.group == Group.PAGES

    @property
    def shown_apart(self) -> tuple[Variant, ...]:
        """The states that have an address of their own; none where they stand together."""
        return self.variants if (self.apart or self.is_page) and len(self.variants) > 1 else ()


def whole_page(name: str, label: str | Promise, template: str, *variants: Variant) -> Pattern:
    """Return a pattern that is a whole page."""
    return Pattern(Group.PAGES, name, label, variants, template=template)


@dataclass(frozen=True)
class Sample:
    """A rendered state of a pattern.

    Attributes:
        label: The state's name for people.
        html: What it looks like.
        language: The language of its words, where it is not the page's.
    """

    label: str | Promise
    html: SafeString
    language: dict[str, Any] | None


def given(variant: Variant, site: SampleSite, request: HttpRequest) -> Any:
    """Return what renders a whole page, with the site in its place."""
    request.site_context = site  # type: ignore[attr-defined]
    return variant.make(site)


def sample(pattern: Pattern, variant: Variant, site: SampleSite, request: HttpRequest) -> Sample:
    """Render a state of a block or an include as its page would."""
    made = given(variant, site, request)
    real = variant.on(site) if variant.on else None
    page = real or page_of(StandardPage, site.language, PAGE, title=site.words.title)
    site.links = site.button_links
    frame = PageContext(site, page)
    context = {"request": request, "site_context": site, "page": page, "frame": frame}
    context |= {"shown_language": frame.language, "shown_direction": site.direction}
    if pattern.block is not None:
        block = pattern.block
        html = block.bind(block.normalize(made)).render_as_block(context)
    else:
        html = loader.render_to_string(pattern.template, context | made, request)
    spoken = real.locale.language_code if real else site.words.code
    words = language_info(spoken) if spoken != site.language else None
    return Sample(variant.label, html, words)
