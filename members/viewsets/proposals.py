"""What a member proposes, at the desk: accepted and rejected field by field."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members.confirmations import FACTS, DecidedAlready, decide, differences
from members.models import Confirmation
from members.viewsets.confirmations import ForAskers


class ProposalView(ForAskers, WagtailAdminTemplateMixin, TemplateView):
    """What a member proposes, beside what the register says; accepted and rejected field by field."""

    template_name = "members/admin/proposal.html"
    page_title = _("Proposed changes")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Take nothing for granted: whose it is, is asked with the right."""
        super().setup(request, *args, **kwargs)
        self.refused: dict[str, list[str]] = {}
        self.ticked: set[str] | None = None

    @cached_property
    def question(self) -> Confirmation:
        """The question, answered with changes.

        Raises:
            Http404: There is none of that number in one's own registers.
        """
        answered = self.own(Confirmation.objects.filter(answered_at__isnull=False))
        found = answered.select_related("organisation__site", "contact", "decided_by")
        question: Confirmation = get_object_or_404(found.exclude(proposed={}), pk=self.kwargs["pk"])
        return question

    @property
    def overview_url(self) -> str:
        """The organisation's page."""
        return reverse("organisation:inspect", args=[self.question.organisation_id])

    def get_page_subtitle(self) -> str:
        """Name the organisation."""
        return str(self.question.organisation)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the confirmations."""
        return [*self.breadcrumbs_items, *self.way(str(self.question.organisation))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the differences, or what was decided."""
        question = self.question
        waits = question.waits_for_the_board
        rows = [
            {
                "difference": found,
                "errors": self.refused.get(found.name, []),
                "is_ticked": found.seen is None
                if self.ticked is None
                else found.name in self.ticked,
            }
            for found in (differences(question) if waits else [])
        ]
        labels = [(fact.label_at_desk, fact.name in question.accepted) for fact in FACTS if fact.name in question.proposed]  # fmt: skip
        return super().get_context_data(**kwargs) | {
            "question": question,
            "waits": waits,
            "rows": rows,
            "accepted": [label for label, taken in labels if taken],
            "rejected": [label for label, taken in labels if not taken],
            "errors": self.refused.get(NON_FIELD_ERRORS, []),
            "overview_url": self.overview_url,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take over what is ticked; whoever comes second is told."""
        said = request.POST
        rejects = said.get("way") == "reject"
        self.ticked = set(said.getlist("accept"))
        stamps = {name.removeprefix("stamp_"): said[name] for name in said if name.startswith("stamp_")}  # fmt: skip
        try:
            decided = decide(
                self.question,
                () if rejects else self.ticked,
                user=request.user,  # type: ignore[arg-type]
                stamps=stamps,
                tell="tell" in said,
            )
        except DecidedAlready:
            messages.error(request, _now("Somebody else has decided on this already."))
            return redirect("register_proposal", self.question.pk)
        except ValidationError as error:
            self.refused = error.message_dict
            del self.question
            messages.error(request, _now("Nothing is saved yet. See the reasons below."))
            return self.render_to_response(self.get_context_data())
        messages.success(request, self._told(decided))
        return redirect(f"{self.overview_url}#confirmations")

    def _told(self, decided: Confirmation) -> str:
        """Say what was decided."""
        taken = len(decided.accepted)
        return _now("Taken over: %(taken)s. Rejected: %(rejected)s.") % {
            "taken": taken,
            "rejected": len(decided.proposed) - taken,
        }
