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
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import ModelLogEntry

from members.models import Contact, Membership, Organisation
from members.viewsets.own import OwnObject
from members.viewsets.steps import offered
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
        self.periods = {str(period.pk): period for period in periods}

    def entries(self, contacts: list[Contact]) -> QuerySet[ModelLogEntry]:
        """Return the log's entries, the latest first."""
        rows: dict[type[Model], list[str]] = {
            Organisation: [str(self.organisation.pk)],
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
            return _now("Contact")
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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add all that the page tells."""
        organisation, user = self.object, self.request.user
        prefetch_related_objects([organisation], "memberships")
        periods = list(organisation.memberships.all())
        sees_people = user.has_perm("members.view_contact")
        contacts = list(organisation.contacts.all()) if sees_people else []
        consents = list(organisation.consents.select_related("recorded_by"))
        story = Story(organisation, periods)
        paginator = Paginator(story.entries(contacts), ENTRIES)
        page = paginator.get_page(self.request.GET.get("p"))
        status = organisation.status()
        may_change = user.has_perm("members.change_organisation")
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
            "steps": offered(status) if may_change and not organisation.erased_on else [],
            "may_change": may_change,
            "entries": list(story.told(page)),
            "entries_page": page,
        }
