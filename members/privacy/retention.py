"""Deleting what is not needed any more: applications, people, files and stored states."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Site

from accounts.models import User
from members.importing import lock_register, waiting
from members.models import Contact, ImportRun, Membership, Organisation
from members.privacy.erasing import erase_contact, erase_organisation, forget

RETAINED = "members.retention"


@dataclass(frozen=True)
class Terms:
    """For how many days something is kept.

    Attributes:
        applications: Applications that came to nothing, since they were first seen.
        contacts: People, since the membership of their organisation ended.
        imports: What imports keep of the time before them, since they were applied.
    """

    applications: int = 180
    contacts: int = 730
    imports: int = 365


@dataclass(frozen=True)
class Due:
    """What is over its time.

    Attributes:
        applications: Organisations that never became members.
        undated: How many applications there are of which nobody knows how old they are.
        contacts: People of former members.
        files: Waiting files that nobody came back to.
        imports: Applied imports that keep what the register said before.
    """

    applications: list[Organisation] = field(default_factory=list)
    undated: int = 0
    contacts: list[Contact] = field(default_factory=list)
    files: list[ImportRun] = field(default_factory=list)
    imports: list[ImportRun] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How much there is of each."""
        return {
            "applications": len(self.applications),
            "contacts": len(self.contacts),
            "files": len(self.files),
            "imports": len(self.imports),
        }


def due(site: Site, today: date, terms: Terms = Terms()) -> Due:
    """Return what is over its time; what is as old as its term is kept for one more day."""
    applications = _applications(site)
    first = _start_of(today - timedelta(days=terms.applications))
    last = today - timedelta(days=terms.contacts)
    periods = Membership.objects.filter(organisation=OuterRef("organisation"))
    stays = periods.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=last))
    contacts = Contact.objects.filter(Exists(periods), ~Exists(stays), organisation__site=site)
    before = _start_of(today - timedelta(days=terms.imports))
    runs = ImportRun.objects.filter(site=site, states_deleted_on=None, applied_at__lt=before)
    return Due(
        applications=list(applications.filter(first_seen__lt=first).order_by("pk")),
        undated=applications.filter(first_seen=None).count(),
        contacts=list(contacts.select_related("organisation__site").order_by("pk")),
        files=list(waiting.old_files().filter(site=site).order_by("pk")),
        imports=list(runs.order_by("pk")),
    )


@transaction.atomic
def retain(
    site: Site,
    today: date,
    terms: Terms = Terms(),
    user: User | None = None,
) -> Due:
    """Delete what is over its time.

    Args:
        site: Whose register.
        today: The day.
        terms: For how long something is kept.
        user: Who does it, if it is somebody who is logged in.

    Returns:
        What was deleted.
    """
    lock_register(site)
    found = due(site, today, terms)
    for organisation in found.applications:
        erase_organisation(organisation, user)
    for contact in found.contacts:
        erase_contact(contact, user)
    ImportRun.objects.filter(pk__in=[run.pk for run in found.files]).delete()
    forget(found.imports)
    if any(found.counts.values()):
        log(instance=site, action=RETAINED, user=user, data=found.counts)
    return found


def _applications(site: Site) -> QuerySet[Organisation]:
    """Return the organisations without any period, with the day on which the log first knew them."""
    kind = ContentType.objects.get_for_model(Organisation)
    entries = ModelLogEntry.objects.filter(
        content_type=kind, object_id=Cast(OuterRef("pk"), CharField())
    )
    first_seen = Subquery(entries.order_by("timestamp").values("timestamp")[:1])
    applications = Organisation.objects.of(site).filter(memberships=None)
    return applications.annotate(first_seen=first_seen)


def _start_of(day: date) -> datetime:
    """Return the moment at which a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))
