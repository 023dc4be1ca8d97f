"""Organisations at the desk."""

from typing import Any, ClassVar

from django import forms
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList

from members.forms import OrganisationForm, OtherNameForm, SpokenLanguageForm
from members.models import Organisation
from members.viewsets.bulk import BULK_ACTIONS
from members.viewsets.confirmations import AskView
from members.viewsets.decision import DecisionView
from members.viewsets.editing import OrganisationCreateView, OrganisationEditView
from members.viewsets.listing import OrganisationIndexView
from members.viewsets.merging import MergeView
from members.viewsets.overview import OrganisationOverview
from members.viewsets.own import RegisterViewSet
from members.viewsets.panels import FormInlinePanel
from members.viewsets.steps import STEPS, StepView, WithdrawView

PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("number"), FieldPanel("short_name")]),
            FieldPanel("site", heading=_("Register of")),
            FieldRowPanel([FieldPanel("legal_form"), FieldPanel("founded_year")]),
            FieldRowPanel([FieldPanel("register_court"), FieldPanel("register_number")]),
        ],
        heading=_("Organisation"),
    ),
    FormInlinePanel(
        "other_names",
        panels=[
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("language_code"), FieldPanel("kind")]),
        ],
        child_form=OtherNameForm,
        heading=_("Further names"),
        label=_("further name"),
        help_text=_("Names in other languages and scripts, and former ones. All are searched."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("street"),
            FieldRowPanel(
                [
                    FieldPanel("postcode"),
                    FieldPanel("town", widget=forms.TextInput(attrs={"list": "towns"})),
                ]
            ),
            FieldPanel(
                "district",
                widget=forms.TextInput(attrs={"list": "districts"}),
                help_text=_("Left empty, it is found by itself for towns in Saxony."),
            ),
        ],
        heading=_("Address"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("website"),
            FieldRowPanel([FieldPanel("email"), FieldPanel("telephone")]),
            FieldPanel("published"),
            FieldPanel("agreed_by"),
            FieldPanel("wording"),
        ],
        heading=_("Contact and consent"),
    ),
    InlinePanel(
        "links",
        panels=[FieldPanel("url")],
        heading=_("Social networks"),
        label=_("profile in a social network"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("description"),
            FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
            FieldPanel("logo"),
        ],
        heading=_("What it does"),
    ),
    FormInlinePanel(
        "spoken_languages",
        panels=[FieldPanel("code")],
        child_form=SpokenLanguageForm,
        heading=_("Languages spoken"),
        label=_("language"),
    ),
]


class OrganisationViewSet(RegisterViewSet):
    """Organisations."""

    model = Organisation
    index_view_class = OrganisationIndexView
    add_view_class = OrganisationCreateView
    edit_view_class = OrganisationEditView
    inspect_view_class = OrganisationOverview
    inspect_view_enabled = True
    index_results_template_name = "members/admin/organisations.html"
    inspect_template_name = "members/admin/overview.html"
    create_template_name = edit_template_name = "members/admin/organisation_form.html"
    icon = "group"
    menu_label = _("Organisations")
    ordering = ("sort_key", "pk")
    edit_handler: ClassVar = ObjectList(PANELS, base_form_class=OrganisationForm)

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the list what can be done with many of them."""
        found: dict[str, Any] = super().get_index_view_kwargs(bulk_actions=BULK_ACTIONS, **kwargs)
        return found

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add what the board decides."""
        policy = {"permission_policy": self.permission_policy}
        steps = [
            path(
                f"{step.name}/<int:pk>/",
                self.construct_view(StepView, step=step, **policy),
                name=step.name,
            )
            for step in STEPS
        ]
        decision: Any = self.construct_view(DecisionView, **policy)
        withdraw: Any = self.construct_view(WithdrawView, **policy)
        bulk = [
            path(
                f"bulk/{action.name}/",
                self.construct_view(action, **policy),
                name=f"bulk_{action.name}",
            )
            for action in BULK_ACTIONS
        ]
        return [
            *super().get_urlpatterns(),
            *steps,
            path("decision/<int:pk>/", decision, name="decision"),
            *bulk,
            path("withdraw/<int:pk>/", withdraw, name="withdraw"),
            path("ask/<int:pk>/", self.construct_view(AskView, **policy), name="ask"),
            path("merge/<int:pk>/", self.construct_view(MergeView, **policy), name="merge"),
        ]
