"""Adopted versions at their own addresses: one as it was adopted, two compared, one on paper."""

import copy
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages import comparison, statement_pdf
from pages.dates import long_date
from pages.models import AdoptedVersion, EditorialCorrection, StatementPage
from pages.page_parts import PagePart
from pages.site_context import SiteContext
from pages.statement_archive import Archive
from pages.version_addresses import MOST_DAYS, VersionAddress


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
    archive = Archive(SiteContext.for_request(request), page, _versions(page))
    versions = {version.adopted_on: version for version in archive.versions}
    if address.is_chosen:
        return choose(archive, address)
    if not all(day in versions for day in address.days):
        raise Http404
    asked = [versions[day] for day in address.days]
    if address.is_pdf:
        return pdf(archive, asked[0])
    if len(asked) == 1:
        return show(archive, asked[0])
    return compare(archive, asked[0], asked[1])


def _versions(page: StatementPage) -> list[AdoptedVersion]:
    """Return the versions of a statement with their corrections, the one in force first."""
    found = page.adopted_versions.select_related("minutes").prefetch_related("corrections")
    counted = found.annotate(corrections_count=Count("corrections"))
    versions: list[AdoptedVersion] = list(counted.order_by("-adopted_on"))
    for version in versions:
        version.page = page
    return versions


def as_page(page: StatementPage, version: AdoptedVersion) -> StatementPage:
    """Return the page with the words and facts of a version; it is shown, and never saved."""
    shown = copy.copy(page)
    shown.title, shown.body = version.words.title, version.words.body
    shown.adopted_on = version.adopted_on
    shown.adopted_by, shown.adopted_in = version.adopted_by, version.adopted_in
    return shown


def shown_version(archive: Archive, version: AdoptedVersion) -> dict[str, Any]:
    """Return what any template of a version needs."""
    return {
        "version": version,
        "archive": archive,
        "citation": archive.citation(version),
        "version_figures": archive.figures(version),
        "corrections": [
            (correction, comparison.compare(before, correction))
            for before, correction in _steps(version)
        ],
    }


def _steps(version: AdoptedVersion) -> list[tuple[Any, EditorialCorrection]]:
    """Return each correction after what it corrected."""
    corrections = version.ordered_corrections
    return list(zip([version, *corrections], corrections, strict=False))


def show(archive: Archive, version: AdoptedVersion) -> TemplateResponse:
    """Show a version as it was adopted, its corrections included."""
    page, request = archive.page, archive.context.request
    number = archive.versions.index(version)
    given = shown_version(archive, version)
    title = _("%(title)s: version of %(day)s") % {
        "title": given["citation"].title,
        "day": long_date(version.adopted_on),
    }
    part = PagePart(
        version.path,
        title,
        version.adoption.line,
        is_translated=False,
        is_lasting=number == 0,
    )
    given |= {
        "page": as_page(page, version),
        "page_part": part,
        "in_force": archive.versions[0],
        "replaced_by": archive.versions[number - 1] if number else None,
        "self": page,
    }
    context = page.get_context(request) | given
    return TemplateResponse(request, "pages/statement_version.html", context)


def compare(archive: Archive, newer: AdoptedVersion, older: AdoptedVersion) -> HttpResponseBase:
    """Show what changed between two versions; the newer one stands first in the address.

    Raises:
        Http404: Both are the same one.
    """
    if newer == older:
        raise Http404
    page, request = archive.page, archive.context.request
    address = VersionAddress((newer.adopted_on, older.adopted_on))
    if address.usual != address:
        return redirect(f"{archive.address}{address.usual.path}", permanent=True)
    days = {"new": long_date(newer.adopted_on), "old": long_date(older.adopted_on)}
    title = _("What changed from %(old)s to %(new)s") % days
    given = {
        "page_part": PagePart(address.path, title, title, is_translated=False),
        "newer": newer,
        "older": older,
        "newer_figures": archive.figures(newer),
        "older_figures": archive.figures(older),
        "newer_title": archive.citation(newer).title,
        "archive": archive,
        "comparison": comparison.compare(older.words, newer.words),
        "newer_address": f"{archive.address}{newer.path}",
        "older_address": f"{archive.address}{older.path}",
    }
    context = page.get_context(request) | given
    return TemplateResponse(request, "pages/statement_comparison.html", context)


def choose(archive: Archive, address: VersionAddress) -> HttpResponseBase:
    """Lead to the comparison of the versions that somebody chose, or say why there is none."""
    page, request = archive.page, archive.context.request
    known = {version.adopted_on for version in archive.versions}
    if not known:
        return redirect(archive.context.address(page))
    chosen = known.intersection(address.days)
    if len(chosen) == len(address.days) == MOST_DAYS:
        return redirect(f"{archive.address}{address.usual.path}")
    if chosen and len(address.days) == MOST_DAYS and len(set(address.days)) == 1:
        problem = _("You chose the same version twice. Choose two different ones below.")
    else:
        problem = _("There is no such version. Choose two from the list below.")
    given = {
        "page_part": PagePart("", _("What changed"), problem, is_translated=False),
        "newer_title": archive.citation(archive.versions[0]).title,
        "archive": archive,
        "problem": problem,
    }
    context = page.get_context(request) | given
    return TemplateResponse(request, "pages/statement_comparison.html", context)


def pdf(archive: Archive, version: AdoptedVersion) -> HttpResponseBase:
    """Give a version on paper.

    Raises:
        Http404: This installation makes no PDF.
    """
    if not statement_pdf.is_available():
        raise Http404
    context = {"page": as_page(archive.page, version)} | shown_version(archive, version)
    response = statement_pdf.response(archive.context.request, version, context)
    if version.is_replaced:
        response.headers["X-Robots-Tag"] = "noindex"
    return response
