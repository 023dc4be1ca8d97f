"""What the board does with a membership, in its own words: admit, pause, end, reinstate."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from members import register
from members.applications import proposal
from members.choices import MembershipStatus
from members.forms import AdmitForm, DeclineForm, EndForm, StepForm
from members.models import Application, Consent, Membership, Organisation
from members.viewsets.own import OwnObject


@dataclass(frozen=True)
class Step:
    """Something the board decides.

    Attributes:
        name: Of its address.
        label: Of its button.
        explanation: What it brings about.
        done: What is said afterwards.
        form: What has to be known.
        run: What does it.
        statuses: When it is offered.
        icon: Beside its label.
        day: What of its result holds the day that is told.
        answered: Whether the organisation gets a letter about it.
    """

    name: str
    label: str | Promise
    explanation: str | Promise
    done: str | Promise
    form: type[StepForm]
    run: Callable[..., Membership | Application]
    statuses: frozenset[MembershipStatus]
    icon: str
    day: str = "started_on"
    answered: bool = False


STEPS = (
    Step(
        "admit",
        _("Admit"),
        _("The organisation becomes a member. Its first period of membership begins."),
        _("“%(name)s” is a member from %(day)s."),
        AdmitForm,
        register.admit,
        frozenset({MembershipStatus.APPLICATION}),
        "check",
        answered=True,
    ),
    Step(
        "decline",
        _("Decline"),
        _("The organisation does not become a member. Its application stays on record for a time."),
        _("The application of “%(name)s” was declined on %(day)s."),
        DeclineForm,
        register.decline,
        frozenset({MembershipStatus.APPLICATION}),
        "cross",
        day="declined_on",
        answered=True,
    ),
    Step(
        "pause",
        _("Pause"),
        _(
            "The membership rests from a day on: the running period ends the day before, and one"
            " that rests begins. The organisation is not shown to the public meanwhile."
        ),
        _("The membership of “%(name)s” rests from %(day)s."),
        StepForm,
        register.pause,
        frozenset({MembershipStatus.ACTIVE}),
        "time",
    ),
    Step(
        "reinstate",
        _("Reinstate"),
        _("The organisation is a member again from a day on: a new period begins."),
        _("“%(name)s” is a member again from %(day)s."),
        StepForm,
        register.reinstate,
        frozenset({MembershipStatus.DORMANT, MembershipStatus.ENDED}),
        "undo",
    ),
    Step(
        "end",
        _("End"),
        _("The membership ends. All that is on record stays."),
        _("The membership of “%(name)s” ends on %(day)s."),
        EndForm,
        register.end,
        frozenset({MembershipStatus.ACTIVE, MembershipStatus.DORMANT}),
        "cross",
        day="ended_on",
    ),
)


def offered(status: MembershipStatus, *, is_declined: bool = False) -> list[Step]:
    """Return the steps that make sense for a status; nobody is declined twice."""
    return [
        step
        for step in STEPS
        if status in step.statuses and not (is_declined and step.name == "decline")
    ]


def may_write(user: Any, organisation: Organisation) -> bool:
    """Say whether a letter about a decision is due, and somebody may see to whom it goes."""
    return user.has_perm("members.view_contact") and proposal(organisation) is not None


class OfOrganisation(OwnObject, PermissionCheckedMixin):
    """A view for those who may change the organisation that it is about."""

    model = Organisation
    permission_required = "change"
    kwargs: dict[str, Any]

    @property
    def pk(self) -> Any:
        """The organisation's number in the address."""
        return self.kwargs["pk"]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the organisation; nobody learns of another board's."""
        super().setup(request, *args, **kwargs)
        self.object = self.get_object()

    @cached_property
    def overview_url(self) -> str:
        """The organisation's page."""
        return reverse("organisation:inspect", args=[self.object.pk])


class PageOfOrganisation(OfOrganisation, WagtailAdminTemplateMixin):
    """A page that stands below the organisation's."""

    page_title: Any

    def get_page_subtitle(self) -> str:
        """Name the organisation."""
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the organisation."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("organisation:index"), "label": _("Organisations")},
            {"url": self.overview_url, "label": str(self.object)},
            {"url": "", "label": self.page_title},
        ]


class StepView(PageOfOrganisation, FormView):
    """A small form: the day, the resolution, and what else is needed."""

    step: Any = None
    template_name = "members/admin/step.html"
    header_icon = "group"

    def __init__(self, **kwargs: Any) -> None:
        """Keep the step."""
        super().__init__(**kwargs)
        self.page_title = self.step.label

    def get_form_class(self) -> type[StepForm]:
        """Return the step's."""
        return self.step.form

    def get_initial(self) -> dict[str, Any]:
        """Begin with what the organisation applied for."""
        application = Application.objects.filter(organisation=self.object).first()
        return {"kind": application.kind} if application else {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, where the step makes sense."""
        is_declined = register.is_declined(self.object)
        if self.step not in offered(self.object.status(), is_declined=is_declined):
            messages.error(request, _now("This is not possible for the organisation today."))
            return redirect(self.overview_url)
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: StepForm) -> HttpResponse:
        """Do it, or say why not."""
        try:
            result = self.step.run(self.object, **form.arguments())
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        day = date_format(getattr(result, self.step.day), "SHORT_DATE_FORMAT")
        messages.success(self.request, str(self.step.done) % {"name": self.object, "day": day})
        if self.step.answered and may_write(self.request.user, self.object):
            return redirect("organisation:decision", self.object.pk)
        return redirect(self.overview_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the step and the way back."""
        return super().get_context_data(**kwargs) | {
            "object": self.object,
            "step": self.step,
            "overview_url": self.overview_url,
        }


class WithdrawView(OfOrganisation, View):
    """Takes a consent back."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it from today on."""
        number = request.POST.get("consent", "")
        consents = Consent.objects.filter(organisation=self.object)
        consent = get_object_or_404(consents, pk=number if number.isdecimal() else None)
        register.withdraw(consent, timezone.localdate())
        messages.success(
            request, _now("“%(field)s” is not shown any more.") % {"field": str(consent)}
        )
        return redirect(f"{self.overview_url}#consents")
