"""Applications by the public form: taken in, confirmed by their sender, answered by the board.

Until its sender has confirmed the e-mail address, an application is a row that nobody but the
holder of the link gets to see. Mails on the way there hold nothing that was typed into the form:
it cannot be used to write to strangers.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from members import languages, letters, signed
from members.choices import ConsentSource, LetterKind, MembershipKind, PublishedField
from members.importing import lock_register
from members.importing.snapshot import free_number
from members.models import (
    Application,
    Contact,
    Letter,
    Organisation,
    SpokenLanguage,
    Topic,
)
from members.register import publish_only
from pages.commas import joined
from pages.models import SiteSettings

APPLIED = "members.applied"
# Who asks again at once has overlooked the first mail, or is somebody else.
QUIET, DAY = timedelta(hours=1), timedelta(days=1)
MOST_LETTERS = 3  # to one address in a day
ATTEMPTS = 3
SHOWN = ("organisation", "topics", "languages", "published")  # what the link shows of a form


# -------------------------------------------------------------------------------------- taking in
@transaction.atomic
def receive(site: Site, said: dict[str, Any]) -> Application:
    """Take in what a form said, and ask its sender whether the e-mail address is right.

    Who sends the form again before answering corrects it: the link leads to what was sent last,
    and shows it before it counts. What the link does not show cannot be corrected that way, since
    anybody may know the address: it makes an application of its own.

    Args:
        site: Whose register.
        said: What `members.forms.ApplicationForm.said` returns.
    """
    lock_register(site)
    email, language = said["contact"]["email"], said["contact"]["language_code"]
    now = timezone.now()
    waiting = Application.objects.filter(
        site=site,
        email__iexact=email,
        confirmed_at=None,
        organisation=None,
        received_at__gt=now - signed.LONGEST[Application],
    )
    locked = waiting.select_for_update(of=("self",))
    found = next((row for row in locked if _hidden(row.data) == _hidden(said)), None)
    application = found or Application(site=site, email=email)
    application.language_code, application.data = language, said
    application.save()
    Application.objects.filter(pk=application.pk).update(received_at=now)
    if _may_write_to(site, email, is_new=found is None):
        _write(
            LetterKind.APPLICATION_CHECK, application, {"days": signed.LONGEST[Application].days}
        )
    return application


def _hidden(said: dict[str, Any]) -> dict[str, Any]:
    """Return what a form said and its link does not show; addresses differ by more than capitals."""
    contact = said["contact"] | {"email": said["contact"]["email"].casefold()}
    return {name: said[name] for name in said if name not in SHOWN} | {"contact": contact}


def _may_write_to(site: Site, address: str, is_new: bool) -> bool:
    """Say whether another mail is not one too many; of what is new, none has told before."""
    now = timezone.now()
    before = Letter.objects.filter(
        site=site,
        kind=LetterKind.APPLICATION_CHECK,
        address__iexact=address,
        written_at__gt=now - DAY,
    )
    written = list(before.values_list("written_at", flat=True))
    is_quiet = is_new or all(moment < now - QUIET for moment in written)
    return is_quiet and len(written) < MOST_LETTERS


# ------------------------------------------------------------------------------------- confirming
def facts_of(application: Application) -> list[tuple[str, str]]:
    """Return what an application that waits says of its organisation, as people read it.

    Of the person it says nothing: the link may have gone to an address with a typing error.
    """
    said = application.data
    own = [
        (capfirst(Organisation._meta.get_field(name).verbose_name), str(value))
        for name, value in said["organisation"].items()
        if value
    ]
    topics = Topic.objects.filter(site=application.site_id, pk__in=said["topics"])
    allowed = [str(PublishedField(name).label) for name in said["published"]]
    lists = [
        (_("Topics"), [topic.shown_name for topic in topics.prefetch_related("names")]),
        (_("Languages spoken"), [languages.name_of(code) for code in said["languages"]]),
        (_("May be shown to the public"), allowed),
    ]
    return [*own, *((label, joined(items)) for label, items in lists if items)]


def digest_of(application: Application) -> str:
    """Return a short text that differs where anything else was sent."""
    words = json.dumps(application.data, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:20]


@transaction.atomic
def confirm(application: Application, seen: str) -> Organisation | None:
    """Make an application an applicant in the register; done twice, it is done once.

    Args:
        application: One whose link somebody holds.
        seen: The digest of what the link has shown.

    Returns:
        The organisation; nothing where something else was sent since it was shown.

    Raises:
        Application.DoesNotExist: It was deleted meanwhile.
    """
    site = application.site
    lock_register(site)
    application = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if application.confirmed_at is not None:
        return application.organisation
    if digest_of(application) != seen:
        return None
    said = application.data
    organisation = _made(site, said)
    publish_only(
        organisation,
        said["published"],
        on=timezone.localdate(),
        source=ConsentSource.APPLICATION,
        agreed_by=said["contact"]["name"],
        wording=said["wording"],
    )
    application.organisation, application.confirmed_at = organisation, timezone.now()
    application.kind, application.message = said["kind"], said["message"]
    application.data = {}
    application.save()
    application.letters.update(organisation=organisation)
    log(instance=organisation, action=APPLIED, content_changed=True)
    _write(LetterKind.APPLICATION_RECEIVED, application, {})
    _notify(application)
    return organisation


def _made(site: Site, said: dict[str, Any]) -> Organisation:
    """Write an organisation with its topics, languages and contact."""
    # Who has just said all this need not be asked whether it is right.
    organisation = _numbered(site, said["organisation"] | {"confirmed_on": timezone.localdate()})
    through = Organisation.topics.through
    topics = Topic.objects.filter(site=site, pk__in=said["topics"])
    through.objects.bulk_create(through(organisation=organisation, topic=topic) for topic in topics)
    SpokenLanguage.objects.bulk_create(
        SpokenLanguage(organisation=organisation, code=code) for code in said["languages"]
    )
    Contact.objects.create(organisation=organisation, **said["contact"])
    return organisation


def _numbered(site: Site, values: dict[str, Any]) -> Organisation:
    """Write an organisation under a number that nobody has; the desk may take one meanwhile.

    Raises:
        IntegrityError: It does so again and again.
    """
    for attempt in range(ATTEMPTS):
        organisation = Organisation(site=site, number=free_number(site), **values)
        try:
            with transaction.atomic():
                organisation.save()
        except IntegrityError:
            if attempt == ATTEMPTS - 1:
                raise
        else:
            return organisation
    raise AssertionError


def _notify(application: Application) -> None:
    """Tell the board, which is anybody who reads the association's mail, that there is one."""
    site = application.site
    facts = SiteSettings.objects.filter(site=site).first()
    if facts is None or not facts.email:
        return
    language = letters.language_for(site.root_page.locale.language_code)
    path = reverse("organisation:inspect", args=[application.organisation_id])
    subject, body = letters.compose(
        LetterKind.APPLICATION_NOTICE, site, language, {"desk": f"{site.root_url}{path}"}
    )
    letters.write(
        LetterKind.APPLICATION_NOTICE,
        site=site,
        address=facts.email,
        language=language,
        subject=subject,
        body=body,
        organisation=application.organisation,
        application=application,
    )


