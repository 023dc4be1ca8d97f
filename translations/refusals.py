"""What a page is refused for, in sentences that name the field."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst
from wagtail.models import Page


def sentences(page: Page, error: ValidationError) -> list[str]:
    """Return what an error says about a page, for people who do not see its form."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [
        words if name == NON_FIELD_ERRORS else f"{_label(page, name)}: {words}"
        for name, errors in error.error_dict.items()
        for words in ValidationError(errors).messages
    ]


def _label(page: Page, name: str) -> str:
    """Return what the form calls a field."""
    return str(capfirst(getattr(page._meta.get_field(name), "verbose_name", name)))
