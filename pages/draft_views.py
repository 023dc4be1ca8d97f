"""Sharing the draft of an adopted statement: making its link in the admin, and what the link shows."""

import copy
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from pages import adopting, wording
from pages.dates import long_date
from pages.draft_links import DraftLink, found_by
from pages.models import AdoptedVersion, StatementPage
from pages.page_parts import PagePart
from pages.site_context import SiteContext
from pages.soft_hyphens import without_soft_hyphens
from pages.views import shown_language


# ------------------------------------------------------------------------------------ the admin
class ShareDraftView(WagtailAdminTemplateMixin, TemplateView):
    """Shows the link to the newest draft, for those who may edit it."""

    template_name = "pages/admin/share_draft.html"
    header_icon = "link"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Let those in who may edit an adopted statement.

        A statement that was taken down is shown to nobody, and one that nobody adopted is published.

        Raises:
            Http404: It is something else.
            PermissionDenied: Somebody may not.
        """
        self.page = get_object_or_404(StatementPage, pk=kwargs["page_id"], live=True)
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.version = self.page.version_in_force
        if self.version is None or not adopting.is_original(self.page):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return what is being done."""
        return _("Share draft")

    def get_page_subtitle(self) -> str:
        """Return the page."""
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back, by the page."""
        edit_url = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the template shows."""
        assert self.version is not None
        # A page that came with its words, and was never edited, has no draft.
        link = DraftLink.made_today(self.page) if self.page.latest_revision_id else None
        return super().get_context_data(**kwargs) | {
            "link": link,
            "version": self.version,
            "differs": link is not None and not self.version.says(link.draft),
            "is_restricted": self.page.get_view_restrictions().exists(),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
        }


# ------------------------------------------------------------------------------------ the public
@require_safe
def shared_draft(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show the draft that a link was made for; nobody keeps the answer or lists it."""
    response = _answer(request, found_by(token))
    patch_cache_control(response, private=True, no_store=True)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _answer(request: HttpRequest, link: DraftLink | None) -> HttpResponseBase:
    """Answer a link; a private page asks for its password or an account as it always does."""
    context = SiteContext.for_request(request)
    if link is None or not _is_readable(context, link.page):
        return _closed(request, context)
    context.show(link.page)

    def show(*_served: Any) -> HttpResponseBase:
        return _draft(request, context, link)

    for around in reversed(hooks.get_hooks("on_serve_page")):
        show = around(show)
    return show(link.page, request, [], {})


def _draft(request: HttpRequest, context: SiteContext, link: DraftLink) -> HttpResponseBase:
    """Show a draft, or lead to the version that it became."""
    versions = list(link.page.adopted_versions.prefetch_related("corrections"))
    if not versions:
        return _closed(request, context)
    draft = link.draft
    for version in versions:
        if _became(draft, version):
            return redirect(f"{context.address(link.page)}{version.path}")
    return _shown(request, context, link, draft, versions[0])


def _is_readable(context: SiteContext, page: StatementPage) -> bool:
    """Say whether a page is a public one of this site, in the language of the address."""
    language = context.locales.get(page.locale_id)
    return context.is_public(page) and language == translation.get_language()


def _became(draft: StatementPage, version: AdoptedVersion) -> bool:
    """Say whether a version has, or had before its corrections, the words of a draft."""
    words = wording.words_of(draft.title, draft.body)
    steps = [version, *version.ordered_corrections]
    return any(wording.words_of(step.title, step.body) == words for step in steps)


def _shown(
    request: HttpRequest,
    context: SiteContext,
    link: DraftLink,
    draft: StatementPage,
    in_force: AdoptedVersion,
) -> HttpResponse:
    """Show the words of a draft in the place of the page's own, with what they are."""
    page = copy.copy(link.page)
    page.title, page.body = draft.title, draft.body
    page.adopted_on, page.adopted_by, page.adopted_in = None, "", ""
    language = translation.get_language()
    title = _("%(title)s: draft of %(day)s") % {
        "title": context.figures.in_text(without_soft_hyphens(page.title), language),
        "day": long_date(link.made_on),
    }
    given = {
        "page": page,
        "self": page,
        "page_part": PagePart("", title, is_translated=False),
        "made_on": link.made_on,
        "in_force": in_force,
        "page_address": context.address(link.page),
    }
    shown = link.page.get_context(request) | given
    return TemplateResponse(request, "pages/statement_draft.html", shown)


def _closed(request: HttpRequest, context: SiteContext) -> HttpResponse:
    """Say that a link opens nothing; whoever guesses does not learn why."""
    with translation.override(shown_language(request, context)):
        response = TemplateResponse(request, "pages/draft_closed.html", status=410).render()
        response.headers["Content-Language"] = translation.get_language()
    return response
