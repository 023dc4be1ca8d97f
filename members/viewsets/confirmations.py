"""The yearly question at the desk: whom to ask, who is asked, and what members propose."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members.choices import MembershipStatus
from members.confirmations import (
    Asked,
    ask,
    open_questions,
    proposals,
    to_be_asked,
)
from members.models import Confirmation, Contact, Organisation
from members.querysets import OrganisationQuerySet
from members.viewsets.lists import ForKeepers
from members.viewsets.steps import PageOfOrganisation

PER_PAGE, LATEST = 30, 20
MEMBERS = (MembershipStatus.ACTIVE, MembershipStatus.DORMANT)
WAITING, OPEN, OVERDUE, UNREACHED = "waiting", "open", "overdue", "unreached"


def told(asked: Asked) -> str:
    """Say what became of asking."""
    said = [
        ngettext(
            "%(number)s mail is on its way.", "%(number)s mails are on their way.", asked.letters
        )
        % {"number": number_format(asked.letters, force_grouping=True)}
    ]
    left = [
        _counted(
            asked.already_asked,
            ngettext_lazy(
                "%(number)s that is asked already", "%(number)s that are asked already", "number"
            ),
        ),
        _counted(
            asked.without_contact,
            ngettext_lazy(
                "%(number)s without a contact who has an e-mail address",
                "%(number)s without a contact who has an e-mail address",
                "number",
            ),
        ),
        _counted(
            asked.no_members,
            ngettext_lazy(
                "%(number)s that is no member", "%(number)s that are no members", "number"
            ),
        ),
    ]
    if any(left):
        said.append(_now("Not asked were: %(which)s.") % {"which": "; ".join(filter(None, left))})
    return " ".join(said)


def _counted(number: int, words: Any) -> str:
    """Return how many there are in words; nothing where there are none."""
    return str(words % {"number": number}) if number else ""


def say(request: HttpRequest, asked: Asked) -> None:
    """Tell somebody what became of asking."""
    (messages.success if asked.letters else messages.warning)(request, told(asked))


def asked_about(organisation: Organisation, user: Any) -> dict[str, Any]:
    """Return what an organisation's page tells of its confirmations, for those who see people."""
    if not user.has_perm("members.view_contact"):
        return {}
    people = ("contact", "asked_by")
    may_ask = user.has_perm("members.change_organisation") and organisation.erased_on is None
    questions = list(organisation.confirmations.select_related(*people)[:LATEST])
    decided = (row for row in questions if row.answered_at and not row.waits_for_the_board)
    latest = max(decided, key=lambda row: row.answered_at, default=None)
    return {
        "confirmations": questions,
        "something_was_rejected": latest and len(latest.accepted) < len(latest.proposed),
        "may_ask": may_ask and organisation.status() in MEMBERS,
    }


class ForAskers(ForKeepers):
    """A view of the confirmations of one's own registers."""

    header_icon = "mail"

    @cached_property
    def organisations(self) -> OrganisationQuerySet:
        """The organisations of those registers."""
        found: OrganisationQuerySet = Organisation.objects.filter(site__in=self.sites)
        return found

    def way(self, *labels: Any) -> list[dict[str, Any]]:
        """Return the way to what stands below the confirmations."""
        lists = {"url": reverse("register_confirmations"), "label": _("Confirmations")}
        return [
            {"url": reverse("organisation:index"), "label": _("Organisations")},
            lists if labels else lists | {"url": ""},
            *({"url": "", "label": label} for label in labels),
        ]

    def own(self, questions: QuerySet[Confirmation]) -> QuerySet[Confirmation]:
        """Return the questions to those organisations."""
        return questions.filter(organisation__site__in=self.sites)


