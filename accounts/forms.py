"""Signing in."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
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


class ReaderSignInForm(AuthenticationForm):
    """Django's form for readers; a refusal says what is wrong and is true of e-mail addresses."""

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": _(
            "This e-mail address and this password do not go together. Please check both."
        )
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the fields in the reader's words, and leave the focus to what is wrong."""
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("E-mail address")
        self.fields["password"].label = _("Password")
        if self.is_bound:
            self.fields["username"].widget.attrs.pop("autofocus", None)
