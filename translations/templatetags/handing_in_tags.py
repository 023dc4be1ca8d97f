"""What stands above the translation editor: where the page is between translator and editors."""

from typing import Any

from django import template
from django.template import RequestContext
from django.urls import reverse

from translations import handing_in

register = template.Library()


@register.inclusion_tag("translations/handing_in.html", takes_context=True)
def handing_in_panel(context: RequestContext) -> dict[str, Any]:
    """Say what a page waits for, and offer what the user can do about it."""
    translation, page = context["translation"], context["instance"]
    user = context["request"].user
    found = handing_in.waiting(page)
    actions = found.task.task.specific.get_actions(page, user) if found else []
    total, translated = translation.get_progress()
    return {
        "csrf_token": context["csrf_token"],
        "page": page,
        "waiting": found,
        "can_publish": context["page_perms"].can_publish(),
        "decides": found is not None and not found.is_sent_back and bool(actions),
        "open": total - translated,
        "total": total,
        "source_language": translation.source.locale.get_display_name(),
        "hand_in_url": reverse("hand_in_translation", args=[translation.pk]),
    }
