"""Work-around: addresses of Wagtail's that show the title of any page, image or person by number.

Some of its views look a page up before, or without, asking for a right on it (the chooser, moving,
copying, questions of the workflow), and its actions on several rows list those that somebody may
not act on. To be deleted once Wagtail asks for the rights first.
"""

from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import ResolverMatch
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as images
from wagtail.models import Page

from association_site.borders.pages import are_own, as_keys

# Arguments of addresses that are the number of a page.
ARGUMENTS = frozenset({"page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"})
# Fields of forms and queries that are, by the name of the address.
FIELDS = {
    "wagtailadmin_pages:copy": "new_parent_page",
    "wagtailadmin_pages:move": "new_parent_page",
    "wagtailadmin_pages:choose_parent": "parent_page",
    "wagtailadmin_choose_page_chosen_multiple": "id",
}
BULK = "wagtail_bulk_action"


def crosses_border(request: HttpRequest, match: ResolverMatch) -> bool:
    """Say whether an address of the admin names something of a site that is not the user's."""
    if request.user.is_active and request.user.is_superuser:
        return False
    numbers = {str(match.kwargs[name]) for name in ARGUMENTS & match.kwargs.keys()}
    if field := FIELDS.get(match.view_name):
        numbers |= {*request.GET.getlist(field), *request.POST.getlist(field)}
    if match.view_name == BULK:
        return not _are_listed(request, match)
    return not are_own(request.user, numbers)


def _are_listed(request: HttpRequest, match: ResolverMatch) -> bool:
    """Say whether an action on several rows names only those that somebody sees in a list."""
    ids = set(request.GET.getlist("id"))
    model = _model(match.kwargs)
    if model is Page:
        above = request.GET.get("childOf", "")
        if "all" in ids and not Page.objects.filter(pk__in=as_keys({above}), depth__gt=1).exists():
            return False  # children of the root are the home pages of all sites
        return are_own(request.user, ids | {above})
    for policy in (images, documents):
        if model is policy.model:
            own = policy.instances_user_has_any_permission_for(request.user, ["change", "delete"])
            named = policy.model.objects.filter(pk__in=as_keys(ids))
            return not named.exclude(pk__in=own.values("pk")).exists()
    return False


def _model(kwargs: dict[str, Any]) -> Any:
    """Return the model that an address names, ``None`` where there is none."""
    try:
        return apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return None
