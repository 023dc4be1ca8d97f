"""The first page of a site in one language."""

from functools import cache
from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from pages.blocks import INLINE_FEATURES, BodyBlock
from pages.models.base import BasePage
from pages.slugs import ascii_slug


@cache
def _rows_of_types() -> dict[str, type[Page]]:
    """Return where a page keeps the row of its type: relation and type, for all types of ours."""
    relations = Page._meta.related_objects
    return {
        str(relation.get_accessor_name()): relation.related_model
        for relation in relations
        if getattr(relation, "parent_link", False) and issubclass(relation.related_model, BasePage)
    }


def _specific(page: Page) -> Page:
    """Return a page, read together with the rows of all types, as what it is."""
    names = [name for name, kind in _rows_of_types().items() if kind is page.specific_class]
    specific: Page = getattr(page, names[0]) if names else page.specific
    return specific


class HomePage(BasePage):
    """Motto, introduction, and the words that stand on every page of this language.

    Home pages of all sites and languages are children of the root; their slugs are internal.
    """

    short_title = models.CharField(
        _("short name"),
        max_length=60,
        blank=True,
        help_text=_("Stands beside the logo and in the title of every page."),
    )
    motto = models.CharField(_("motto"), max_length=200, blank=True)
    introduction = RichTextField(_("introduction"), features=INLINE_FEATURES, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("Text"), blank=True, use_json_field=True)
    contact = models.CharField(
        _("contact"),
        max_length=400,
        blank=True,
        help_text=_("Address and e-mail; stands at the foot of every page."),
    )
    footer = models.CharField(
        _("closing words"),
        max_length=400,
        blank=True,
        help_text=_("A sentence at the foot of every page."),
    )

    figure_fields: ClassVar[tuple[str, ...]] = (
        *BasePage.figure_fields,
        "motto",
        "contact",
        "footer",
    )

    page_description: ClassVar = _(
        "The first page of a site, and the words that stand on all its pages."
    )
    parent_page_types: ClassVar = ["wagtailcore.Page"]

    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("short_title", overridable=True),
    ]

    content_panels: ClassVar = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("motto"), FieldPanel("introduction")], heading=_("At the top")),
        FieldPanel("body", help_text=_("Sections below the introduction.")),
        MultiFieldPanel(
            [FieldPanel("short_title"), FieldPanel("contact"), FieldPanel("footer")],
            heading=_("On every page"),
        ),
    ]

    # The address of a home page is its language; it stands in no menu.
    promote_panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        ),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def automatic_slug(self, title: str) -> str:
        """Return the internal slug: it never follows the words of the title."""
        return self.slug or ascii_slug(self.short_title or title, fallback="home")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page of an address with one query, however deep it lies.

        Raises:
            Http404: There is no such page, or it is not public.
        """
        if not path_components:
            return super().route(request, path_components)
        url_paths = [
            f"{self.url_path}{'/'.join(path_components[:length])}/"
            for length in range(1, len(path_components) + 1)
        ]
        pages = Page.objects.filter(url_path__in=url_paths).order_by("-depth")
        deepest = pages.select_related(*_rows_of_types()).first()
        if deepest is None:
            raise Http404
        remaining = path_components[deepest.depth - self.depth :]
        result: RouteResult = _specific(deepest).route(request, remaining)
        return result

    @property
    def is_long(self) -> bool:
        """Whether sections stand below the ways into the site and what it shows of its pages."""
        return bool(self.body)

    @property
    def display_name(self) -> str:
        """The short name, else the title."""
        return self.short_title or self.title

    @classmethod
    def of_site(cls, site: Site) -> "models.QuerySet[Any]":
        """Return the site's home pages in all languages, drafts too, but no aliases."""
        return cls.objects.filter(
            translation_key=site.root_page.translation_key, alias_of__isnull=True
        ).select_related("locale")
