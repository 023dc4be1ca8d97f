"""The letter that tells an applicant what the board decided: proposed, worded, sent."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages

from members import applications
from members.applications import Proposal
from members.forms import DecisionForm
from members.viewsets.steps import PageOfOrganisation


class DecisionView(PageOfOrganisation, FormView):
    """The proposed letter, which can be changed before it is sent."""

    form_class = DecisionForm
    template_name = "members/admin/decision.html"
    page_title = _("Write to the applicant")
    header_icon = "mail"

    @cached_property
    def proposal(self) -> Proposal | None:
        """What could be written."""
        return applications.proposal(self.object)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those who may not see people's addresses, and where there is nothing to write.

        Raises:
            PermissionDenied: Somebody may not.
        """
        if not request.user.has_perm("members.view_contact"):
            raise PermissionDenied
        if self.proposal is None:
            messages.error(
                request,
                _now("There is no letter to write: nothing is decided, or it was written already."),
            )
            return redirect(self.overview_url)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """Propose the letter."""
        assert self.proposal is not None  # `dispatch` sees to that
        return {"subject": self.proposal.subject, "body": self.proposal.body}

    def form_valid(self, form: DecisionForm) -> HttpResponse:
        """Have it sent."""
        said = form.cleaned_data
        letter = applications.send_decision(self.object, said["subject"], said["body"])
        if letter is not None:
            messages.success(self.request, _now("The letter is on its way."))
        return redirect(f"{self.overview_url}#letters")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say to whom it goes, in which language."""
        assert self.proposal is not None  # `dispatch` sees to that
        info = get_language_info(self.proposal.language)
        form = kwargs.get("form") or self.get_form()
        for name in ("subject", "body"):
            direction = "rtl" if info["bidi"] else "ltr"
            form.fields[name].widget.attrs |= {"lang": info["code"], "dir": direction}
        return super().get_context_data(**kwargs | {"form": form}) | {
            "object": self.object,
            "proposal": self.proposal,
            "language_name": info["name_translated"],
            "overview_url": self.overview_url,
        }
