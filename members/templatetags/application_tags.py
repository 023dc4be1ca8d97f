"""What templates ask about applications for membership."""

from typing import Any

from django import template
from django.template.context import Context

from members.forms.application import ApplicationForm, form_on
from pages.site_context import SiteContext

register = template.Library()


@register.simple_tag(takes_context=True)
def application_form(context: Context) -> ApplicationForm:
    """Return the form of the page shown: as it was sent, else as it is found."""
    sent: Any = context.get("form")
    if isinstance(sent, ApplicationForm):
        return sent
    return form_on(context["page"], SiteContext.for_request(context["request"]))
