"""What the queue adds to Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from association_site.jobs.views import JobsView, TryAgainView


class JobsMenuItem(MenuItem):
    """Leads to the list of jobs."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to the administrators of all sites."""
        return bool(request.user.is_superuser)


def jobs_item() -> MenuItem:
    """Return the place of the jobs among the reports."""
    return JobsMenuItem(_("Jobs"), reverse("jobs"), name="jobs", icon_name="tasks", order=1100)


def urls() -> list[URLPattern]:
    """Return the addresses of the list."""
    return [
        path("jobs/", JobsView.as_view(), name="jobs"),
        path("jobs/again/", TryAgainView.as_view(), name="jobs_again"),
    ]


def connect() -> None:
    """Tell Wagtail."""
    hooks.register("register_admin_urls", urls)
    hooks.register("register_reports_menu_item", jobs_item)
