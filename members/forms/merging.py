"""What somebody says when two organisations become one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.merging import Part, Plan, Side


class MergeSearchForm(forms.Form):
    """Which other organisation is meant."""

    q = forms.CharField(
        label=_("Number or name of the other one"),
        max_length=200,
        help_text=_("It has to stand in the same register."),
    )


class MergeForm(forms.Form):
    """Whose value is kept, of each that both have and that differs."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        """Ask where somebody has to choose; the one that is kept goes first."""
        super().__init__(*args, **kwargs)
        for part in plan.open:
            self.fields[part.key] = forms.ChoiceField(
                label=part.label,
                choices=[
                    (Side.KEPT, _said(part.said_kept, plan.kept.number, part.shown_kept)),
                    (Side.OTHER, _said(part.said_other, plan.other.number, part.shown_other)),
                ],
                initial=Side.KEPT,
                widget=forms.RadioSelect,
                required=False,
                help_text=_help(part),
            )

    @property
    def chosen(self) -> dict[str, str]:
        """Whose values are kept, by the keys of the parts; what is no choice says nothing."""
        said = {name: self.data.get(name, "") for name in self.fields}
        return {name: side for name, side in said.items() if side in Side.values}


def _said(value: str, number: str, is_shown: bool) -> Any:
    """Return a value, whose it is, and whether it may be shown."""
    values = {"value": value, "number": number}
    if is_shown:
        return _("%(value)s (number %(number)s; may be shown to the public)") % values
    return _("%(value)s (number %(number)s)") % values


def _help(part: Part) -> Any:
    """Return what else somebody wants to know."""
    if part.key == "name":
        return _("The other name is kept as a former name and still found.")
    if part.shown_kept != part.shown_other:
        return _("It is shown to the public only if the value that you choose may be shown.")
    return ""
