"""Forms of the samples: untouched, refused, and closed."""

from typing import Any

from django import forms
from django.http import HttpRequest
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import PageViewRestriction

from accounts.forms import ReaderSignInForm
from association_site.styleguide.sample_words import Words


class SampleForm(forms.Form):
    """A field of each kind that forms may have."""

    email = forms.EmailField()
    message = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))
    topic = forms.ChoiceField()

    def __init__(self, words: Words, disabled: bool = False, **kwargs: Any) -> None:
        """Take the labels and choices from the words."""
        super().__init__(**kwargs)
        self.use_required_attribute = False  # the browser would not let mistakes through
        titles = [title for title, _below in words.menu]
        self.fields["email"].label = words.field
        self.fields["email"].error_messages["invalid"] = words.mistake
        self.fields["message"].label = words.call[0]
        self.fields["topic"].label = words.heading
        self.fields["topic"].choices = [(title, title) for title in titles]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.disabled = disabled


class RefusedSignIn(ReaderSignInForm):
    """A sign-in that nobody passes, and that asks the database nothing."""

    def clean(self) -> dict[str, Any]:
        """Refuse.

        Raises:
            ValidationError: Always.
        """
        raise self.get_invalid_login_error()


def empty_form(words: Words) -> SampleForm:
    """Return a form as it is found."""
    return SampleForm(words, prefix="empty")


def valid_form(words: Words) -> SampleForm:
    """Return a form that is filled in rightly."""
    written = {
        "valid-email": "mira@verband.example",
        "valid-message": words.motto,
        "valid-topic": words.menu[1][0],
    }
    return SampleForm(words, data=written, prefix="valid")


def refused_form(words: Words) -> SampleForm:
    """Return a form with a mistake in each field."""
    return SampleForm(words, data={"refused-email": words.written}, prefix="refused")


def closed_form(words: Words) -> SampleForm:
    """Return a form that cannot be filled in."""
    initial = {"email": "mira@verband.example", "message": words.motto}
    return SampleForm(words, initial=initial, prefix="closed", disabled=True)


def sign_in(request: HttpRequest) -> ReaderSignInForm:
    """Return the form of the sign-in, untouched."""
    return ReaderSignInForm(request)


def refused_sign_in(request: HttpRequest) -> ReaderSignInForm:
    """Return the form of the sign-in with wrong data."""
    return RefusedSignIn(request, data={"username": "mira@verband.example", "password": ""})


def password() -> forms.BaseForm:
    """Return the form of a page behind a password, untouched."""
    form: forms.BaseForm = PasswordViewRestrictionForm(instance=PageViewRestriction())
    return form


def refused_password() -> forms.BaseForm:
    """Return the form of a page behind a password with a wrong one."""
    restriction = PageViewRestriction(password="right")  # noqa: S106 - kept nowhere
    data = {"password": "wrong", "return_url": "/"}
    form: forms.BaseForm = PasswordViewRestrictionForm(data, instance=restriction)
    return form