class ConfirmationsView(ForAskers, WagtailAdminTemplateMixin, TemplateView):
    """Proposals that wait, questions that are open, and members who should be asked."""

    template_name = "members/admin/confirmation_list.html"
    page_title = _("Confirmations")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the organisations."""
        return [*self.breadcrumbs_items, *self.way()]

    @property
    def parts(self) -> dict[str, tuple[str | Promise, QuerySet[Any]]]:
        """The parts of the list: heading and rows."""
        today = timezone.localdate()
        overdue = self.organisations.overdue(today)
        someone = Contact.objects.filter(organisation=OuterRef("pk")).exclude(email="")
        return {
            WAITING: (_("Proposals that wait"), self.own(proposals()).order_by("answered_at")),
            OPEN: (_("Open questions"), self.own(open_questions(today)).order_by("expires_on")),
            OVERDUE: (_("Overdue"), overdue.order_by("sort_key", "pk")),
            UNREACHED: (
                _("Overdue, and nobody can be asked"),
                overdue.filter(~Exists(someone)).order_by("sort_key", "pk"),
            ),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add a part of the list."""
        said = self.request.GET
        parts = self.parts
        shown = said.get("show") if said.get("show") in parts else WAITING
        assert shown is not None
        words = " ".join(said.get("q", "").split())[:200]
        rows = self._rows(shown, parts[shown][1], words)
        page = Paginator(rows, PER_PAGE).get_page(said.get("p"))
        today = timezone.localdate()
        to_ask = to_be_asked(self.organisations.overdue(today), today).count()
        return super().get_context_data(**kwargs) | {
            "parts": [(key, label, found.count()) for key, (label, found) in parts.items()],
            "shown": shown,
            "heading": parts[shown][0],
            "are_questions": shown in (WAITING, OPEN),
            "words": words,
            "rows": page,
            "keep": self._keep(shown, words),
            "to_ask": to_ask,
        }

    def _rows(self, shown: str, rows: QuerySet[Any], words: str) -> QuerySet[Any]:
        """Return the rows in which words are found, with what is told of them."""
        if shown in (WAITING, OPEN):
            if words:
                found = self.organisations.found_by(words, with_numbers=True)
                rows = rows.filter(organisation__in=found.values("pk"))
            return rows.select_related("organisation", "contact")
        if words:
            rows = rows.found_by(words, with_numbers=True)  # type: ignore[attr-defined]
        return rows.annotate(asked_at=Max("confirmations__asked_at"))

    def _keep(self, shown: str, words: str) -> str:
        """Return what stays in the address from page to page."""
        said = self.request.GET.copy()
        said.clear()
        said["show"] = shown
        if words:
            said["q"] = words
        return f"{said.urlencode()}&"


class AskOverdueView(ForAskers, WagtailAdminTemplateMixin, TemplateView):
    """Asks all who are overdue; how many that are is told before."""

    template_name = "members/admin/ask_overdue.html"
    page_title = _("Ask all overdue")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the confirmations."""
        return [*self.breadcrumbs_items, *self.way(self.page_title)]

    @property
    def _found(self) -> QuerySet[Organisation]:
        """Who would be asked."""
        today = timezone.localdate()
        return to_be_asked(self.organisations.overdue(today), today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say how many organisations, and how many mails that are."""
        found = self._found
        people = Contact.objects.filter(organisation__in=found.values("pk")).exclude(email="")
        return super().get_context_data(**kwargs) | {
            "number": found.count(),
            "letters": people.count(),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask them; where there are others by now, say so before."""
        if request.POST.get("number", "") != str(self._found.count()):
            messages.warning(
                request, _now("The list has changed in the meantime. Please look once more.")
            )
            return self.render_to_response(self.get_context_data())
        say(request, ask(self._found, user=request.user, today=timezone.localdate()))  # type: ignore[arg-type]
        return redirect(f"{reverse('register_confirmations')}?show={OPEN}")


class AskView(PageOfOrganisation, TemplateView):
    """Asks the people of one organisation."""

    template_name = "members/admin/ask.html"
    header_icon = "mail"
    page_title = _("Ask for confirmation")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those who may not know who is asked.

        Raises:
            PermissionDenied: Somebody may not.
        """
        if not request.user.has_perm("members.view_contact"):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say who gets a mail, and who has one."""
        open_now = open_questions(timezone.localdate()).filter(organisation=self.object)
        asked = set(open_now.values_list("contact_id", flat=True))
        people = list(self.object.contacts.exclude(email=""))
        waiting = proposals().filter(organisation=self.object).first()
        is_member = self.object.status() in MEMBERS and self.object.erased_on is None
        return super().get_context_data(**kwargs) | {
            "object": self.object,
            "new": [person for person in people if person.pk not in asked],
            "asked": [person for person in people if person.pk in asked],
            "waiting": waiting,
            "is_member": is_member,
            "overview_url": self.overview_url,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask them."""
        say(request, ask([self.object], user=request.user, today=timezone.localdate()))  # type: ignore[arg-type]
        return redirect(f"{self.overview_url}#confirmations")
