"""What stands above the translation editor where a machine can translate: who gets the text."""

from typing import Any

from django import template
from django.template import RequestContext
from django.urls import reverse

from translations.exchange.pieces import pieces_of
from translations.exchange.scopes import Text
from translations.machine.translating import is_machine_made, service_for

register = template.Library()


@register.inclusion_tag("translations/machine_panel.html", takes_context=True)
def machine_panel(context: RequestContext) -> dict[str, Any]:
    """Say where texts go, and offer to have machine-made passages made anew."""
    translation = context["translation"]
    text = Text(translation, translation.source.get_source_instance(), context["instance"])
    service = service_for(text)
    if service is None:
        return {"service": None}
    made = [piece for piece in pieces_of([text], translation.target_locale) if is_machine_made(piece)]  # fmt: skip
    return {
        "csrf_token": context["csrf_token"],
        "service": service,
        "made": len(made),
        "address": reverse("machine_translate_own", args=[translation.pk]),
        "next": context["request"].path,
    }
