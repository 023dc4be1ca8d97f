"""What a page was made with, as it comes back with the form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput


class OpenedField(forms.JSONField):
    """Hidden JSON that somebody may have made up: however deep or long, it is a mistake at most."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """Read it.

        Raises:
            ValidationError: It cannot be read.
        """
        try:
            return super().to_python(value)
        except (RecursionError, ValueError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return what is shown again, which is as it came where it cannot be read."""
        try:
            return super().bound_data(data, initial)
        except (RecursionError, ValueError):
            return InvalidJSONInput(data)
