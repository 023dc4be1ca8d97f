"""The list of jobs in the admin, for the administrators of all sites: jobs know no sites."""

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest, PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from association_site.jobs.choices import JobState
from association_site.jobs.listing import JobRow, all_jobs, count_by_state, in_state
from association_site.jobs.working import try_again

PER_PAGE = 30
# What stands in place of a job's key for all that failed.
ALL = "all"


class AdministratorsOnly(View):
    """A view for those who administer the installation."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else.

        Raises:
            PermissionDenied: The person is none of them.
        """
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class JobsView(AdministratorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """All jobs, or those of a state."""

    template_name = "jobs/list.html"
    page_title = _("Jobs")
    header_icon = "tasks"

    @cached_property
    def state(self) -> JobState | None:
        """The state asked for; one that does not exist is none."""
        asked = self.request.GET.get("state", "")
        return JobState(asked) if asked in JobState.values else None

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the start."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the jobs of a page, and the states to choose from."""
        jobs = in_state(self.state) if self.state else all_jobs()
        rows = Paginator(jobs, PER_PAGE).get_page(self.request.GET.get("p"))
        return {
            **super().get_context_data(**kwargs),
            "rows": rows,
            "shown": [JobRow(job) for job in rows],
            "state": self.state,
            "keep": f"state={self.state.value}&" if self.state else "",
            "states": count_by_state().items(),
            "all": ALL,
        }


class TryAgainView(AdministratorsOnly):
    """Lets jobs that were given up wait again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Try one or all of them, and go back to the list.

        Raises:
            BadRequest: There is no such key.
        """
        failed, asked = in_state(JobState.FAILED), request.POST.get("job", "")
        if asked != ALL:
            try:
                failed = failed.filter(pk=UUID(asked))
            except ValueError as error:
                raise BadRequest("No key of a job") from error
        number = sum(try_again(job) for job in failed)
        if number:
            said = ngettext(
                "The job will be tried again.", "%(number)d jobs will be tried again.", number
            )
            messages.success(request, said % {"number": number})
        else:
            messages.info(request, _("Nothing was left to try again."))
        return redirect(reverse("jobs"))
