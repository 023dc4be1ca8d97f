"""What depends on the part of the site that was asked for: headers, and who may open it."""

from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from wagtail.admin.auth import require_admin_access

from association_site.borders.addresses import crosses_border

# Views of Wagtail's that know no sites, and ask for no right: titles, people, workflows of all of them.
ACROSS_SITES = frozenset(
    f"wagtailadmin_reports:{report}{part}"
    for report in ("site_history", "page_types_usage")
    for part in ("", "_results")
) | frozenset(
    f"wagtailadmin_workflows:{step}"
    for step in ("task_chooser", "task_chooser_results", "task_chosen")
)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Strict policy for visitors, Wagtail's needs for the admin."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the policy of the part of the site that was asked for."""
        parts: Any = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts


@require_admin_access
def refuse(request: HttpRequest) -> HttpResponse:
    """Refuse as Wagtail does: the anonymous to the login, others back to the start."""
    raise PermissionDenied


class ReportsAcrossSitesMiddleware:
    """Keeps what shows all sites to administrators of all sites.

    Wagtail asks no permission for them and adds later addresses behind its own, so that neither a
    policy nor a hook can close them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Hand the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Refuse it to everybody else."""
        match = request.resolver_match
        if match is None or match.view_name not in ACROSS_SITES:
            return None
        if request.user.is_active and request.user.is_superuser:
            return None
        response: HttpResponse = refuse(request)
        return response


class SiteBordersMiddleware:
    """Refuses addresses of the admin that name something of a site that is not the user's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Hand the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Refuse as Wagtail does; whoever has no access to the admin is refused by the view."""
        match = request.resolver_match
        if match is None or not request.path_info.startswith(reverse("wagtailadmin_home")):
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        if not crosses_border(request, match):
            return None
        response: HttpResponse = refuse(request)
        return response
