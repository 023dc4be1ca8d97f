"""The register in the admin: plain lists of organisations, memberships and contacts.

Everybody sees the registers of the own sites alone; another site's rows answer 404.
"""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.models import Site

from accounts.choices import Role
from accounts.sites import sites_for
from members.models import Contact, Membership, Organisation
from pages.history import RecordsChanges, ShowsChanges


class OwnSites:
    """Limits a view to the registers of the user's own sites."""

    request: Any
    model: Any

    @cached_property
    def sites(self) -> QuerySet[Site]:
        """The sites whose register the user keeps."""
        return sites_for(self.request.user, Role.BOARD, Role.ADMINISTRATION)

    def own(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows of those sites."""
        lookup = "site__in" if self.model is Organisation else "organisation__site__in"
        return queryset.filter(**{lookup: self.sites})


class OwnRows(OwnSites):
    """Limits the rows that a list shows, a form opens and a form offers."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Limit the list."""
        return self.own(super().get_base_queryset())  # type: ignore[misc]

    def get_queryset(self) -> QuerySet[Any]:
        """Limit the row that is opened."""
        return self.own(super().get_queryset())  # type: ignore[misc]

    def get_form(self, *args: Any, **kwargs: Any) -> forms.BaseForm:
        """Offer only own sites and their organisations."""
        form: forms.BaseForm = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if "site" in form.fields:
            form.fields["site"].queryset = self.sites  # type: ignore[attr-defined]
            form.fields["site"].initial = self.sites.first()
        if "organisation" in form.fields:
            form.fields["organisation"].queryset = Organisation.objects.filter(  # type: ignore[attr-defined]
                site__in=self.sites
            )
        return form


class OwnIndexView(OwnRows, generic.IndexView):
    """A list of own rows, with what its columns need."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Fetch memberships and organisations with the list."""
        queryset = super().get_base_queryset()
        if self.model is Organisation:
            return queryset.prefetch_related("memberships")
        return queryset.select_related("organisation")

    def get_queryset(self) -> QuerySet[Any]:
        """The list is limited at its base already."""
        return generic.IndexView.get_queryset(self)


class OwnCreateView(OwnRows, generic.CreateView):
    """A new row of an own site."""


class NamedRow(OwnRows):
    """Names the row that is opened; a contact calls itself by its organisation."""

    object: Any

    def get_page_subtitle(self) -> str:
        """Name the person, where the row is one."""
        return self.object.name if isinstance(self.object, Contact) else str(self.object)


class OwnEditView(NamedRow, RecordsChanges, generic.EditView):
    """An own row; its history says what changed."""


class ContactEditView(OwnEditView):
    """A person; the log outlives the row, so that it names the changed fields alone."""

    records_values = False


class OwnDeleteView(NamedRow, generic.DeleteView):
    """Deleting an own row."""


class OwnObject(OwnSites):
    """Limits the row that a view tells about; its list holds something else."""

    pk: Any

    def get_object(self, queryset: QuerySet[Any] | None = None) -> Any:
        """Open own rows alone."""
        return get_object_or_404(self.own(self.model.objects.all()), pk=unquote(str(self.pk)))


class OwnHistoryView(OwnObject, ShowsChanges, history.HistoryView):
    """What happened to an own row."""


class OwnUsageView(OwnObject, usage.UsageView):
    """Where an own row is used."""


class RegisterViewSet(ModelViewSet):
    """What the three lists have in common."""

    index_view_class = OwnIndexView
    add_view_class = OwnCreateView
    edit_view_class = OwnEditView
    delete_view_class = OwnDeleteView
    history_view_class = OwnHistoryView
    usage_view_class = OwnUsageView
    copy_view_enabled = False
    add_to_reference_index = False


class OrganisationFilterSet(WagtailFilterSet):
    """Offers the districts there are in the registers of the user's own sites."""

    district = django_filters.ChoiceFilter(label=_("District"))

    class Meta:
        model = Organisation
        fields: ClassVar = ["district"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the choices from the rows that can be listed."""
        super().__init__(*args, **kwargs)
        districts = (
            self.queryset.exclude(district="")
            .order_by("district_sort_key", "district")
            .values_list("district", flat=True)
            .distinct()
        )
        self.filters["district"].extra["choices"] = [(name, name) for name in districts]


class OrganisationIndexView(OwnIndexView):
    """The list of organisations."""

    filterset_class = OrganisationFilterSet

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """Offer what own rows hold alone."""
        return {**super().get_filterset_kwargs(), "queryset": self.get_base_queryset()}


class OrganisationViewSet(RegisterViewSet):
    """Organisations."""

    model = Organisation
    index_view_class = OrganisationIndexView
    icon = "group"
    menu_label = _("Organisations")
    list_display: ClassVar = [
        "name",
        "number",
        "town",
        "district",
        Column("status", label=_("Status"), accessor=lambda row: row.status().label),
    ]
    search_fields: ClassVar = ["name", "number", "town"]
    search_backend_name = None
    ordering = ("sort_key", "pk")
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldRowPanel([FieldPanel("number"), FieldPanel("site")]),
                    FieldRowPanel([FieldPanel("legal_form"), FieldPanel("founded_year")]),
                ],
                heading=_("Organisation"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("street"),
                    FieldRowPanel([FieldPanel("postcode"), FieldPanel("town")]),
                    FieldPanel("district"),
                ],
                heading=_("Address"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("contact_public"),
                    FieldPanel("website"),
                    FieldRowPanel([FieldPanel("email"), FieldPanel("telephone")]),
                ],
                heading=_("Contact"),
            ),
            MultiFieldPanel(
                [FieldPanel("description"), FieldPanel("topics"), FieldPanel("languages")],
                heading=_("What it does"),
            ),
        ],
        base_form_class=WagtailAdminModelForm,
    )


class MembershipViewSet(RegisterViewSet):
    """Periods of membership."""

    model = Membership
    icon = "calendar"
    menu_label = _("Memberships")
    list_display: ClassVar = ["organisation", "started_on", "ended_on"]
    ordering = ("-started_on", "pk")
    edit_handler = ObjectList(
        [
            FieldPanel("organisation"),
            FieldRowPanel(
                [
                    FieldPanel("started_on"),
                    FieldPanel("ended_on", help_text=_("Empty as long as the membership runs.")),
                ]
            ),
        ],
        base_form_class=WagtailAdminModelForm,
    )


class ContactViewSet(RegisterViewSet):
    """People to talk to."""

    model = Contact
    edit_view_class = ContactEditView
    icon = "user"
    menu_label = _("Contacts")
    list_display: ClassVar = ["name", "organisation", "function"]
    edit_handler = ObjectList(
        [
            FieldPanel("organisation"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("name"), FieldPanel("function")]),
                    FieldRowPanel([FieldPanel("email"), FieldPanel("telephone")]),
                ],
                heading=_("Person"),
                help_text=_("For the office alone: contacts never appear on the website."),
            ),
        ],
        base_form_class=WagtailAdminModelForm,
    )


class RegisterViewSetGroup(ModelViewSetGroup):
    """The register's entry in the menu."""

    menu_label = _("Register")
    menu_icon = "group"
    menu_order = 250
    items = (OrganisationViewSet, MembershipViewSet, ContactViewSet)
