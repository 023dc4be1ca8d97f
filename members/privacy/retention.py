"""Deleting what is not needed any more: applications, people, files, stored states and mails."""

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
from members.models import (
    Application,
    ApplicationAttempt,
    Confirmation,
    Contact,
    ImportRun,
    Letter,
    Membership,
    Organisation,
)
from members.privacy.correspondence import Correspondence, erase
from members.privacy.erasing import erase_contact, erase_organisation, forget
from members.privacy.words import Words

RETAINED = "members.retention"


@dataclass(frozen=True)
class Terms:
    """For how many days something is kept.

    Attributes:
        applications: Applications that came to nothing, since they were first seen.
        contacts: People, since the membership of their organisation ended.
        imports: What imports keep of the time before them, since they were applied.
        unconfirmed: Applications whose e-mail address nobody confirmed, since they came in.
        mails: Mails, questions and answers, since they were written; and what an applicant wrote
            beyond the entry, since it came in, once the board has decided.
    """

    applications: int = 180
    contacts: int = 730
    imports: int = 365
    unconfirmed: int = 7
    mails: int = 730


@dataclass(frozen=True)
class Due:
    """What is over its time.

    Attributes:
        applications: Organisations that never became members.
        undated: How many applications there are of which nobody knows how old they are.
        contacts: People of former members.
        files: Waiting files that nobody came back to.
        imports: Applied imports that keep what the register said before.
        unconfirmed: Applications that nobody confirmed.
        mails: Mails.
        confirmations: Questions and answers, be they decided on or not.
    """

    applications: list[Organisation] = field(default_factory=list)
    undated: int = 0
    contacts: list[Contact] = field(default_factory=list)
    files: list[ImportRun] = field(default_factory=list)
    imports: list[ImportRun] = field(default_factory=list)
    unconfirmed: list[Application] = field(default_factory=list)
    mails: list[Letter] = field(default_factory=list)
    confirmations: list[Confirmation] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How much there is of each."""
        return {
            "applications": len(self.applications),
            "contacts": len(self.contacts),
            "files": len(self.files),
            "imports": len(self.imports),
            "unconfirmed": len(self.unconfirmed),
            "mails": len(self.mails),
            "confirmations": len(self.confirmations),
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
    unconfirmed = _start_of(today - timedelta(days=terms.unconfirmed))
    written = _start_of(today - timedelta(days=terms.mails))
    runs = ImportRun.objects.filter(site=site, states_deleted_on=None, applied_at__lt=before)
    return Due(
        applications=list(applications.filter(first_seen__lt=first).order_by("pk")),
        undated=applications.filter(first_seen=None).count(),
        contacts=list(contacts.select_related("organisation__site").order_by("pk")),
        files=list(waiting.old_files().filter(site=site).order_by("pk")),
        imports=list(runs.order_by("pk")),
        unconfirmed=list(
            Application.objects.filter(site=site, organisation=None, received_at__lt=unconfirmed)
        ),
        mails=list(Letter.objects.filter(site=site, written_at__lt=written)),
        confirmations=list(
            Confirmation.objects.filter(organisation__site=site, asked_at__lt=written)
        ),
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
    erase(Correspondence(found.mails, found.confirmations, found.unconfirmed), Words(()))
    _decided(site, _start_of(today - timedelta(days=terms.mails))).update(email="", message="")
    ApplicationAttempt.objects.filter(site=site, sent_at__lt=_start_of(today)).delete()
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


def _decided(site: Site, before: datetime) -> QuerySet[Application]:
    """Return the applications that came in before a moment, and are declined or became members."""
    periods = Membership.objects.filter(organisation=OuterRef("organisation"))
    found = Application.objects.filter(site=site, received_at__lt=before)
    return found.filter(Q(declined_on__isnull=False) | Exists(periods))


def _start_of(day: date) -> datetime:
    """Return the moment at which a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))
