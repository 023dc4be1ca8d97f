"""What pages say, in a form in which files and editors can be compared."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Field
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from pages.essence import essence
from pages.models import LegalPage


class GoneError(Exception):
    """A page, image or document that a page names and that somebody has deleted."""


def holds_text(field: Field[Any, Any]) -> bool:
    """Say whether a field holds formatted text, in which pages and files may be named."""
    return isinstance(field, StreamField | RichTextField)


def newest(page: Page) -> Page:
    """Return the newest version of a page, published or not."""
    found: Page = page.get_latest_revision_as_object() if page.latest_revision_id else page
    return found


def state_of(page: Page, names: Iterable[str]) -> dict[str, Any]:
    """Return what fields of a page say."""
    return {name: essence(getattr(page, page._meta.get_field(name).attname)) for name in names}


def draft_state(draft: LegalPage) -> dict[str, Any]:
    """Return all that a draft of a legal page says, in its newest version."""
    own = [field.name for field in LegalPage._meta.local_concrete_fields if not field.primary_key]
    return state_of(newest(draft), ["title", "search_description", *own]) | {"live": draft.live}
