"""What all pages of the site have in common."""

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.admin.widgets.slug import SlugInput
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search import index
from wagtail.utils.decorators import cached_classmethod
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from pages import easy_reading, figures
from pages.blocks import BodyBlock
from pages.choices import SectionLook
from pages.own_choices import PageForm
from pages.slugs import GERMAN_LETTERS, ascii_slug
from pages.soft_hyphens import WRITTEN, with_soft_hyphens, without_soft_hyphens
from translations import memory
from translations.panels import FollowsOriginalPanel

LONG_FROM = 4  # headed sections


class OwnField(BaseTranslatableField):
    """A field that each language keeps for itself: neither translated nor copied."""


class EasyReadingPanel(MultiFieldPanel):
    """Fields that only pages in Leichte Sprache have."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """Shown on those pages alone."""

        def is_shown(self) -> bool:
            """Say whether the page is one."""
            return super().is_shown() and self.instance.locale.language_code == easy_reading.EASY


class BasePage(Page):
    """A page of the public site.

    Addresses are ASCII. A synchronised translation takes its address from its own title, as long
    as nobody has chosen another one; the old address then leads to the new one.
    """

    slug: str  # Page's own; wagtail has no annotations
    show_in_menus_default = True
    # A choice of groups would show the groups of all sites.
    private_page_options: ClassVar = ["password", "login"]
    # What schema.org calls such a page.
    schema_type: ClassVar[str] = "WebPage"
    # How the home page shows such a page of its menu; of several the one with the highest rank.
    teaser_template: ClassVar[str] = ""
    # Whether that asks for more of the page than its title and description, and costs a query.
    teaser_needs_fields: ClassVar[bool] = False

    override_translatable_fields: ClassVar = [
        OwnField("slug"),
        SynchronizedField("show_in_menus", overridable=True),
        OwnField("tested_by"),
        OwnField("tested_on"),
    ]

    tested_by = models.CharField(
        _("tested by"),
        max_length=200,
        blank=True,
        help_text=_(
            "The group of people who need Leichte Sprache and tested this text. As long as this is"
            " empty, the page calls itself Einfache Sprache."
        ),
    )
    tested_on = models.DateField(_("tested on"), null=True, blank=True)

    promote_panels: ClassVar = [
        EasyReadingPanel(
            [FieldRowPanel([FieldPanel("tested_by"), FieldPanel("tested_on")])],
            heading=_("Leichte Sprache"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    widget=SlugInput(formatters=[*GERMAN_LETTERS.items(), (WRITTEN.pattern, "")]),
                    help_text=_(
                        "The end of the page's address. When it changes, the old address still"
                        " leads here."
                    ),
                ),
                FieldPanel("seo_title", help_text=_("Left empty, it is the title of the page.")),
                FieldPanel(
                    "search_description",
                    help_text=_(
                        "One or two sentences that say what somebody finds here; search engines and"
                        " our own lists show them."
                    ),
                ),
            ],
            heading=_("For search engines"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "show_in_menus",
                    help_text=_("The menu at the head of every page shows two levels of pages."),
                )
            ],
            heading=_("For the menu"),
        ),
    ]

    # Plain fields whose templates fill in live figures; the others may not hold one.
    figure_fields: ClassVar[tuple[str, ...]] = ("title", "seo_title", "search_description")

    base_form_class = PageForm
    # Whether a form is about to publish the page; None outside of forms.
    is_to_be_public: bool | None = None
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("search_text")]

    class Meta:
        abstract = True

    @cached_classmethod
    def get_edit_handler(cls) -> Panel:  # noqa: N805 the decorator makes it a class method
        """Return the form; its second tab is called what it holds."""
        tabs = [
            ObjectList([FollowsOriginalPanel(), *cls.content_panels], heading=_("Content")),
            ObjectList(cls.promote_panels, heading=_("Search and menu")),
            # Schedule and comments; Wagtail shows them beside the form.
            ObjectList(cls.settings_panels, heading=_("Settings")),
        ]
        return TabbedInterface(tabs, base_form_class=cls.base_form_class).bind_to_model(cls)

    @classmethod
    def paths_below(cls, site: Site, most: int) -> list[str]:
        """Return what lies below a page of this type without being a page, as search engines keep it.

        It is the same in every language of the page.

        Args:
            site: The site.
            most: More are not wanted.
        """
        return []

    @property
    def is_long(self) -> bool:
        """Whether those who have read it to its end want a link back to its top."""
        return False

    @property
    def teaser_rank(self) -> str:
        """What decides which of several pages of a type the home page shows."""
        return ""

    def search_text(self) -> str:
        """Return the words of the page as a reader sees them, live figures filled in.

        The title is found by another field, but not where soft hyphens divide its words.
        """
        texts = [self.title] if WRITTEN.search(self.title) else []
        for name in self.formatted_fields():
            field = self._meta.get_field(name)
            content = field.get_searchable_content(field.value_from_object(self))
            texts.extend([content] if isinstance(content, str) else content)
        text = without_soft_hyphens(" ".join(str(part) for part in texts))
        if "{{" not in text:
            return text
        site = self.get_site()
        if site is None:
            return text
        values = figures.FigureValues(site, timezone.localdate())
        return values.in_text(text, self.locale.language_code)

    @classmethod
    def formatted_fields(cls) -> list[str]:
        """Return the names of the fields that hold formatted words and sections."""
        return [
            field.name
            for field in cls._meta.get_fields()
            if isinstance(field, RichTextField | StreamField)
        ]

    def automatic_slug(self, title: str) -> str:
        """Return the slug that a title gives."""
        return ascii_slug(title, fallback=f"{self._meta.model_name}".removesuffix("page"))

    def _fill_slug(self) -> None:
        """Make the slug where there is none, and let a translation's slug follow its title."""
        if not self.path:
            return
        wanted = self.automatic_slug(self.title)
        if not self.slug or (self.pk and self._slug_follows_title()):
            self.slug = self._get_autogenerated_slug(wanted)

    def _slug_follows_title(self) -> bool:
        """Say whether a translation's title has changed and nobody chose its slug.

        A page that was never public still has the slug of its original.
        """
        stored = Page.objects.filter(pk=self.pk).first()
        if stored is None or stored.title == self.title or stored.slug != self.slug:
            return False
        made_from_title = re.escape(self.automatic_slug(stored.title)) + r"(-\d+)?"
        chosen = stored.first_published_at and not re.fullmatch(made_from_title, stored.slug)
        return not chosen and memory.is_synchronised_translation(self)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the slug before anything is checked."""
        self._fill_slug()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Fill in the slug of a draft too."""
        self._fill_slug()
        super().minimal_clean()

    def get_view_restrictions(self) -> Any:
        """Return what restricts this page or one above it, as Wagtail does, from one query.

        An alias is restricted as its source is. Where a query has told it already, none is asked.
        """
        if getattr(self, "is_private", None) is False:
            return PageViewRestriction.objects.none()
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        above = models.Q(page__path__in=paths) | models.Q(page__aliases__path__in=paths)
        return PageViewRestriction.objects.filter(above).distinct()

    def clean(self) -> None:
        """Refuse figures that are broken or not filled in, and an address beyond ASCII.

        Soft hyphens that were typed become the character.
        """
        super().clean()
        errors: dict[str, Any] = {}
        for field in self._meta.get_fields():
            # Wagtail keeps copies of the title in fields that no form has.
            if isinstance(field, models.CharField | models.TextField) and field.editable:
                formatted = isinstance(field, RichTextField)
                words = getattr(self, field.name) or ""
                check = figures.not_here
                if formatted or field.name in self.figure_fields:
                    check = figures.problem
                if found := check(words):
                    errors[field.name] = found
                if not formatted and words != (kept := with_soft_hyphens(words)):
                    setattr(self, field.name, kept)
        errors |= easy_reading.problems(self)
        if self.slug and not self.slug.isascii():
            errors["slug"] = _("Only letters without accents, digits, hyphens and underscores.")
        if errors:
            raise ValidationError(errors)


class BodyPage(BasePage):
    """A page whose text consists of sections."""

    # Whether pages of this type are long enough for a list of their sections.
    lists_contents: ClassVar[bool] = False
    # Whether readers are offered ways to send pages of this type on.
    is_shared: ClassVar[bool] = False

    body = StreamField(BodyBlock(), verbose_name=_("Text"), blank=True, use_json_field=True)

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel(
            "body",
            help_text=_(
                "A page consists of sections, each with a heading and what stands below it. The"
                " plus sign adds one."
            ),
        ),
    ]

    class Meta:
        abstract = True

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Anchor and heading of every headed section."""
        return [
            (section.value["anchor"], section.value["heading"])
            for section in self.body
            if section.value["heading"] and section.value["anchor"]
        ]

    @property
    def is_long(self) -> bool:
        """Whether it has many sections."""
        return len(self.contents) >= LONG_FROM

    @property
    def has_contents(self) -> bool:
        """Whether a list of its sections stands beside the text."""
        return self.lists_contents and len(self.contents) > 1

    @property
    def closing(self) -> Any:
        """The last section where it is the close of the page, else ``None``."""
        last = self.body[-1] if self.body else None
        return last if last and last.value.shown_as == SectionLook.CLOSING else None
