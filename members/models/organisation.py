"""Organisations, their periods of membership, the people behind them, and the directory."""

from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.paginator import Page as PaginatedPage
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, Site

from members.choices import MembershipStatus
from members.querysets import MembershipQuerySet, OrganisationQuerySet
from pages.blocks import INLINE_FEATURES
from pages.models import BasePage
from pages.slugs import ascii_slug
from pages.telephones import dialled

PER_PAGE = 30
LONG_FROM = 12  # so many do not fit into two windows of a phone


class Organisation(models.Model):
    """An organisation in the register of one site.

    Whether it is a member follows from its periods of membership and is stored nowhere else.
    """

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.PROTECT, related_name="organisations"
    )
    number = models.CharField(_("member number"), max_length=30)
    name = models.CharField(_("name"), max_length=255)
    sort_key = models.CharField(max_length=255, editable=False, db_index=True)
    legal_form = models.CharField(_("legal form"), max_length=60, blank=True)
    founded_year = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    street = models.CharField(_("street"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=100, blank=True)
    district = models.CharField(_("district"), max_length=100, blank=True)
    district_sort_key = models.CharField(max_length=100, editable=False, blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    contact_public = models.BooleanField(
        _("contact public"),
        default=False,
        help_text=_("Whether website, e-mail and telephone may be shown to the public."),
    )
    description = models.TextField(_("description"), blank=True)
    topics = models.CharField(
        _("topics"), max_length=500, blank=True, help_text=_("As the office lists them.")
    )
    languages = models.CharField(
        _("languages"), max_length=500, blank=True, help_text=_("As the office lists them.")
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("sort_key", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("site", "number"),
                name="members_organisation_number_unique",
                violation_error_message=_("This member number is taken."),
            ),
        )
        indexes = (
            models.Index(
                fields=("site", "district_sort_key", "sort_key"), name="members_org_directory"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the keys both databases sort by."""
        self.sort_key = ascii_slug(self.name)[:255]
        self.district_sort_key = ascii_slug(self.district)[:100]
        super().save(*args, **kwargs)

    def status(self, on: date | None = None) -> MembershipStatus:
        """Return what follows from the periods of membership.

        Args:
            on: The day it is asked for, today if left out.
        """
        day = on or timezone.localdate()
        periods = [period for period in self.memberships.all() if period.started_on <= day]
        if any(period.ended_on is None or period.ended_on >= day for period in periods):
            return MembershipStatus.ACTIVE
        return MembershipStatus.ENDED if periods else MembershipStatus.APPLICATION

    @property
    def public_website(self) -> str:
        """The website, if it may be shown."""
        return self.website if self.contact_public else ""

    @property
    def website_name(self) -> str:
        """The host of the website, as people read it."""
        return (urlsplit(self.website).hostname or "").removeprefix("www.")

    @property
    def public_email(self) -> str:
        """The e-mail address, if it may be shown."""
        return self.email if self.contact_public else ""

    @property
    def public_telephone(self) -> str:
        """The telephone number, if it may be shown."""
        return self.telephone if self.contact_public else ""

    @property
    def telephone_link(self) -> str:
        """The public telephone number as telephones dial it."""
        return dialled(self.public_telephone)

    @property
    def has_public_contact(self) -> bool:
        """Whether there is a way to reach it that may be shown."""
        return bool(self.public_website or self.public_email or self.public_telephone)


class Membership(models.Model):
    """A period in which an organisation is a member; both days belong to it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    started_on = models.DateField(_("member since"), db_index=True)
    ended_on = models.DateField(_("member until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("started_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(ended_on__gte=models.F("started_on")),
                name="members_membership_in_order",
                violation_error_message=_("The end cannot lie before the beginning."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.started_on} – {self.ended_on or ''}"

    def clean(self) -> None:
        """Refuse a period that overlaps another one of the same organisation."""
        super().clean()
        if None in (self.started_on, self.organisation_id):
            return
        others = Membership.objects.filter(organisation=self.organisation_id).exclude(pk=self.pk)
        for other in others:
            starts_before_end = self.ended_on is None or other.started_on <= self.ended_on
            ends_after_start = other.ended_on is None or other.ended_on >= self.started_on
            if starts_before_end and ends_after_start:
                raise ValidationError(
                    {"started_on": _("This period overlaps another one of the organisation.")}
                )


class Contact(models.Model):
    """A person to talk to; never public, never in search, never in a page's history."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="contacts"
    )
    name = models.CharField(_("name"), max_length=200)
    function = models.CharField(_("function"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="members_contact_unique"),
        )

    def __str__(self) -> str:
        # Wagtail writes this into its log, which outlives the row: it never names the person.
        return str(self.organisation)


class MemberDirectoryPage(BasePage):
    """The public list of today's member organisations."""

    introduction = RichTextField(_("introduction"), features=INLINE_FEATURES, blank=True)

    page_description: ClassVar = _("The list of all members, made from the register.")
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    schema_type: ClassVar[str] = "CollectionPage"
    teaser_template: ClassVar[str] = "members/teaser.html"

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("member directory")
        verbose_name_plural = _("member directories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the organisations of the page that was asked for."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        organisations = self.organisations(request)
        context["organisations"] = organisations
        number = organisations.number
        context["further_page"] = f"?page={number}" if number > 1 else ""
        context["is_long"] = len(organisations) >= LONG_FROM
        return context

    def organisations(self, request: HttpRequest) -> PaginatedPage:
        """Return one page of the directory; a number that does not exist gives the nearest."""
        site = Site.find_for_request(request)
        listed = Organisation.objects.in_directory(site, timezone.localdate())
        return Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))
