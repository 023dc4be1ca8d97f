"""What templates ask about the versions of a statement."""

from typing import Any

from django import template
from django.template.context import Context

from pages.models import StatementPage
from pages.site_context import SiteContext
from pages.statement_archive import Archive

register = template.Library()


@register.simple_tag(takes_context=True)
def statement_archive(context: Context, page: StatementPage) -> dict[str, Any]:
    """Return the versions of a statement, and how the one in force is cited."""
    archive = Archive(SiteContext.for_request(context["request"]), page)
    entry = archive.in_force
    return {"archive": archive, "citation": archive.citation(entry.version) if entry else None}
