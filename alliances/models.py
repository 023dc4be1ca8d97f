"""Alliances and their list."""

from typing import ClassVar, NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from alliances.choices import AllianceRole
from pages import pictures
from pages.around import is_private
from pages.blocks import INLINE_FEATURES, FigureCharBlock, PlainCharBlock
from pages.choices import DatePrecision
from pages.models import BasePage, BodyPage
from pages.models.files import image_key
from translations import marking


class LinkValue(blocks.StructValue):
    """Answers what the template asks about a link."""

    @property
    def shown_name(self) -> str:
        """The link's name, else the host it leads to."""
        return self["name"] or (urlsplit(self["url"]).hostname or "").removeprefix("www.")


class LinkBlock(blocks.StructBlock):
    """An address elsewhere, with a name people can read."""

    url = blocks.URLBlock(label=_("Address"))
    name = FigureCharBlock(label=_("Name"), required=False, max_length=200)

    class Meta:
        icon = "link-external"
        label = _("Link")
        value_class = LinkValue


class AllianceGroup(NamedTuple):
    """The alliances in which the association has the same role.

    Attributes:
        role: What the association is in them.
        alliances: Their pages.
        has_logos: Whether one of them has a logo; then all have a place for it.
    """

    role: AllianceRole
    alliances: list["AlliancePage"]
    has_logos: bool


class AllianceIndexPage(BasePage):
    """All alliances, grouped by the role the association has in them."""

    introduction = RichTextField(_("introduction"), features=INLINE_FEATURES, blank=True)

    page_description: ClassVar = _("The list of all alliances; each alliance is a page below it.")
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar = ["alliances.AlliancePage"]
    schema_type: ClassVar[str] = "CollectionPage"

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel(
            "introduction",
            help_text=_("Stands above the list; the list shows the pages below this one."),
        ),
    ]

    class Meta:
        verbose_name = _("list of alliances")
        verbose_name_plural = _("lists of alliances")

    @property
    def groups(self) -> list[AllianceGroup]:
        """The published alliances by role; roles without any are left out."""
        below = (
            AlliancePage.objects.child_of(self)
            .live()
            .filter(alias_of__isnull=True)
            .annotate(is_private=is_private())
            .select_related("logo")
            .order_by("path")
        )
        alliances = list(map(marking.mark_fields, marking.with_languages(below)))
        pictures.prepare(alliance.logo for alliance in alliances)
        by_role = (
            (role, [alliance for alliance in alliances if alliance.role == role])
            for role in AllianceRole
        )
        return [
            AllianceGroup(role, of_role, any(alliance.logo for alliance in of_role))
            for role, of_role in by_role
            if of_role
        ]


class AlliancePage(BodyPage):
    """One alliance: what it is, and what the association is in it."""

    role = models.CharField(
        _("our role"), max_length=20, choices=AllianceRole.choices, default=AllianceRole.MEMBER
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    date_precision = models.CharField(
        _("dates known to the"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.YEAR,
    )
    funder = models.CharField(_("funded by"), max_length=200, blank=True)
    logo = image_key(
        _("logo"),
        _("The logo of the alliance; best with a transparent background."),
    )
    partners = StreamField(
        [("partner", PlainCharBlock(label=_("Organisation"), icon="group", max_length=200))],
        verbose_name=_("partner organisations"),
        blank=True,
    )
    links = StreamField([("link", LinkBlock())], verbose_name=_("links"), blank=True)

    page_description: ClassVar = _("One alliance, and the part you have in it.")
    parent_page_types: ClassVar = ["alliances.AllianceIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("role", overridable=False),
        SynchronizedField("since", overridable=False),
        SynchronizedField("until", overridable=False),
        SynchronizedField("date_precision", overridable=False),
        SynchronizedField("funder", overridable=True),
        SynchronizedField("logo", overridable=False),
        SynchronizedField("partners", overridable=False),
    ]

    content_panels: ClassVar = [
        *BodyPage.content_panels[:-1],
        MultiFieldPanel(
            [
                FieldPanel("role"),
                FieldRowPanel(
                    [FieldPanel("since"), FieldPanel("until"), FieldPanel("date_precision")]
                ),
                FieldPanel("funder"),
            ],
            heading=_("Our part in it"),
        ),
        *BodyPage.content_panels[-1:],
        FieldPanel("logo"),
        FieldPanel("partners", help_text=_("Their names, the same in all languages.")),
        FieldPanel("links", help_text=_("Websites of the alliance or about it.")),
    ]

    class Meta:
        verbose_name = _("alliance")
        verbose_name_plural = _("alliances")

    def clean(self) -> None:
        """Keep the dates in order."""
        super().clean()
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("The end cannot lie before the beginning.")})

    @property
    def has_details(self) -> bool:
        """Whether there is anything to say beside the text."""
        return bool(self.since or self.until or self.funder or self.partners or self.links)
