"""A list of rows within a form, each with a form of ours."""

from typing import Any

from django.forms import BaseForm
from wagtail.admin.panels import InlinePanel


class FormInlinePanel(InlinePanel):
    """Wagtail's panel, which knows no form but its own."""

    def __init__(self, *args: Any, child_form: type[BaseForm], **kwargs: Any) -> None:
        """Keep the form.

        Args:
            args: Of Wagtail's panel.
            child_form: The form of each row.
            kwargs: Of Wagtail's panel.
        """
        super().__init__(*args, **kwargs)
        self.child_form = child_form

    def clone_kwargs(self) -> dict[str, Any]:
        """Keep the form in copies."""
        kwargs: dict[str, Any] = super().clone_kwargs()
        return kwargs | {"child_form": self.child_form, "heading": self.heading}

    def get_form_options(self) -> dict[str, Any]:
        """Name the form."""
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = self.child_form
        return options
