"""An organisation's page at the desk: its whole story."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language_info, pgettext
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import ModelLogEntry

from members import text_rights, texts
from members.models import Application, Contact, Membership, Organisation
from members.viewsets.confirmations import asked_about
from members.viewsets.merging import may_merge
from members.viewsets.own import OwnObject
from members.viewsets.steps import may_write, offered
from pages import changes

ENTRIES = 30


@dataclass(frozen=True)
class Entry:
    """Something that happened.

    Attributes:
        at: When.
        by: Who did it.
        what: What was done.
        about: What it was done to.
        changes: The changed fields; of a person without values.
    """

    at: datetime
    by: str
    what: str
    about: str
    changes: list[changes.Change]


class Story:
    """What the log keeps of an organisation, its memberships and its people."""

    def __init__(self, organisation: Organisation, periods: list[Membership]) -> None:
        """Keep what it is about."""
        self.organisation = organisation
        self.merged = [row.key for row in organisation.merged.all()]
        self.periods = {str(period.pk): period for period in periods}

    def entries(self, contacts: list[Contact]) -> QuerySet[ModelLogEntry]:
        """Return the log's entries, the latest first."""
        rows: dict[type[Model], list[str]] = {
            Organisation: [str(key) for key in (self.organisation.pk, *self.merged)],
            Membership: list(self.periods),
            Contact: [str(contact.pk) for contact in contacts],
        }
        kinds = ContentType.objects.get_for_models(*rows)
        wanted = Q()
        for model, numbers in rows.items():
            wanted |= Q(content_type=kinds[model], object_id__in=numbers)
        found = ModelLogEntry.objects.filter(wanted).select_related("user")
        return found.order_by("-timestamp", "-pk")

    def told(self, page: Page) -> Iterator[Entry]:
        """Yield a page of them as people read them."""
        kinds = ContentType.objects.get_for_models(Organisation, Membership, Contact)
        models = {kind.pk: model for model, kind in kinds.items()}
        for entry in page:
            model = models[entry.content_type_id]
            yield Entry(
                entry.timestamp,
                entry.user_display_name,
                str(entry.message),
                self._about(model, entry.object_id),
                changes.described(model, entry.data),
            )

    def _about(self, model: type[Model], number: str) -> str:
        """Say what an entry is about; the people are all the same to it."""
        if model is Contact:
            return str(capfirst(pgettext("a person", "contact")))
        if model is Organisation:
            return _now("Organisation")
        started = date_format(self.periods[number].started_on, "SHORT_DATE_FORMAT")
        return _now("Membership from %(day)s") % {"day": started}


class OrganisationOverview(OwnObject, generic.InspectView):
    """What is known of an organisation, and what can be done with it."""

    page_title = _("Overview")
    template_name = "members/admin/overview.html"

    def get_fields(self) -> list[str]:
        """The template names them."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Stand below the list."""
        index = {"url": reverse("organisation:index"), "label": _("Organisations")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": str(self.object)}]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Lead to the form."""
        if edit := self.get_edit_url():
            return [HeaderButton(label=_("Edit"), url=edit, icon_name="edit")]
        return []

    def _descriptions(self) -> list[texts.Description]:
        """Return how far its description is in other languages; nothing where it has none."""
        if not self.object.description:
            return []
        codes = text_rights.codes_for(self.request.user, self.object.site)
        return texts.descriptions([self.object], codes)[self.object.pk]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add all that the page tells."""
        organisation, user = self.object, self.request.user
        prefetch_related_objects([organisation], "memberships", "merged")
        periods = list(organisation.memberships.all())
        sees_people = user.has_perm("members.view_contact")
        contacts = list(organisation.contacts.all()) if sees_people else []
        consents = list(organisation.consents.select_related("recorded_by"))
        story = Story(organisation, periods)
        paginator = Paginator(story.entries(contacts), ENTRIES)
        page = paginator.get_page(self.request.GET.get("p"))
        status = organisation.status()
        may_change = user.has_perm("members.change_organisation")
        application = Application.objects.filter(organisation=organisation).first()
        is_decided = bool(periods or (application and application.declined_on))
        writes_decision = may_change and may_write(user, organisation)
        return super().get_context_data(**kwargs) | {
            "organisation": organisation,
            "status": status,
            "periods": periods[::-1],
            "contacts": contacts,
            "sees_people": sees_people,
            "consents": consents,
            "topics": [
                topic.shown_name for topic in organisation.topics.all().prefetch_related("names")
            ],
            "languages": [row.name for row in organisation.spoken_languages.all()],
            "other_names": list(organisation.other_names.all()),
            "links": list(organisation.links.all()),
            "merged": list(organisation.merged.all()),
            "may_merge": may_merge(user) and not organisation.erased_on,
            "steps": offered(status, is_declined=bool(application and application.declined_on))
            if may_change and not organisation.erased_on
            else [],
            "may_change": may_change,
            "descriptions": self._descriptions(),
            "describes": "description" in organisation.published,
            "application": application,
            "application_language": _language_of(application),
            "writes_decision": writes_decision,
            "is_to_decide": writes_decision or not is_decided,
            "letters": list(organisation.letters.all()) if sees_people else [],
            **asked_about(organisation, user),
            "entries": list(story.told(page)),
            "entries_page": page,
        }


def _language_of(application: Application | None) -> str:
    """Return the language in which an applicant is written to, in the reader's words."""
    if application is None or not application.language_code:
        return ""
    name: str = get_language_info(application.language_code)["name_translated"]
    return name
