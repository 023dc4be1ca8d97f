"""The reason for publishing a page in spite of warnings."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from pages.models import OverriddenWarning
from pages.warnings.kinds import PageWarning


class ReasonForm(forms.Form):
    """Why a page is right as it is."""

    data: Any

    reason = forms.CharField(
        label=_("Why is it right as it is?"),
        help_text=_("One sentence is enough. It is kept with the warnings and in the history."),
        max_length=OverriddenWarning._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Say in a few words why the page is right as it is.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    revision = forms.CharField(widget=forms.HiddenInput, required=False)
    comment = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        found: Iterable[PageWarning],
        revision: str,
        comment: str = "",
    ) -> None:
        """Take what is found now, and which draft it is found in."""
        self.found = " ".join(sorted(warning.key for warning in found))
        self.draft = revision
        initial = {"seen": self.found, "revision": revision, "comment": comment}
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        """Refuse to let pass what nobody has read.

        Raises:
            ValidationError: The page was changed since the warnings were shown.
        """
        cleaned = super().clean() or {}
        as_shown = (cleaned.get("seen"), cleaned.get("revision"))
        if as_shown != (self.found, self.draft):
            # What is sent next is what is shown now.
            self.data = {**self.data.dict(), "seen": self.found, "revision": self.draft}
            raise ValidationError(
                _("The page has changed meanwhile. Read the warnings again, then publish.")
            )
        return cleaned
