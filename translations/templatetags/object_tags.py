"""What stands above the translation editor of a row that is no page: how far it is, and publishing."""

from typing import Any

from django import template
from django.template import RequestContext

from translations import keepers

register = template.Library()


@register.inclusion_tag("translations/object_panel.html", takes_context=True)
def object_panel(context: RequestContext) -> dict[str, Any]:
    """Say how many passages are open, and offer to publish to those who may."""
    translation, user = context["translation"], context["request"].user
    _translation, row, keeper = keepers.kept(user, translation.pk)
    total, translated = translation.get_progress()
    return {
        "csrf_token": context["csrf_token"],
        "address": keeper.address(user, row),
        "name": str(row),
        "can_publish": keeper.publishes(user, row),
        "open": total - translated,
        "language": translation.target_locale.get_display_name(),
    }
