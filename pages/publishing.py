"""Publishing drafts that are not finished: a sentence for people in place of an error.

Wagtail checks a page in its form. A choice of pages is published without one, and so is what waits
for the editors. To be deleted once Wagtail refuses these by itself.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowAction
from wagtail.models import Page

from pages.models import StatementPage
from pages.warnings import asking
from translations import refusals


def problem(page: Page) -> str:
    """Return what keeps the latest draft of a page from being published; nothing if it may be."""
    draft = page.specific.get_latest_revision_as_object()
    draft.live = True
    try:
        draft.full_clean()
        if isinstance(draft, StatementPage):
            draft.check_adopted()
    except ValidationError as error:
        return " ".join(refusals.sentences(draft, error))
    return ""


def refuse(request: HttpRequest, page: Page, found: str) -> None:
    """Tell somebody what keeps a page from being published."""
    messages.error(
        request,
        _("“%(page)s” cannot be published yet: %(problem)s")
        % {"page": page.get_admin_display_title(), "problem": found},
    )


class CheckedWorkflowAction(WorkflowAction):
    """Approves a page that waits; one that cannot be published goes on waiting."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what was decided, or say why it cannot be done; with warnings, ask before publishing."""
        if address := self._question():
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                answer = {"step": "success", "redirect": address}
                return self.render_modal_json(request, answer)
            return redirect(address)
        try:
            response: HttpResponse = super().post(request, *args, **kwargs)
        except ValidationError as error:
            found = " ".join(refusals.sentences(self.object.specific, error))
            refuse(request, self.object, found)
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                answer = {"step": "success", "redirect": self.redirect_url}
                response = self.render_modal_json(request, answer)
            else:
                response = redirect(self.redirect_url)
        return response

    def _question(self) -> str:
        """Return where to ask for the reason of an approval in spite of warnings, if there are some."""
        if not asking.publishes(self.task_state, self.action_name):
            return ""
        asked = asking.Asked(self.object.specific, self.task_state)
        comment = self.request.POST.get("comment", "")
        return asked.address(comment) if asked.open else ""
