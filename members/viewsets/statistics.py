"""The register in figures: pictures, tables, and files to take away."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from members.counting import members_as_of
from members.forms import SiteDayForm
from members.pictures import Picture, drawn
from members.spreadsheets import neutralised
from members.statistics import FIGURES, Figures, Statistics
from members.viewsets.lists import ForKeepers


@dataclass(frozen=True)
class Part:
    """A part of the page: figures, and their picture if there are any."""

    figures: Figures
    picture: Picture | None


class OfSiteAndDay(ForKeepers):
    """A view about the register of an own site on a day; another's does not exist."""

    @cached_property
    def site(self) -> Site:
        """The site that is asked for, else the first one."""
        asked = self.request.GET.get("site", "")
        if not asked:
            return self.sites[0]
        return get_object_or_404(self.sites, pk=asked if asked.isdecimal() else None)

    @cached_property
    def form(self) -> SiteDayForm:
        """What is asked for."""
        said = {"site": self.site.pk, "on": self.request.GET.get("on", "")}
        return SiteDayForm(said, sites=self.sites)

    @property
    def on(self) -> date:
        """The day, today where none is asked for or there is no such day."""
        self.form.is_valid()
        return self.form.cleaned_data.get("on") or timezone.localdate()


class StatisticsView(OfSiteAndDay, WagtailAdminTemplateMixin, TemplateView):
    """All figures of a register."""

    template_name = "members/admin/statistics.html"
    page_title = _("Statistics")
    header_icon = "order"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the organisations."""
        index = {"url": reverse("organisation:index"), "label": _("Organisations")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add figures and pictures."""
        statistics = Statistics(self.site, self.on)
        parts = [Part(told, drawn(told) if told.rows else None) for told in statistics.all()]
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "parts": parts,
            "summary": members_as_of(statistics.active_number, self.on),
            "query": urlencode({"site": self.site.pk, "on": self.on.isoformat()}),
        }


class FiguresView(OfSiteAndDay, View):
    """Figures of one kind as a file, the same as in their table."""

    def get(self, request: HttpRequest, which: str) -> HttpResponse:
        """Send it.

        Raises:
            Http404: There are no such figures, or there is no such day.
        """
        if which not in FIGURES or not self.form.is_valid():
            raise Http404
        figures = FIGURES[which](Statistics(self.site, self.on))
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=";")
        writer.writerow(map(neutralised, (figures.heading, *figures.columns)))
        for row in figures.rows:
            writer.writerow([neutralised(row.label), *row.numbers])
        name = f"statistics-{which}-{self.on.isoformat()}.csv"
        return HttpResponse(
            text.getvalue().encode("utf-8-sig"),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
