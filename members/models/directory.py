"""The page that shows the register to the public, and what lies below it."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.fields import RichTextField
from wagtail.models import Page, Site
from wagtail_localize.fields import SynchronizedField

from members import directory, gazetteer, open_data, vcards
from members.linked_data import organisation_as_data
from members.models.merged import MergedOrganisation
from members.models.organisation import Organisation
from members.public import Label, PublicCard, PublicEntry, topic_labels
from members.public_rows import Languages, entries
from members.querysets import OrganisationQuerySet
from pages.blocks import INLINE_FEATURES
from pages.commas import joined
from pages.models import BasePage
from pages.page_context import PageContext
from pages.page_parts import PagePart
from pages.site_context import SiteContext

# The row of an organisation, and its name, which may change: the row is what counts.
ENTRY = r"^(?P<number>[0-9]{1,15})(?P<name>-[-a-z0-9_]*)?/"


class MemberDirectoryPage(RoutablePageMixin, BasePage):
    """The public list of today's member organisations."""

    introduction = RichTextField(_("introduction"), features=INLINE_FEATURES, blank=True)
    licence_name = models.CharField(
        _("name of the licence"),
        max_length=100,
        blank=True,
        help_text=_(
            "Under which the public facts of the members may be used, for example CC0 1.0. Without"
            " a licence there are no open data."
        ),
    )
    licence_url = models.URLField(
        _("address of the licence"), blank=True, help_text=_("Where it can be read.")
    )

    page_description: ClassVar = _("The list of all members, made from the register.")
    parent_page_types: ClassVar = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    schema_type: ClassVar[str] = "CollectionPage"
    teaser_template: ClassVar[str] = "members/teaser.html"
    # Open data lie under the same licence in every language.
    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("licence_name", overridable=False),
        SynchronizedField("licence_url", overridable=False),
    ]

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [FieldPanel("licence_name"), FieldPanel("licence_url")], heading=_("Open data")
        ),
    ]

    class Meta:
        verbose_name = _("member directory")
        verbose_name_plural = _("member directories")

    def clean(self) -> None:
        """Refuse a licence without an address, and an address without a name.

        Raises:
            ValidationError: It is one.
        """
        super().clean()
        if bool(self.licence_name) != bool(self.licence_url):
            missing = "licence_url" if self.licence_name else "licence_name"
            raise ValidationError({missing: _("A licence has a name and an address.")})

    # ------------------------------------------------------------------ the list
    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the part of the list that was asked for."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if "page_part" in kwargs:
            return context | kwargs
        shown = directory.directory_of(
            self._listed(request), self._topics(request), request.GET.dict()
        )
        return context | {
            "directory": shown,
            "directory_address": self._address(request),
            "further_page": shown.further_page,
            "is_long": shown.is_long,
        }

    def _listed(self, request: HttpRequest) -> OrganisationQuerySet:
        """Return today's members of the site."""
        site = Site.find_for_request(request)
        listed: OrganisationQuerySet = Organisation.objects.in_directory(site, timezone.localdate())
        return listed

    def _languages(self, request: HttpRequest) -> Languages:
        """Return the language of the page, and the main one of the site."""
        context = SiteContext.for_request(request)
        return Languages(PageContext(context, self).language, context.main_language)

    def _topics(self, request: HttpRequest) -> dict[int, Label]:
        """Return the topics of the site in the language of the page."""
        return topic_labels(Site.find_for_request(request), *self._languages(request))

    def _address(self, request: HttpRequest) -> str:
        """Return the path of the page; a preview may have none."""
        return SiteContext.for_request(request).address(self) or request.path

    def _lasting_address(self, request: HttpRequest) -> str:
        """Return the full address of the page, the same in every language."""
        context = SiteContext.for_request(request)
        versions = context.versions(self)[self.translation_key]
        first = versions.get(context.main_language) or next(iter(versions.values()), self)
        return context.full_address(first)

    @property
    def has_open_data(self) -> bool:
        """Whether it is said under which licence they are."""
        return bool(self.licence_name and self.licence_url)

    @classmethod
    def paths_below(cls, site: Site, most: int) -> list[str]:
        """Return the pages of today's members."""
        listed = Organisation.objects.in_directory(site, timezone.localdate())
        found = listed.values_list("pk", "name")[:most]
        return [PublicCard(pk=pk, name=name).path for pk, name in found]

    # ------------------------------------------------------------------ one member
    def _entry(self, request: HttpRequest, number: str) -> PublicEntry:
        """Return the entry of a member.

        Raises:
            Http404: Nobody of that number is a member of this association today.
        """
        today, topics = timezone.localdate(), self._topics(request)
        listed, languages = self._listed(request), self._languages(request)
        merged = MergedOrganisation.objects.filter(key=number).values("organisation")
        # An address of one that was merged into another leads there, as one with an old name does.
        for found in (listed.filter(pk=number), listed.filter(pk__in=merged)):
            for entry in entries(found, topics, today, languages, with_logos=True):
                return entry
        raise Http404

    @re_path(ENTRY + "$", name="member")
    def member(self, request: HttpRequest, number: str, name: str | None = None) -> HttpResponse:
        """Show a member; an address with another name leads to the right one."""
        entry = self._entry(request, number)
        if entry.path != f"{number}{name or ''}/":
            # The name may change back: nobody is to remember where this leads.
            return redirect(f"{self._address(request)}{entry.path}")
        part = self._part_of(request, entry)
        given = {"page_part": part, "entry": entry, "directory_address": self._address(request)}
        context = self.get_context(request, **given)
        return TemplateResponse(request, "members/member_page.html", context)

    @re_path(ENTRY + r"vcard\.vcf/$", name="vcard")
    def vcard(self, request: HttpRequest, number: str, name: str | None = None) -> HttpResponse:
        """Give a member's address for the reader's address book."""
        entry = self._entry(request, number)
        if entry.path != f"{number}{name or ''}/":
            return redirect(f"{self._address(request)}{entry.path}vcard.vcf")
        context = SiteContext.for_request(request)
        lasting = f"{self._lasting_address(request)}{entry.lasting_path}"
        card = vcards.vcard(entry, f"{context.full_address(self)}{entry.path}", lasting)
        response = HttpResponse(card, content_type=vcards.CONTENT_TYPE)
        file_name = entry.path.strip("/")
        response.headers["Content-Disposition"] = f'attachment; filename="{file_name}.vcf"'
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def _part_of(self, request: HttpRequest, entry: PublicEntry) -> PagePart:
        """Return what the frame says of a member."""
        context = SiteContext.for_request(request)
        # A description is in one language, without a mark for what is in another.
        topics = (topic.name for topic in entry.topics if not topic.language)
        words = joined((entry.town, *topics))
        said = {"name": entry.name, "facts": words}
        description = _now("%(name)s: %(facts)s") % said if words else entry.name
        root_url = context.site.root_url if context.site else ""
        about = organisation_as_data(entry, self._lasting_address(request), root_url)
        return PagePart(entry.path, entry.name, description, "ProfilePage", about)

    # ------------------------------------------------------------------ open data
    @path("data/", name="data")
    def data(self, request: HttpRequest) -> HttpResponse:
        """Say what open data there are.

        Raises:
            Http404: There are none.
        """
        if not self.has_open_data:
            raise Http404
        words = _now("The public facts of all members as data, to be used by programs.")
        given = {
            "page_part": PagePart("data/", _now("Open data"), words),
            "directory_address": self._address(request),
            "formats": open_data.FORMATS,
            "columns": open_data.CSV_COLUMNS,
            "gazetteer": gazetteer,
        }
        context = self.get_context(request, **given)
        return TemplateResponse(request, "members/open_data.html", context)

    @re_path(r"^data/members\.(?P<ending>[a-z]+)/$", name="data_file")
    def data_file(self, request: HttpRequest, ending: str) -> HttpResponseBase:
        """Give the data in one of the formats.

        Raises:
            Http404: There are none, or not in this one.
        """
        if not self.has_open_data or ending not in open_data.FORMATS:
            raise Http404
        context = SiteContext.for_request(request)
        frame = PageContext(context, self)
        home = context.homes.get(frame.language)
        source = open_data.Source(
            address=frame.canonical,
            permanent_address=self._lasting_address(request),
            root_url=context.site.root_url if context.site else "",
            association=context.settings.name or (home.title if home else ""),
            licence_name=self.licence_name,
            licence_url=self.licence_url,
            language=frame.language,
        )
        topics, languages = self._topics(request), self._languages(request)
        members = entries(self._listed(request), topics, timezone.localdate(), languages)
        return open_data.answer(request, ending, source, members)
