"""Signing in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm


class SignInForm(LoginForm):
    """Wagtail's form with the label that its password field lacks, and help for password stores."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields for people and for their browsers."""
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
        self.fields["username"].widget.attrs |= {"autocomplete": "username", "inputmode": "email"}
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"
