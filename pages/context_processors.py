"""What every template can ask about the site."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from pages.site_context import SiteContext


def site_context(request: HttpRequest) -> dict[str, Any]:
    """Return the site's context; it asks the database only when a template asks it."""
    return {"site_context": SimpleLazyObject(lambda: SiteContext.for_request(request))}
