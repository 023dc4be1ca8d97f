"""The question before a page is published with warnings, and the list of what stands on the desk."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page, TaskState

from accounts.models import User
from pages import publishing
from pages.warnings.asking import APPROVE, Asked, let_pass
from pages.warnings.forms import ReasonForm
from pages.warnings.listing import ReportFilter, in_groups, may_read, standing_on
from translations import as_published, refusals


class PageWarningsView(WagtailAdminTemplateMixin, TemplateView):
    """Shows what was found on a page that somebody wants to publish, and asks for a reason."""

    template_name = "warnings/asked.html"
    page_title = gettext_lazy("Before you publish")
    header_icon = "warning"
    http_method_names = ["get", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever may not publish the page, and what somebody else keeps locked.

        Raises:
            PermissionDenied: The person may not publish the page.
        """
        page, task = self.asked.page, self.asked.task
        if task is None:
            allowed = page.permissions_for_user(request.user).can_publish()
        else:
            actions = task.task.specific.get_actions(page, request.user)
            allowed = any(name == APPROVE for name, *_rest in actions)
        if not allowed:
            raise PermissionDenied
        lock = page.get_lock()
        if task is None and lock is not None and lock.for_user(request.user):
            messages.error(request, lock.get_message(request.user))
            return redirect(self.back)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def asked(self) -> Asked:
        """The page, and the step of the workflow that is decided.

        Raises:
            Http404: There is no such page, or nobody waits for a decision on it.
        """
        page = get_object_or_404(
            Page.objects.filter(depth__gt=1, alias_of__isnull=True), pk=self.kwargs["page_id"]
        ).specific
        number = self.request.GET.get("task", "")
        if not number:
            return Asked(page)
        current = page.current_workflow_task_state
        if current is None or str(current.pk) != number:
            raise Http404
        task: TaskState = current.specific
        return Asked(page, task)

    @property
    def back(self) -> str:
        """Where the page is edited."""
        return reverse("wagtailadmin_pages:edit", args=[self.asked.page.pk])

    def form(self) -> ReasonForm:
        """Return the form, with what was sent."""
        return ReasonForm(
            self.request.POST if self.request.method == "POST" else None,
            found=self.asked.open,
            revision=self.asked.revision_shown,
            comment=self.request.GET.get("comment", ""),
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, or lead back where nothing is left to ask."""
        if not self.asked.open:
            messages.success(request, _("Nothing stands against publishing this page any more."))
            return redirect(self.back)
        return self.render_to_response(self.get_context_data(form=self.form()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the reason and publish the page, or ask again."""
        form, user = self.form(), request.user
        if not form.is_valid() or not isinstance(user, User):
            return self.render_to_response(self.get_context_data(form=form))
        if self.asked.written is None and (found := publishing.problem(self.asked.page)):
            publishing.refuse(request, self.asked.page, found)
            return redirect(self.back)
        let_pass(self.asked.page, self.asked.open, user, form.cleaned_data["reason"])
        try:
            return self._publish(user, form.cleaned_data["comment"])
        except ValidationError as error:
            found = " ".join(refusals.sentences(self.asked.page, error))
            publishing.refuse(request, self.asked.page, found)
            return redirect(self.back)

    def _publish(self, user: User, comment: str) -> HttpResponse:
        """Go on with what was interrupted."""
        page, task = self.asked.page, self.asked.task
        if task is not None:
            task.task.specific.on_action(task, user, APPROVE, comment=comment)
        elif self.asked.written is not None:
            as_published.publish(page, user)
        elif self.asked.revision is not None:
            # Others may have something to say before a page is published, too.
            if response := self._run("before_publish_page", self.asked.draft):
                return response
            action = PublishPageRevisionAction(self.asked.revision, user=user, changed=True)
            action.execute(skip_permission_checks=True)
        fresh = Page.objects.get(pk=page.pk).specific
        if response := self._run("after_publish_page", fresh):
            return response
        self._say_so(fresh)
        return redirect(self.back)

    def _run(self, name: str, page: Page) -> HttpResponse | None:
        """Run the hooks that Wagtail's form would run; one may answer in its place."""
        for hook in hooks.get_hooks(name):
            response = hook(self.request, page)
            if isinstance(response, HttpResponse):
                return response
        return None

    def _say_so(self, page: Page) -> None:
        """Say what has become of the page."""
        title = {"page": page.get_admin_display_title()}
        buttons = (
            [messages.button(page.url, _("Look at the page"))] if page.live and page.url else []
        )
        if page.go_live_at and page.approved_schedule:
            sentence = _("“%(page)s” will be published when its time comes.")
        else:
            sentence = _("“%(page)s” has been published; your reason is kept.")
        messages.success(self.request, sentence % title, buttons=buttons)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the page."""
        title = self.asked.page.get_admin_display_title()
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.back, "label": title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_page_subtitle(self) -> str:
        """Name the page."""
        title: str = self.asked.page.get_admin_display_title()
        return title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was found."""
        code = self.asked.page.locale.language_code
        return {
            **super().get_context_data(**kwargs),
            "groups": in_groups(self.asked.draft, self.asked.open),
            "hints": in_groups(self.asked.draft, self.asked.hints),
            "number": len(self.asked.open),
            "back": self.back,
            "title": self.asked.draft.title,
            "code": code,
        }


class WarningsReportView(WagtailAdminTemplateMixin, TemplateView):
    """The live pages of one's own sites with what was found on them."""

    template_name = "warnings/report.html"
    page_title = gettext_lazy("Warnings")
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever works on no page.

        Raises:
            PermissionDenied: The person does not.
        """
        if not may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the start."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the pages."""
        user: User | AnonymousUser = self.request.user
        chosen = ReportFilter.of(self.request.GET)
        rows, shown = standing_on(user, chosen)
        return {
            **super().get_context_data(**kwargs),
            "rows": rows,
            "shown": shown,
            "chosen": chosen,
            "keep": chosen.kept,
        }
