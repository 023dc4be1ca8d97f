"""What depends on the part of the site that was asked for: headers, and who may open it."""

from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
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

COMPRESSED = frozenset({"text/html", "text/plain", "application/xml", "application/json"})


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


class TextCompressionMiddleware(GZipMiddleware):
    """Compresses text, so that pages are small whatever stands in front; files stay as they are.

    What a form keeps secret differs in every answer, and Django adds a random length: sizes tell
    nothing.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress the answer if it is a text as a whole."""
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.streaming or kind not in COMPRESSED:
            return response
        compressed: HttpResponseBase = super().process_response(request, response)
        return compressed


@require_admin_access
def refuse(request: HttpRequest) -> HttpResponse:
    """Refuse as Wagtail does: the anonymous to the login, others back to the start."""
    raise PermissionDenied


class SiteBordersMiddleware:
    """Refuses addresses of the admin that show all sites, or name something of another's site.

    Wagtail asks no permission for the former and adds later addresses behind its own, so that
    neither a policy nor a hook can close them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Hand the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Refuse as Wagtail does."""
        if not request.path_info.startswith(reverse("wagtailadmin_home")) or not _is_refused(
            request
        ):
            return None
        response: HttpResponse = refuse(request)
        return response


def _is_refused(request: HttpRequest) -> bool:
    """Say whether somebody may not open an address of the admin; others are left to its view."""
    match, user = request.resolver_match, request.user
    if match is None:
        return False
    if match.view_name in ACROSS_SITES:
        return not (user.is_active and user.is_superuser)
    return user.has_perm("wagtailadmin.access_admin") and crosses_border(request, match)
