"""Adopted versions at their own addresses: one as it was adopted, two compared, one on paper."""

import copy
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from pages import comparison, statement_pdf
from pages.dates import long_date
from pages.models import AdoptedVersion, EditorialCorrection, StatementPage
from pages.page_parts import PagePart
from pages.site_context import SiteContext
from pages.statement_archive import Archive
from pages.version_addresses import VersionAddress


def serve(page: StatementPage, request: HttpRequest, address: VersionAddress) -> HttpResponseBase:
    """Show what of a statement's versions was asked for.

    Raises:
        Http404: There is no version of such a day.
    """
    response: HttpResponseBase = _served(request, page, address)
    return response


@require_safe
def _served(request: HttpRequest, page: StatementPage, address: VersionAddress) -> HttpResponseBase:
    """Show a version, a comparison or a document."""
    found = page.adopted_versions.select_related("minutes").prefetch_related("corrections")
    versions = {version.adopted_on: version for version in found}
    if not all(day in versions for day in address.days):
        raise Http404
    asked = [versions[day] for day in address.days]
    for version in asked:
        version.page = page
    in_force = next(iter(versions.values()))
    if address.is_pdf:
        return pdf(page, request, asked[0], in_force)
    if len(asked) == 1:
        return show(page, request, asked[0], list(versions.values()))
    return compare(page, request, asked[0], asked[1])


def as_page(page: StatementPage, version: AdoptedVersion) -> StatementPage:
    """Return the page with the words and facts of a version; it is shown, and never saved."""
    shown = copy.copy(page)
    shown.title, shown.body = version.words.title, version.words.body
    shown.adopted_on = version.adopted_on
    shown.adopted_by, shown.adopted_in = version.adopted_by, version.adopted_in
    return shown


def shown_version(
    page: StatementPage, request: HttpRequest, version: AdoptedVersion
) -> dict[str, Any]:
    """Return what any template of a version needs."""
    site = Site.find_for_request(request)
    context = SiteContext.for_request(request)
    archive = Archive(context, page)
    return {
        "version": version,
        "archive": archive,
        "citation": archive.citation(version),
        "version_figures": version.figures_for(site, timezone.localdate()),
        "corrections": [
            (correction, comparison.compare(before, correction))
            for before, correction in _steps(version)
        ],
    }


def _steps(version: AdoptedVersion) -> list[tuple[Any, EditorialCorrection]]:
    """Return each correction after what it corrected."""
    corrections = version.ordered_corrections
    return list(zip([version, *corrections], corrections, strict=False))


def show(
    page: StatementPage,
    request: HttpRequest,
    version: AdoptedVersion,
    versions: list[AdoptedVersion],
) -> TemplateResponse:
    """Show a version as it was adopted, its corrections included."""
    in_force = versions[0]
    number = versions.index(version)
    title = _("%(title)s: version of %(day)s") % {
        "title": Archive(SiteContext.for_request(request), page).citation(version).title,
        "day": long_date(version.adopted_on),
    }
    part = PagePart(
        version.path,
        title,
        version.adoption.line,
        is_translated=False,
        is_lasting=version == in_force,
    )
    given = {
        "page": as_page(page, version),
        "page_part": part,
        "in_force": in_force,
        "replaced_by": versions[number - 1] if number else None,
        "self": page,
    } | shown_version(page, request, version)
    context = page.get_context(request) | given
    return TemplateResponse(request, "pages/statement_version.html", context)


def compare(
    page: StatementPage,
    request: HttpRequest,
    newer: AdoptedVersion,
    older: AdoptedVersion,
) -> HttpResponseBase:
    """Show what changed between two versions; the newer one stands first in the address.

    Raises:
        Http404: Both are the same one.
    """
    if newer == older:
        raise Http404
    address = VersionAddress((newer.adopted_on, older.adopted_on))
    if address.usual != address:
        page_address = SiteContext.for_request(request).address(page)
        return redirect(f"{page_address}{address.usual.path}", permanent=True)
    days = {"new": long_date(newer.adopted_on), "old": long_date(older.adopted_on)}
    title = _("What changed from %(old)s to %(new)s") % days
    part = PagePart(address.path, title, title, is_translated=False)
    archive = Archive(SiteContext.for_request(request), page)
    given = {
        "page_part": part,
        "newer": newer,
        "older": older,
        "archive": archive,
        "comparison": comparison.compare(older.words, newer.words),
        "newer_address": f"{archive.address}{newer.path}",
        "older_address": f"{archive.address}{older.path}",
    }
    context = page.get_context(request) | given
    return TemplateResponse(request, "pages/statement_comparison.html", context)


def pdf(
    page: StatementPage, request: HttpRequest, version: AdoptedVersion, in_force: AdoptedVersion
) -> HttpResponseBase:
    """Give a version on paper.

    Raises:
        Http404: This installation makes no PDF.
    """
    if not statement_pdf.is_available():
        raise Http404
    context = {"page": as_page(page, version)} | shown_version(page, request, version)
    response = statement_pdf.response(request, version, context)
    if version != in_force:
        response.headers["X-Robots-Tag"] = "noindex"
    return response
