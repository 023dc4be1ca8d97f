"""An import at the desk: what is not clear yet, then what would happen, then what happened."""

import csv
import io
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members import importing
from members.forms import HeadingsForm, SheetForm
from members.importing import FileProblem, ImportProblem, Plan, waiting
from members.importing.tables import SheetsToChoose
from members.models import ImportRun
from members.spreadsheets import neutralised
from members.viewsets.lists import ForKeepers, in_words


class OfRun(ForKeepers):
    """A view about one import of an own site; another's does not exist."""

    kwargs: dict[str, Any]

    @cached_property
    def run(self) -> ImportRun:
        """The import."""
        return get_object_or_404(ImportRun, pk=self.kwargs["pk"], site__in=self.sites)


class ImportView(OfRun, WagtailAdminTemplateMixin, TemplateView):
    """What is not clear yet, then what would happen, then what happened."""

    page_title = _("Import")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the lists."""
        return [*self.breadcrumbs_items, *self.below(self.run.file_name)]

    def get_page_subtitle(self) -> str:
        """Name the file."""
        return self.run.file_name

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say what is wrong with the file, wherever on the way it is found."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except FileProblem as problem:
            return self._show("refused", problem=in_words(problem))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the next step."""
        if self.run.applied_at is not None:
            return self._show("done")
        try:
            table = waiting.table_of(self.run)
        except SheetsToChoose as several:
            return self._show("questions", form=SheetForm(names=several.names), action="sheet")
        matching = waiting.matching_of(self.run, table)
        if matching.unknown or matching.problems or "columns" in request.GET:
            form = HeadingsForm(table=table, matching=matching)
            return self._show("questions", form=form, action="columns", problems=matching.problems)
        return self._show_plan(waiting.look(self.run, table, timezone.localdate()))

    def _show_plan(self, plan: Plan) -> HttpResponse:
        """Show a plan."""
        return self._show(
            "preview",
            counts=plan.counts,
            shown=waiting.shown(plan),
            noticed=waiting.noticed(plan),
            errors=len(plan.errors),
            changes_something=any(plan.counts[name] for name in ("new", "changed")),
            digest=plan.digest,
            empties=waiting.empties(self.run),
        )

    def _show(self, step: str, **context: Any) -> HttpResponse:
        """Show one step."""
        self.template_name = f"members/admin/import_{step}.html"
        return self.render_to_response(self.get_context_data(run=self.run, **context))

    # -------------------------------------------------------------------------------- answers
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what was chosen.

        Raises:
            Http404: It is nothing that can be chosen.
        """
        action = request.POST.get("action", "")
        answer = {
            "sheet": self._choose_sheet,
            "other_sheet": self._forget_sheet,
            "columns": self._say_columns,
            "empty": self._say_empty,
            "apply": self._apply,
            "discard": self._discard,
            "undo": self._undo,
        }.get(action)
        if answer is None:
            raise Http404
        if self.run.applied_at is not None and action != "undo":
            return redirect("register_import", self.run.pk)
        return answer()

    def _choose_sheet(self) -> HttpResponse:
        """Keep which sheet is meant."""
        try:
            waiting.table_of(self.run)
        except SheetsToChoose as several:
            form = SheetForm(self.request.POST, names=several.names)
            if not form.is_valid():
                return self._show("questions", form=form, action="sheet")
            self._keep(sheet=form.cleaned_data["sheet"])
        return redirect("register_import", self.run.pk)

    def _forget_sheet(self) -> HttpResponse:
        """Ask for the sheet once more."""
        self._keep(sheet="", mapping={})
        return redirect("register_import", self.run.pk)

    def _say_columns(self) -> HttpResponse:
        """Keep what the columns are."""
        table = waiting.table_of(self.run)
        matching = waiting.matching_of(self.run, table)
        form = HeadingsForm(self.request.POST, table=table, matching=matching)
        if not form.is_valid():
            messages.error(self.request, _now("Please say of each column what it is."))
            return self._show("questions", form=form, action="columns")
        self._keep(mapping=form.mapping)
        return redirect("register_import", self.run.pk)

    def _say_empty(self) -> HttpResponse:
        """Keep what an empty cell means."""
        self._keep(empties=self.request.POST.get("empty") == "take_out")
        return redirect("register_import", self.run.pk)

    def _keep(self, **choices: Any) -> None:
        """Keep what was chosen."""
        self.run.choices = {**self.run.choices, **choices}
        self.run.save(update_fields=["choices"])

    def _apply(self) -> HttpResponse:
        """Write what was shown, or show again what would happen by now."""
        try:
            importing.apply(
                self.run.site,
                waiting.table_of(self.run),
                waiting.mapping_of(self.run),
                user=self.request.user,  # type: ignore[arg-type]
                empties=waiting.empties(self.run),
                skip_errors="skip_errors" in self.request.POST,
                today=timezone.localdate(),
                run=self.run,
                seen=self.request.POST.get("digest", ""),
            )
        except (importing.PlanChanged, importing.RowsInError) as problem:
            messages.error(self.request, problem.message)
            return self._show_plan(problem.plan)
        except ImportProblem as problem:
            messages.error(self.request, problem.message)
            return redirect("register_import", self.run.pk)
        messages.success(self.request, _now("The list was taken over into the register."))
        return redirect("register_import", self.run.pk)

    def _discard(self) -> HttpResponse:
        """Forget the file."""
        self.run.delete()
        messages.success(self.request, _now("The file was deleted. Nothing was written."))
        return redirect("register_lists")

    def _undo(self) -> HttpResponse:
        """Take the whole import back."""
        try:
            importing.undo(self.run, self.request.user)  # type: ignore[arg-type]
        except ImportProblem as problem:
            messages.error(self.request, problem.message)
        else:
            messages.success(self.request, _now("The register is as it was before the import."))
        return redirect("register_import", self.run.pk)


class ErrorsView(OfRun, View):
    """The rows in error of a waiting file, with the reasons, as a file of their own."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it.

        Raises:
            Http404: The file is not there any more.
        """
        try:
            table = waiting.table_of(self.run)
            plan = waiting.look(self.run, table, timezone.localdate())
        except FileProblem:
            raise Http404 from None
        records = {record.line: record.cells for record in table.records}
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=";")
        writer.writerow([_now("Line"), _now("Why"), *map(neutralised, table.heading.cells)])
        for row in plan.errors:
            reasons = "; ".join(f"{p.column}: {p.reason}" for p in row.problems)
            cells = map(neutralised, records[row.line])
            writer.writerow([row.line, neutralised(reasons), *cells])
        name = _now("rows-in-error.csv")
        return HttpResponse(
            text.getvalue().encode("utf-8-sig"),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
