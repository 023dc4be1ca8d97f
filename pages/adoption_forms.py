"""The forms in which an adoption is recorded, its facts put right and a slip of the pen corrected."""

from copy import copy
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents.widgets import AdminDocumentChooser

from pages import adopting, adoption_details, own_choices
from pages.choices import AdoptingBody
from pages.models import AdoptedVersion, AssociationDocument


class SeenForm(forms.Form):
    """A form that knows what its reader looked at.

    Attributes:
        now: What there is to be seen.
    """

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, now: Any, **kwargs: Any) -> None:
        """Send what is there to be seen along."""
        super().__init__(*args, **kwargs)
        self.now = now
        self.fields["seen"].initial = str(now)

    def clean(self) -> dict[str, Any]:
        """Refuse to decide on something else than what was looked at."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "seen" in cleaned and cleaned["seen"] != str(self.now):
            self.say_overtaken()
        return cleaned

    def say_overtaken(self) -> None:
        """Say that somebody else was quicker, and show what is there now."""
        self.add_error(None, self.overtaken)
        # A copy: what was sent cannot be changed, and may have several values of a name.
        sent: Any = copy(self.data)
        sent[self.add_prefix("seen")] = str(self.now)
        self.data = sent

    @property
    def overtaken(self) -> str:
        """What is said to those who come second."""
        return _now(
            "Somebody else changed the draft, or recorded an adoption, while you were looking at"
            " it. What is shown now is the latest; please look at it once more."
        )


class FactsForm(forms.Form):
    """By whom and where a version was adopted, and where its minutes are."""

    adopted_by = forms.ChoiceField(
        label=_("Adopted by"), choices=[("", "–"), *AdoptingBody.choices], required=False
    )
    adopted_in = forms.CharField(
        label=_("Adopted in"), max_length=100, required=False, help_text=_("The town.")
    )
    minutes: Any = forms.ModelChoiceField(
        label=_("Minutes"),
        queryset=AssociationDocument.objects.all(),
        widget=AdminDocumentChooser,
        required=False,
        help_text=_("Visitors can download them; leave it empty if they are not public."),
    )
    minutes_reference = forms.CharField(
        label=_("Where the minutes are kept"),
        max_length=200,
        required=False,
        help_text=_("In words, such as: minutes of 3 May 2025, item 7. Visitors read it."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        """Keep who chooses the minutes."""
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_minutes(self) -> Any:
        """Refuse a document of another website, unless it is on record already."""
        minutes = self.cleaned_data["minutes"]
        if minutes == self.initial.get("minutes"):
            return minutes
        chosen = {("minutes", type(minutes), str(minutes.pk))} if minutes else set()
        if own_choices.foreign(chosen, self.user):
            raise forms.ValidationError(_now("What was chosen here belongs to another website."))
        return minutes

    def facts_of(self, day: date) -> adopting.Facts:
        """Return what was filled in, of an adoption of that day."""
        given = self.cleaned_data
        return adopting.Facts(
            day=day,
            body=given["adopted_by"],
            town=given["adopted_in"],
            minutes=given["minutes"],
            minutes_reference=given["minutes_reference"],
        )


class AdoptionForm(FactsForm, SeenForm):
    """When, by whom and where the draft was adopted."""

    adopted_on = forms.DateField(label=_("Adopted on"), widget=AdminDateInput)

    field_order = ("adopted_on",)

    def __init__(self, *args: Any, version: AdoptedVersion | None, **kwargs: Any) -> None:
        """Keep the version in force, after which the new one has to be adopted."""
        super().__init__(*args, **kwargs)
        self.version = version

    def clean_adopted_on(self) -> Any:
        """Refuse a day that cannot be."""
        day = self.cleaned_data["adopted_on"]
        if found := adopting.day_problem(self.version, day):
            raise forms.ValidationError(found)
        return day

    @property
    def facts(self) -> adopting.Facts:
        """What was filled in."""
        return self.facts_of(self.cleaned_data["adopted_on"])


class DetailsForm(FactsForm, SeenForm):
    """What is on record of an adoption that is to be put right."""

    def __init__(self, *args: Any, version: AdoptedVersion, **kwargs: Any) -> None:
        """Keep the version."""
        super().__init__(*args, now=adoption_details.seen_of(version), **kwargs)
        self.version = version

    @property
    def overtaken(self) -> str:
        """What is on record now; what was filled in stays in the form."""
        version = self.version
        known = [version.get_adopted_by_display(), version.adopted_in]
        known += [version.minutes.title if version.minutes else "", version.minutes_reference]
        return _now(
            "Somebody else changed these details while you were at it. On record are now: %(known)s."
            " What you filled in is still here; please look at it once more."
        ) % {"known": ", ".join(filter(None, known)) or "–"}


class CorrectionForm(SeenForm):
    """Why the words were corrected."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("What was wrong, in a few words. Visitors read it."),
    )
