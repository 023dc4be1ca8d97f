"""Bringing a PO file in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from translations.exchange import reading


class BringInForm(forms.Form):
    """A file that can be read, in the expected language."""

    file = forms.FileField(
        label=_("PO file"),
        help_text=_("First you see what it would change; nothing is kept before you say so."),
        widget=forms.FileInput(attrs={"accept": ".po,text/x-gettext-translation"}),
        allow_empty_file=True,  # refused in our own words
    )

    def __init__(self, *args: Any, language_code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language_code = language_code
        self.content = b""

    def clean_file(self) -> Any:
        """Read the file.

        Raises:
            ValidationError: It cannot be taken at all.
        """
        file = self.cleaned_data["file"]
        self.content = file.read(reading.LARGEST_FILE + 1)
        try:
            reading.read(self.content, self.language_code)
        except reading.Unreadable as problem:
            raise forms.ValidationError(str(problem)) from problem
        return file
