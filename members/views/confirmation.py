"""The page behind the link of the yearly question: no account, no cookie, no script.

The link is the secret that guards it: who has not got it can make nobody else's browser send anything
here, so that no token against forged forms is needed, which would take a cookie.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Site

from members.choices import PublishedField
from members.confirmations import (
    FACTS,
    Answer,
    AnsweredAlready,
    Fact,
    NobodyToAnswer,
    Refusal,
    answer,
    in_words,
    opened_by,
    refusal,
)
from members.confirmations.facts import topic_names
from members.forms.confirmation import ConsentForm, ProposalForm
from members.models import Confirmation
from members.views.answers import private_answer, too_large
from members.views.links import versions_of
from pages.site_context import SiteContext
from pages.telephones import dialled

RIGHT, CHANGE, PROPOSE = "right", "change", "propose"


class Known(NamedTuple):
    """A fact of the entry, as its member is shown it."""

    fact: Fact
    lines: list[str]
    is_public: bool


def _missing(facts: Iterable[Known]) -> list[str]:
    """Return what nothing is said about."""
    return [str(known.fact.label) for known in facts if not known.lines]


@method_decorator(csrf_exempt, name="dispatch")
class ConfirmationView(View):
    """Shows an entry to the person who is asked about it, and takes the answer."""

    http_method_names = ("get", "head", "post")
    question: Confirmation

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open the question, or say why the link opens nothing."""
        found = opened_by(kwargs["token"], Site.find_for_request(request))
        if found is None:
            return self._page("refused", 404, reason="unknown")
        self.question = found
        if (reason := refusal(found, timezone.localdate())) is not None:
            return self._refused(reason)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show the entry; whoever only looks changes nothing."""
        return self._entry(self._form(ConsentForm))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Take the answer, or show what is to be changed."""
        if (refused := too_large(request)) is not None:
            return refused
        way = request.POST.get("way")
        if way == PROPOSE:
            form = self._form(ProposalForm, request.POST)
            return self._answer(form) if form.is_valid() else self._proposal(form)
        consents = self._form(ConsentForm, request.POST)
        if way == CHANGE:
            # What was ticked so far goes along.
            ticked = {name: consents[name].value() for name in consents.fields if name != "opened"}
            return self._proposal(self._form(ProposalForm, initial=ticked))
        if not consents.is_valid():
            return self._entry(consents)
        if not consents.is_of_today:
            return self._entry(self._form(ConsentForm), has_changed=True)
        return self._answer(consents)

    # ---------------------------------------------------------------------------------- answering
    def _form(self, kind: type[ConsentForm], data: Any = None, **kwargs: Any) -> Any:
        """Return a form about the entry."""
        question = self.question
        assert question.contact is not None
        about: dict[str, Any] = {"organisation": question.organisation, "contact": question.contact}
        return kind(data, **about, **kwargs)

    def _answer(self, form: ConsentForm) -> HttpResponse:
        """Record a valid answer and say thank you."""
        values = form.values if isinstance(form, ProposalForm) else {}
        given = Answer(values=values, wordings=form.wordings, kept=form.kept)
        try:
            self.question = answer(self.question, given)
        except AnsweredAlready:
            self.question.refresh_from_db()
            return self._refused(Refusal.ANSWERED)
        except NobodyToAnswer:
            return self._refused(Refusal.GONE)
        return self._page("thanks")

    # ------------------------------------------------------------------------------------ showing
    def _entry(self, form: ConsentForm, has_changed: bool = False) -> HttpResponse:
        """Show what the register keeps, and what of it is public."""
        organisation = self.question.organisation
        topics = topic_names(organisation.site_id, form.says["topics"])
        shown = organisation.published
        facts = [
            Known(
                fact,
                in_words(fact.name, form.says[fact.name], topics),
                fact.is_public or fact.shown_with in shown,
            )
            for fact in FACTS
        ]
        return self._page(
            "entry",
            form=form,
            facts=[known for known in facts if known.lines and not known.fact.of_person],
            own_facts=[known for known in facts if known.lines and known.fact.of_person],
            missing=_missing(known for known in facts if not known.fact.of_person),
            own_missing=_missing(known for known in facts if known.fact.of_person),
            has_changed=has_changed,
            logo=organisation.logo,
            logo_is_public=PublishedField.LOGO in shown,
            colleague_on=self._colleague_on(),
        )

    def _proposal(self, form: ProposalForm) -> HttpResponse:
        """Show the form for changes."""
        return self._page("proposal", form=form)

    def _colleague_on(self) -> Any:
        """Return when somebody else of the organisation answered since this person was asked."""
        others = Confirmation.objects.filter(organisation=self.question.organisation_id)
        since = others.filter(answered_at__gte=self.question.asked_at)
        return since.order_by("-answered_at").values_list("answered_at", flat=True).first()

    def _refused(self, reason: Refusal) -> HttpResponse:
        """Say why the link opens nothing any more; of the entry, nothing is said."""
        return self._page(
            "refused", 410, reason=reason.value, answered_at=self.question.answered_at
        )

    def _page(self, name: str, status: int = 200, **context: Any) -> HttpResponse:
        """Return one of the pages in the frame of the site."""
        question = getattr(self, "question", None)
        telephone = SiteContext.for_request(self.request).settings.telephone
        given = {
            "question": question,
            "versions": versions_of(self.request),
            "telephone_link": dialled(telephone),
            **context,
        }
        return private_answer(self.request, f"members/confirmation/{name}.html", given, status)
