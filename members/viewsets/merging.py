"""Merging an organisation that stands in the register twice: which one, then what goes where."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from members import kept, merging
from members.forms import MergeForm, MergeSearchForm
from members.merging import MergeProblem, Plan
from members.models import Organisation
from members.viewsets.lists import NEEDED
from members.viewsets.own import LONGEST_KEY
from members.viewsets.steps import PageOfOrganisation


def may_merge(user: Any) -> bool:
    """Say whether somebody may write and delete all that becomes one, people too."""
    return bool(user.has_perms((*NEEDED, "members.delete_organisation")))


class MergeView(PageOfOrganisation, TemplateView):
    """Which other one is the same, then what goes where, then the merged organisation's page."""

    page_title = _("Merge")
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those who may not see all that is merged, and organisations that were erased.

        Raises:
            PermissionDenied: Somebody may not.
        """
        if not may_merge(request.user):
            raise PermissionDenied
        if self.object.erased_on:
            messages.error(request, _now("An organisation that was erased cannot be merged."))
            return redirect(self.overview_url)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def other(self) -> Organisation:
        """The other organisation, of the same register.

        Raises:
            Http404: There is none, or it is this one.
        """
        number = self.request.POST.get("with") or self.request.GET.get("with") or ""
        if not number.isdecimal() or len(number) >= LONGEST_KEY or int(number) == self.object.pk:
            raise Http404
        others = Organisation.objects.filter(site=self.object.site_id, erased_on=None)
        return get_object_or_404(others, pk=number)

    # ------------------------------------------------------------------------------ which one
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what would happen, or ask for the other one."""
        if "with" in request.GET:
            return self._show_plan(self._plan())
        found, more = merging.likely(self.object), False
        form = MergeSearchForm(request.GET if "q" in request.GET else None)
        if is_search := form.is_valid():
            found, more = merging.found_by(self.object, form.cleaned_data["q"])
        return self._show("merge", form=form, found=found, more=more, is_search=is_search)

    # ------------------------------------------------------------------------ what goes where
    def _plan(self) -> Plan:
        """Return what would happen."""
        keys = (self.object.pk, self.other.pk)
        rows = Organisation.objects.filter(pk__in=keys).prefetch_related(*kept.PREFETCH)
        found = {row.pk: row for row in rows}
        return merging.plan(*(found[key] for key in keys))

    def _show_plan(self, plan: Plan) -> HttpResponse:
        """Show a plan; what was chosen already stays chosen."""
        form = MergeForm(self.request.POST or None, plan=plan)
        if form.is_bound:
            # What differs only since the last look is chosen as it is by default.
            form = MergeForm(plan=plan, initial=form.chosen)
        return self._show("merge_preview", plan=plan, form=form, lines=plan.lines())

    def _show(self, step: str, **context: Any) -> HttpResponse:
        """Show one step."""
        self.template_name = f"members/admin/{step}.html"
        said = {"organisation": self.object, "overview_url": self.overview_url}
        return self.render_to_response(self.get_context_data(**said, **context))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Merge, or show again what would happen by now."""
        other = self.other
        chosen = MergeForm(request.POST, plan=self._plan()).chosen
        try:
            row = merging.apply(
                self.object,
                other,
                chosen,
                seen=request.POST.get("digest", ""),
                user=request.user,  # type: ignore[arg-type]
            )
        except MergeProblem as problem:
            messages.error(request, problem.message)
            if problem.plan is None:
                return redirect("organisation:index")
            return self._show_plan(problem.plan)
        said = {"name": row, "other": other.number}
        messages.success(
            request, _now("“%(name)s” was merged with member number %(other)s.") % said
        )
        return redirect(self.overview_url)
