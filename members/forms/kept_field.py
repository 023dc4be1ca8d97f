"""A field of a public form that obeys the rules of the register."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst

from members.cells import CellProblem
from members.columns import values

Reader = Callable[[str, date], Any]


class KeptField(forms.CharField):
    """A text that a field of a model keeps, read as a cell of a list is."""

    def __init__(
        self,
        model: type[models.Model],
        name: str,
        read: Reader | None = None,
        *,
        attrs: Mapping[str, Any] | None = None,
        missing: Any = None,
        **options: Any,
    ) -> None:
        """Take label and length from the model.

        Args:
            model: The model.
            name: Of its field.
            read: What reads the text; one line, if left out.
            attrs: Of the input, such as `autocomplete`.
            missing: What is said where nothing was written and something has to be.
            options: Of Django's field.
        """
        kept: Any = model._meta.get_field(name)
        self._read = read or values.line_of(model, name)
        options.setdefault("max_length", kept.max_length)
        options.setdefault("label", capfirst(kept.verbose_name))
        options.setdefault("widget", forms.TextInput)
        if missing is not None:
            options["error_messages"] = {"required": missing}
        super().__init__(required=missing is not None, **options)
        self.widget.attrs |= attrs or {}

    def clean(self, value: Any) -> Any:
        """Return what the model keeps.

        Raises:
            ValidationError: It cannot keep it.
        """
        text = super().clean(value)
        if not text:
            return text
        try:
            return self._read(text, timezone.localdate())
        except CellProblem as problem:
            raise ValidationError(problem.reason) from problem
