"""What can be done with many organisations at once, from their list.

An action is a class and its line in `BULK_ACTIONS`. What is chosen stands in the address: the ticked
rows, or the list's own filter for all that it finds.
"""

import io
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from members.confirmations import ask
from members.exporting import Export, ExportProblem, Format
from members.forms import ExportChosenForm, TopicsForm
from members.models import Organisation, Topic
from members.querysets import OrganisationQuerySet
from members.tagging import change_topics
from members.viewsets.confirmations import say
from members.viewsets.listing import ALL, CHOSEN, OrganisationIndexView
from members.viewsets.lists import CONTENT_TYPES, NEEDED
from members.viewsets.own import LONGEST_KEY, OwnSites

NAMED = 10
NUMBER = "number_seen"


class BulkAction(OwnSites, PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Asks what is to be done with the chosen organisations, does it, and says how many it changed.

    Attributes:
        name: Of its address.
        label: Of its button in the list, and of the page.
        explanation: What it brings about.
        icon: Beside its label.
        needed: What somebody has to be allowed besides changing organisations.
    """

    name = ""
    label: str | Promise = ""
    explanation: str | Promise = ""
    icon = "edit"
    needed: tuple[str, ...] = ()

    model = Organisation
    permission_required = "change"
    form_class: type[forms.Form] = forms.Form
    template_name = "members/admin/bulk.html"
    header_icon = "group"

    @classmethod
    def is_offered(cls, user: Any) -> bool:
        """Say whether somebody may do it."""
        return bool(user.has_perms(("members.change_organisation", *cls.needed)))

    def perform(self, form: Any) -> int:
        """Do it with `chosen`, and return how many organisations it changed."""
        raise NotImplementedError

    # ------------------------------------------------------------------------------ the page
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse those who may not.

        Raises:
            PermissionDenied: Somebody may not.
        """
        if not self.is_offered(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_page_title(self) -> Any:
        """Say what is done."""
        return self.label

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the list."""
        index = {"url": self.index_url, "label": _("Organisations")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.label}]

    @cached_property
    def listing(self) -> OrganisationIndexView:
        """The list that led here, with its filter."""
        view = OrganisationIndexView(
            model=Organisation,
            permission_policy=self.permission_policy,
            index_url_name="organisation:index",
            index_results_url_name="organisation:index_results",
            default_ordering=("sort_key", "pk"),
        )
        view.setup(self.request)
        return view

    @property
    def index_url(self) -> str:
        """The list as it was."""
        query = self.listing.kept_query.urlencode()
        return reverse("organisation:index") + (f"?{query}" if query else "")

    @cached_property
    def chosen(self) -> OrganisationQuerySet:
        """The chosen organisations, of own registers alone and without those that were erased."""
        if self.is_all:
            found = self.listing.get_queryset()
        else:
            said = self.request.GET.getlist(CHOSEN)
            keys = [key for key in said if key.isdecimal() and len(key) < LONGEST_KEY]
            found = self.own(Organisation.objects.filter(pk__in=keys))
        rows: OrganisationQuerySet = Organisation.objects.filter(erased_on=None)
        return rows.filter(pk__in=found.order_by().values("pk")).order_by("sort_key", "pk")

    @property
    def is_all(self) -> bool:
        """Whether all are meant that the list finds."""
        return ALL in self.request.GET

    @cached_property
    def number(self) -> int:
        """How many are chosen."""
        return self.chosen.count()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is chosen."""
        names = list(self.chosen.values_list("name", "number")[:NAMED])
        day = self.listing.chosen_day
        return super().get_context_data(**kwargs) | {
            "action": self,
            "number": self.number,
            "names": names,
            "further": self.number - len(names),
            "day": day and date_format(day, "DATE_FORMAT"),
            "index_url": self.index_url,
            "number_seen": NUMBER,
        }

    # ------------------------------------------------------------------------------ doing it
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it with what was shown; where the list finds others by now, show it again."""
        seen = request.POST.get(NUMBER, "")
        if not self.number or seen != str(self.number):
            if self.number:
                messages.warning(
                    request,
                    _now("The list has changed in the meantime. Please look once more."),
                )
            return self.render_to_response(self.get_context_data())
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        """Do it, and say how many were changed and how many stay as they are."""
        changed = self.perform(form)
        said = {
            "changed": in_words(changed),
            "left": number_format(self.number - changed, use_l10n=True, force_grouping=True),
        }
        text = _now("Changed: %(changed)s. As it was before: %(left)s.") % said
        (messages.success if changed else messages.info)(self.request, text)
        return redirect(self.index_url)


def in_words(number: int) -> str:
    """Say how many organisations."""
    words = ngettext("%(number)s organisation", "%(number)s organisations", number)
    return words % {"number": number_format(number, use_l10n=True, force_grouping=True)}


class AddTopics(BulkAction):
    """Gives topics to all of them."""

    name = "add_topics"
    label = _("Add topics")
    explanation = _("The chosen organisations get these topics besides those that they have.")
    icon = "tag"
    form_class = TopicsForm
    takes_away = False

    def offered(self) -> QuerySet[Topic]:
        """Return the topics of the sites whose organisations are chosen."""
        return Topic.objects.filter(site__in=self.chosen.order_by().values("site"))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the topics."""
        return super().get_form_kwargs() | {"topics": self.offered()}

    def perform(self, form: Any) -> int:
        """Do it."""
        return change_topics(
            self.chosen,
            form.cleaned_data["topics"],
            takes_away=self.takes_away,
            user=self.request.user,
        )


class RemoveTopics(AddTopics):
    """Takes topics away from all of them."""

    name = "remove_topics"
    label = _("Remove topics")
    explanation = _("The chosen organisations lose these topics; the others stay.")
    icon = "cross"
    takes_away = True

    def offered(self) -> QuerySet[Topic]:
        """Return the topics that at least one of them has."""
        used = Organisation.topics.through.objects.filter(organisation__in=self.chosen.values("pk"))
        return super().offered().filter(pk__in=used.values("topic"))


class ExportChosen(BulkAction):
    """Takes them away as a file; as with the whole register, that is on record."""

    name = "export"
    label = _("Export")
    explanation = _("You get a file of the chosen organisations. Every export is on record.")
    icon = "download"
    needed = NEEDED
    form_class = ExportChosenForm

    def form_valid(self, form: Any) -> HttpResponse:
        """Send the file, or say why there can be none."""
        sites = {row.pk: row for row in self.sites.filter(organisations__in=self.chosen)}
        if len(sites) != 1:
            form.add_error(None, _now("Please choose organisations of one register alone."))
            return self.form_invalid(form)
        [site] = sites.values()
        export = Export(
            site=site,
            format=Format(form.cleaned_data["format"]),
            contacts=form.cleaned_data["contacts"],
            day=self.listing.chosen_day,
            organisations=self.chosen,
            user=self.request.user,
        )
        file = io.BytesIO()
        try:
            export.write(file)
        except ExportProblem as problem:
            form.add_error(None, str(problem))
            return self.form_invalid(form)
        return HttpResponse(
            file.getvalue(),
            content_type=CONTENT_TYPES[export.format],
            headers={"Content-Disposition": f'attachment; filename="{export.file_name}"'},
        )


class AskChosen(BulkAction):
    """Asks their people whether the entries are still right."""

    name = "ask"
    label = _("Ask for confirmation")
    explanation = _(
        "Each contact with an e-mail address gets a mail with a link of their own. Nobody is asked"
        " who has a link that still works, or whose changes wait for you."
    )
    icon = "mail"
    needed = NEEDED

    def form_valid(self, form: Any) -> HttpResponse:
        """Ask them, and say how many mails that are."""
        say(self.request, ask(self.chosen, user=self.request.user, today=timezone.localdate()))
        return redirect(self.index_url)


# In the order of their buttons.
BULK_ACTIONS: tuple[type[BulkAction], ...] = (AskChosen, AddTopics, RemoveTopics, ExportChosen)