def _write(kind: LetterKind, application: Application, context: dict[str, Any]) -> Letter:
    """Write to the applicant in their language."""
    language = letters.language_for(application.language_code)
    subject, body = letters.compose(kind, application.site, language, context)
    return letters.write(
        kind,
        site=application.site,
        address=application.email,
        language=language,
        subject=subject,
        body=body,
        organisation=application.organisation,
        application=application,
    )


# ---------------------------------------------------------------------------------------- deciding
@dataclass(frozen=True)
class Proposal:
    """A letter that the board may send as it is, or change before.

    Attributes:
        address: To whom.
        language: In which it is written.
        subject: One line.
        body: The text.
        meaning: What it says in German, where that is neither German nor English.
    """

    address: str
    language: str
    subject: str
    body: str
    meaning: str = ""


def proposal(organisation: Organisation) -> Proposal | None:
    """Return what to write to an applicant about the board's decision.

    Nothing is written where nothing is decided, there is no address, or it was written already.
    """
    application = Application.objects.filter(organisation=organisation).first()
    if (
        application is None
        or Letter.objects.filter(organisation=organisation, kind=LetterKind.DECISION).exists()
    ):
        return None
    contacts = list(organisation.contacts.exclude(email=""))
    applied = application.email.casefold()
    # The applicant, if that is somebody's address still.
    contacts.sort(key=lambda person: person.email.casefold() != applied)
    contact = contacts[0] if contacts else None
    address = contact.email if contact else application.email
    period = organisation.memberships.first()
    if not address or (period is None and application.declined_on is None):
        return None
    preferred = application.language_code or (contact.language_code if contact else "")
    language = letters.language_for(preferred)
    context: dict[str, Any] = {
        "organisation": organisation.name,
        "person": contact.name if contact else "",
        "admitted_on": period.started_on if period else None,
        "is_supporting": bool(period and period.kind == MembershipKind.SUPPORTING),
        "declined_on": application.declined_on,
    }
    subject, body = letters.compose(LetterKind.DECISION, organisation.site, language, context)
    meaning = ""
    if language not in ("de", "en"):
        german = letters.compose(LetterKind.DECISION, organisation.site, "de", context)
        meaning = "\n\n".join(german)
    return Proposal(address, language, subject, body, meaning)


@transaction.atomic
def send_decision(organisation: Organisation, subject: str, body: str) -> Letter | None:
    """Write the decision to an applicant, as the board worded it; once, however often it is sent.

    The letter is no answer to a link, so that what an organisation is called cannot become one.
    """
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    proposed = proposal(locked)
    if proposed is None:
        return None
    return letters.write(
        LetterKind.DECISION,
        site=locked.site,
        address=proposed.address,
        language=proposed.language,
        subject=" ".join(subject.split()),
        body=body,
        organisation=locked,
    )
