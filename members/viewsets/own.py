"""What all lists of the register have in common: each board works on its own sites' rows alone."""

from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Site

from accounts.choices import Role
from accounts.sites import sites_for
from members.models import Contact, Organisation, Topic
from pages import changes
from pages.history import RecordsChanges, ShowsChanges, record

LONGEST_KEY = 18  # digits that every database takes


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
        of_site = self.model in (Organisation, Topic)
        lookup = "site__in" if of_site else "organisation__site__in"
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
        form: Any = super().get_form(*args, **kwargs)  # type: ignore[misc]
        if "site" in form.fields:
            form.fields["site"].queryset = self.sites
            form.fields["site"].initial = self.sites.first()
        if "organisation" in form.fields:
            found = Organisation.objects.filter(site__in=self.sites, erased_on=None)
            # A period or a person stays where it is, and begins where somebody came from: nobody
            # looks through all other organisations for it.
            if known := form.initial.get("organisation"):
                found = found.filter(pk=known)
            form.fields["organisation"].queryset = found
        return form


def asked_for(request: HttpRequest) -> int | None:
    """Return the organisation that a new row shall belong to, nothing where none is named."""
    said = request.POST.get("organisation") or request.GET.get("organisation") or ""
    return int(said) if said.isdecimal() and len(said) < LONGEST_KEY else None


class OwnIndexView(OwnRows, generic.IndexView):
    """A list of own rows, with what its columns need."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Fetch the organisations with what belongs to them."""
        queryset = super().get_base_queryset()
        names = {field.name for field in self.model._meta.concrete_fields}
        return queryset.select_related("organisation") if "organisation" in names else queryset

    def get_queryset(self) -> QuerySet[Any]:
        """The list is limited at its base already."""
        return generic.IndexView.get_queryset(self)


class SavesAtOnce:
    """Checks and saves a form in one transaction: what the check locks stays as it was."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer to the form; where the database finds what the check could not, check again."""
        try:
            with transaction.atomic():
                return self._answer(request, *args, **kwargs)
        except IntegrityError:
            # Somebody saved the same a moment ago: now the form can say so.
            self.__dict__.pop("object", None)
            with transaction.atomic():
                return self._answer(request, *args, **kwargs)

    def _answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check and save."""
        response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
        return response


class LeadsToOrganisation:
    """Leads to the organisation's page once something of it is saved."""

    object: Any

    def get_success_url(self) -> str:
        """Return its address, or the list's where the row belongs to none."""
        row = self.object
        if isinstance(row, Topic):
            return str(super().get_success_url())  # type: ignore[misc]
        number = row.pk if isinstance(row, Organisation) else row.organisation_id
        return reverse("organisation:inspect", args=[number])


class OwnCreateView(OwnRows, LeadsToOrganisation, SavesAtOnce, generic.CreateView):
    """A new row of an own site."""

    def get_initial(self) -> dict[str, Any]:
        """Begin with the organisation whose page led here."""
        initial: dict[str, Any] = super().get_initial()
        return initial | {"organisation": asked_for(self.request)}


class PartCreateView(OwnCreateView):
    """A new row of an organisation, from whose page it is made."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for the organisation first, where none is named."""
        if asked_for(request) is None:
            messages.info(request, _("Please choose the organisation; its page leads on."))
            return redirect("organisation:index")
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response


class NamedRow(OwnRows):
    """Names the row that is opened; a contact calls itself by its organisation."""

    object: Any

    def get_page_subtitle(self) -> str:
        """Name the person, where the row is one."""
        return self.object.name if isinstance(self.object, Contact) else str(self.object)


class OwnEditView(NamedRow, LeadsToOrganisation, SavesAtOnce, RecordsChanges, generic.EditView):
    """An own row; its history says what changed."""


class OwnDeleteView(NamedRow, generic.DeleteView):
    """Deleting an own row."""


class OwnPartDeleteView(OwnDeleteView):
    """Deleting what belongs to an organisation, on whose record it stays."""

    relation = ""
    records_values = True

    def delete_action(self) -> None:
        """Delete it and note it; of a person that there was one, and no more."""
        organisation = self.object.organisation
        gone = changes.values_of(self.object)
        del gone["organisation"]
        super().delete_action()
        after: changes.Values = {self.relation: []}
        record(organisation, {self.relation: [gone]}, values=self.records_values, after=after)


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
    """What the lists have in common."""

    index_view_class = OwnIndexView
    add_view_class = OwnCreateView
    edit_view_class = OwnEditView
    delete_view_class = OwnDeleteView
    history_view_class = OwnHistoryView
    usage_view_class = OwnUsageView
    copy_view_enabled = False
    add_to_reference_index = False
