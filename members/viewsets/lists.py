"""Lists at the desk: where a file comes in, what came in so far, and files to take away."""

import io
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from accounts.choices import Role
from accounts.sites import sites_for
from members.exporting import Export, ExportProblem, Format
from members.forms import ExportForm, UploadForm
from members.importing import FileProblem, waiting
from members.models import ImportRun

NEEDED = ("members.add_organisation", "members.change_organisation", "members.view_contact")
LATEST = 20
CONTENT_TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON: "application/json",
}


class ForKeepers:
    """A view for those who keep a register: they may write all that a list can say."""

    request: HttpRequest
    header_icon = "table"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse others.

        Raises:
            PermissionDenied: The user may not write organisations, or keeps no register.
        """
        if not request.user.has_perms(NEEDED) or not self.sites.exists():
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response

    @cached_property
    def sites(self) -> Any:
        """The sites whose register the user keeps."""
        return sites_for(self.request.user, Role.BOARD, Role.ADMINISTRATION).order_by("pk")

    def below(self, *labels: Any) -> list[dict[str, Any]]:
        """Return the way to what stands below the lists."""
        lists = {"url": reverse("register_lists"), "label": _("Import and export")}
        return [
            {"url": reverse("organisation:index"), "label": _("Organisations")},
            lists if labels else lists | {"url": ""},
            *({"url": "", "label": label} for label in labels),
        ]


class ListsView(ForKeepers, WagtailAdminTemplateMixin, FormView):
    """A file to upload, files to take away, and what was imported so far."""

    form_class = UploadForm
    template_name = "members/admin/lists.html"
    page_title = _("Import and export")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the organisations."""
        return [*self.breadcrumbs_items, *self.below()]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer own sites alone."""
        return super().get_form_kwargs() | {"sites": self.sites}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was imported, and whose register can be exported."""
        waiting.discard_old()
        runs = ImportRun.objects.filter(site__in=self.sites).select_related("user", "site")
        return super().get_context_data(**kwargs) | {
            "runs": runs.defer("file")[:LATEST],
            "exports": [self.export_form(site) for site in self.sites],
            "formats": Format,
        }

    def export_form(self, site: Site) -> ExportForm:
        """Return the form that takes a site's register away."""
        return ExportForm(site=site)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Keep the file and show what it would do, or say why it cannot be read."""
        site, file = form.cleaned_data["site"], form.cleaned_data["file"]
        try:
            run = waiting.receive(site, self.request.user, file.name, file.read())  # type: ignore[arg-type]
        except FileProblem as problem:
            form.add_error("file", in_words(problem))
            return self.form_invalid(form)
        return redirect("register_import", run.pk)

    def form_invalid(self, form: Form) -> HttpResponse:
        """Say that the file was not taken; the reason stands beside the field."""
        messages.error(self.request, _now("The file was not taken. See the reason below."))
        return super().form_invalid(form)


def in_words(problem: FileProblem) -> str:
    """Return what is wrong with a file, and where."""
    if problem.line is None:
        return str(problem.message)
    return _now("Line %(line)s: %(reason)s") % {"line": problem.line, "reason": problem.message}


class ExportView(ListsView):
    """The register of a site as a file, people too: for those who may see them."""

    http_method_names = ("post",)
    sent: ExportForm | None = None

    def export_form(self, site: Site) -> ExportForm:
        """Return what was sent, where it was about the site."""
        return self.sent if self.sent and self.sent.site == site else super().export_form(site)

    def upload_form(self) -> UploadForm:
        """Return the form of the file that comes in, to which nothing was sent."""
        return UploadForm(sites=self.sites)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it.

        Raises:
            Http404: It is not a site of one's own, or no such format.
        """
        number, kind = request.POST.get("site", ""), request.POST.get("format", "")
        site: Site = get_object_or_404(self.sites, pk=number if number.isdecimal() else None)
        if kind not in Format.values:
            raise Http404
        self.sent = ExportForm(request.POST, site=site)
        if not self.sent.is_valid():
            return self.render_to_response(self.get_context_data(form=self.upload_form()))
        export = Export(
            site=site,
            format=Format(kind),
            contacts=self.sent.cleaned_data["contacts"],
            day=self.sent.cleaned_data["on"],
            user=request.user,  # type: ignore[arg-type]
        )
        file = io.BytesIO()
        try:
            export.write(file)
        except ExportProblem as problem:
            messages.error(request, str(problem))
            return redirect("register_lists")
        return HttpResponse(
            file.getvalue(),
            content_type=CONTENT_TYPES[export.format],
            headers={"Content-Disposition": f'attachment; filename="{export.file_name}"'},
        )
