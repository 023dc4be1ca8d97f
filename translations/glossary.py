"""The glossary in the admin: for those who translate into a language, and their editors."""

from typing import Any, ClassVar

from django.db.models import Model, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale, Site
from wagtail.permission_policies.base import BasePermissionPolicy

from translations.exchange import scopes
from translations.models import GlossaryTerm


class OwnTerms(BasePermissionPolicy):
    """Terms belong to those who may change pages of their site in their language."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether somebody changes pages at all."""
        return bool(user.is_active) and scopes.works_on_pages(user)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Say the same of several actions."""
        return self.user_has_permission(user, "")

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Say whether a term is somebody's own."""
        return own_terms(user).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Model]:
        """Return somebody's own terms."""
        return own_terms(user)


def own_terms(user: Any) -> QuerySet[Any]:
    """Return the terms of somebody's languages."""
    own = Q(pk__in=[])
    for scope in scopes.scopes_for(user):
        own |= Q(site=scope.site, locale=scope.locale)
    return GlossaryTerm.objects.filter(own).select_related("site", "locale")


class ScopedForm(WagtailAdminModelForm):
    """Offers the user's own sites and languages."""

    for_user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scopes = scopes.scopes_for(self.for_user)
        offer(self, self.scopes)

    def clean(self) -> dict[str, Any]:
        """Refuse a language of a site that is not the user's."""
        data: dict[str, Any] = super().clean()
        check(self, self.scopes, data)
        return data


def offer(form: Any, own: list[scopes.Scope]) -> None:
    """Let a form offer own sites and languages."""
    sites = {scope.site.pk for scope in own}
    locales = {scope.locale.pk for scope in own}
    form.fields["site"].queryset = Site.objects.filter(pk__in=sites)
    form.fields["locale"].queryset = Locale.objects.filter(pk__in=locales)
    for name, keys in (("site", sites), ("locale", locales)):
        if len(keys) == 1:
            form.fields[name].initial = next(iter(keys))
            form.fields[name].empty_label = None


def check(form: Any, own: list[scopes.Scope], data: dict[str, Any]) -> None:
    """Say where a site and a language do not go together for the user."""
    site, locale = data.get("site"), data.get("locale")
    if site and locale and not any(s.site == site and s.locale == locale for s in own):
        form.add_error("locale", _("You do not translate this site into this language."))


class OwnRows:
    """Opens own terms alone."""

    request: Any
    pk: Any

    def get_queryset(self) -> QuerySet[Any]:
        """Limit the term that is opened."""
        return own_terms(self.request.user)

    def get_object(self, queryset: QuerySet[Any] | None = None) -> Any:
        """Open it."""
        return get_object_or_404(own_terms(self.request.user), pk=self.kwargs["pk"])  # type: ignore[attr-defined]


class TermIndexView(generic.IndexView):
    """The list of own terms."""

    page_title = _("Glossary")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Lead to where whole lists are brought in."""
        button = Button(
            _("Bring in a list"), reverse("glossary_bring_in"), icon_name="upload", priority=50
        )
        return [*super().header_more_buttons, button]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Limit the list."""
        return own_terms(self.request.user)


class TermEditView(OwnRows, generic.EditView):
    """An own term."""


class TermDeleteView(OwnRows, generic.DeleteView):
    """Deleting an own term."""


class TermHistoryView(OwnRows, history.HistoryView):
    """What happened to an own term."""

    def get_queryset(self) -> QuerySet[Any]:
        """The list holds what happened."""
        return history.HistoryView.get_queryset(self)


class TermUsageView(OwnRows, usage.UsageView):
    """Where an own term is used: nowhere."""

    def get_queryset(self) -> QuerySet[Any]:
        """The list holds what uses it."""
        return usage.UsageView.get_queryset(self)


class GlossaryViewSet(ModelViewSet):
    """The glossary."""

    model = GlossaryTerm
    name = url_prefix = "glossary"
    icon = "list-ul"
    menu_label = _("Glossary")
    menu_hook = "register_translations_menu_item"
    menu_order = 310
    index_view_class = TermIndexView
    index_results_template_name = "translations/glossary_results.html"
    edit_view_class = TermEditView
    delete_view_class = TermDeleteView
    history_view_class = TermHistoryView
    usage_view_class = TermUsageView
    copy_view_enabled = False
    add_to_reference_index = False
    list_display: ClassVar = [
        "source",
        "target",
        "locale",
        Column("site", label=_("Site"), accessor="site.site_name", sort_key="site"),
    ]
    list_filter: ClassVar = ["locale"]  # a filter by site would name those of others
    search_fields: ClassVar = ["source", "target"]
    search_backend_name = None
    list_export: ClassVar = ["source", "target", "locale", "site"]
    export_filename = "glossary"
    ordering = ("source", "pk")
    edit_handler: ClassVar = ObjectList(
        [
            FieldPanel("source"),
            FieldPanel("target"),
            FieldPanel("locale"),
            FieldPanel("site"),
        ],
        base_form_class=ScopedForm,
    )

    @cached_property
    def permission_policy(self) -> OwnTerms:
        """Ask for own pages instead of rights on the model."""
        return OwnTerms(self.model)


glossary = GlossaryViewSet()
