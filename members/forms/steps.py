"""What the board says when a membership begins, rests or ends."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.choices import LeavingReason, MembershipKind
from members.register import Resolution


class Day(forms.DateInput):
    """A day, chosen in the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        """Write days as browsers read them."""
        super().__init__(format="%Y-%m-%d")


class StepForm(forms.Form):
    """The day, and the resolution behind it."""

    on = forms.DateField(label=_("From"), widget=Day, initial=timezone.localdate)
    resolved_on = forms.DateField(label=_("Day of the resolution"), widget=Day, required=False)
    resolved_by = forms.CharField(
        label=_("Resolved by"),
        max_length=200,
        required=False,
        help_text=_("Such as: the board, the general assembly."),
    )
    reference = forms.CharField(
        label=_("Reference"),
        max_length=200,
        required=False,
        help_text=_("Where it is written, such as: minutes 3/2026, item 4."),
    )

    def arguments(self) -> dict[str, Any]:
        """Return what the operation is told."""
        said = self.cleaned_data
        return {
            "on": said["on"],
            "resolution": Resolution(said["resolved_on"], said["resolved_by"], said["reference"]),
        }


class AdmitForm(StepForm):
    """How the organisation belongs to the association from now on."""

    kind = forms.ChoiceField(
        label=_("Kind of membership"), choices=MembershipKind.choices, initial=MembershipKind.FULL
    )
    field_order = ("on", "kind")

    def arguments(self) -> dict[str, Any]:
        """Add the kind."""
        return super().arguments() | {"kind": self.cleaned_data["kind"]}


class DeclineForm(StepForm):
    """Who declined, and where it is written."""

    on = forms.DateField(label=_("Declined on"), widget=Day, initial=timezone.localdate)
    resolved_on = None  # type: ignore[assignment]  # it is the day itself

    def arguments(self) -> dict[str, Any]:
        """Return what the operation is told."""
        said = self.cleaned_data
        return {
            "on": said["on"],
            "resolution": Resolution(said["on"], said["resolved_by"], said["reference"]),
        }


class DecisionForm(forms.Form):
    """The letter that tells an applicant what was decided."""

    subject = forms.CharField(label=_("Subject"), max_length=255)
    body = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 16}))


class EndForm(StepForm):
    """Why it ends."""

    on = forms.DateField(label=_("Last day of membership"), widget=Day, initial=timezone.localdate)
    reason = forms.ChoiceField(label=_("Reason for leaving"), choices=LeavingReason.choices)
    field_order = ("on", "reason")

    def arguments(self) -> dict[str, Any]:
        """Add the reason."""
        return super().arguments() | {"reason": self.cleaned_data["reason"]}
