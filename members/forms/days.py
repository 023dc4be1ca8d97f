"""Asking for a day of the register."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from members.forms.steps import Day

NO_DAY = {"invalid": _("There is no such day.")}


class SiteDayForm(forms.Form):
    """Whose register, and the day."""

    site = forms.ModelChoiceField(
        label=_("Register of"), queryset=Site.objects.none(), empty_label=None
    )
    on = forms.DateField(
        label=_("As of"),
        widget=Day,
        required=False,
        help_text=_("Leave it empty for today."),
        error_messages=NO_DAY,
    )

    def __init__(self, *args: Any, sites: Any, **kwargs: Any) -> None:
        """Offer the sites whose register somebody keeps; ask only where there are several."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["site"]
        field.queryset = sites
        field.label_from_instance = lambda site: site.site_name or site.hostname
        if len(sites) == 1:
            field.widget = forms.HiddenInput()


class ExportForm(forms.Form):
    """What of a register is taken away."""

    on = forms.DateField(
        label=_("As of"),
        widget=Day,
        required=False,
        help_text=_(
            "Leave it empty for the register as it is, applications too. On a day: whoever had"
            " joined by then, with the membership of that day; all else is as it is today."
        ),
        error_messages=NO_DAY,
    )
    contacts = forms.BooleanField(
        label=_("With the contacts: personal data, for the board alone"), required=False
    )

    def __init__(self, *args: Any, site: Site, **kwargs: Any) -> None:
        """Keep the forms of several sites apart."""
        super().__init__(*args, **kwargs)
        self.site, self.auto_id = site, f"export_{site.pk}_%s"
