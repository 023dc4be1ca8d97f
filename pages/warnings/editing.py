"""Where publishing stops to ask: the form of a page, the editor of its translation, an approval."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.edit import EditView
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry, Page

from pages.warnings.asking import LOG_ACTION, Asked, publishes
from pages.warnings.finding import open_warnings
from pages.warnings.listing import may_read
from pages.warnings.views import PageWarningsView, WarningsReportView
from translations import memory

# The form of a page that does not exist yet.
NEW_PAGE = "wagtailadmin_pages:add"


def hold_back_new_page(request: HttpRequest, page: Page) -> None:
    """Let a new page be a draft until it is published.

    Wagtail has saved it as a public one a moment ago, since it expects that nothing comes between:
    whoever asks, refuses or fails at this hook would leave it public.
    """
    if request.resolver_match and request.resolver_match.view_name == NEW_PAGE:
        page.live, page.has_unpublished_changes = False, True
        Page.objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True)


def ask_before_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead to the question where the draft that was just saved has warnings."""
    asked = Asked(Page.objects.get(pk=page.pk).specific)
    return redirect(asked.address()) if asked.open else None


def ask_before_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead to the question where a translation would be published with warnings."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if page.alias_of_id or not page.permissions_for_user(request.user).can_publish():
        return None  # it is refused anyway
    if not memory.is_synchronised_translation(page):
        return None
    asked = Asked(page.specific)
    return redirect(asked.address()) if asked.open else None


class AskingEditView(EditView):
    """Wagtail's form of a page; an approval within it asks before it publishes with warnings.

    Wagtail has no hook there. To be deleted once it has one.
    """

    def perform_workflow_action(self) -> HttpResponse:
        """Do what was decided; with warnings, keep what was typed as a draft and ask."""
        task = self.page.current_workflow_task_state
        if publishes(task, self.workflow_action) and open_warnings(self.form.instance):
            self.save_action()
            fresh = Page.objects.get(pk=self.page.pk).specific
            return redirect(Asked(fresh, fresh.current_workflow_task_state).address())
        response: HttpResponse = super().perform_workflow_action()
        return response


# ------------------------------------------------------------------------------------ in the admin
class LetPassFormatter(LogFormatter):
    """Says in a page's history that warnings were let pass, and why."""

    label = _("Let warnings pass")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        """Return the sentence with the reason."""
        return str(_("Let warnings pass: %(reason)s")) % {
            "reason": log_entry.data.get("reason", "")
        }


def register_log_action(actions: LogActionRegistry) -> None:
    """Make the entry known to page histories."""
    actions.register_action(LOG_ACTION)(LetPassFormatter)


def urls() -> list[URLPattern]:
    """Return the addresses of the question and of the list."""
    return [
        path("page-warnings/<int:page_id>/", PageWarningsView.as_view(), name="page_warnings"),
        path("reports/warnings/", WarningsReportView.as_view(), name="warnings_report"),
    ]


class ReportItem(MenuItem):
    """The list's entry in the menu, for those who may open it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether somebody works on pages."""
        user: Any | AnonymousUser = request.user
        return may_read(user)


def report_item() -> MenuItem:
    """Return the list's entry in the menu of reports."""
    address = reverse("warnings_report")
    return ReportItem(_("Warnings"), address, name="warnings", icon_name="warning", order=650)


def connect() -> None:
    """Tell Wagtail."""
    # Before all others.
    hooks.register("before_publish_page", hold_back_new_page, order=-100)
    # After others, who may refuse for good.
    hooks.register("before_publish_page", ask_before_publishing, order=100)
    # Before wagtail-localize answers in the place of the form.
    hooks.register("before_edit_page", ask_before_translation, order=-1)
    hooks.register("register_log_actions", register_log_action)
    hooks.register("register_admin_urls", urls)
    hooks.register("register_reports_menu_item", report_item)
