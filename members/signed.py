"""Signed links: each opens one thing, for one purpose, for some time, without an account."""

from datetime import timedelta
from typing import TypeVar

from django.core import signing
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Site

from members.models import Application, Confirmation

# For how long a link opens; what a confirmation's link opens ends with its own day before.
LONGEST = {Application: timedelta(days=7), Confirmation: timedelta(days=120)}
NAMES = {Application: "members_application", Confirmation: "members_confirmation"}

Linked = TypeVar("Linked", Application, Confirmation)


def token_of(row: Application | Confirmation) -> str:
    """Return the signed part of a link."""
    return signing.dumps([row.pk, row.nonce], salt=_salt(type(row)))


def found_by(model: type[Linked], token: str) -> Linked | None:
    """Return the row that a token was made for, or nothing where it is wrong or too old."""
    try:
        pk, nonce = signing.loads(token, salt=_salt(model), max_age=LONGEST[model])
    except (signing.BadSignature, TypeError, ValueError):
        return None
    found: Linked | None = model.objects.filter(pk=pk, nonce=nonce).first()
    return found


def link_to(row: Application | Confirmation, site: Site, language: str) -> str:
    """Return the full address of a link.

    Args:
        row: What it opens.
        site: At whose address.
        language: Of the page that it opens.
    """
    with override(language):
        path = reverse(NAMES[type(row)], kwargs={"token": token_of(row)})
    return f"{site.root_url}{path}"


def _salt(model: type[Model]) -> str:
    """Return what keeps a link from opening anything but its own purpose."""
    return f"members.signed.{model.__name__}"
