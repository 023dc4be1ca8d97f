"""Asking members whether their entries are right, and reminding those who do not answer.

Nobody is asked twice: whoever asks holds the organisations' rows until the questions are written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django_tasks import task
from wagtail.models import Site

from accounts.models import User
from members.choices import LetterKind
from members.letters import compose, language_for, send_letter
from members.models import Confirmation, Contact, Letter, Membership, Organisation

OPEN_FOR = 90  # days for which a link opens
REMIND_AFTER = 14  # days
ASK_AGAIN_AFTER = 180  # days after which somebody who never answered is asked once more
AT_ONCE = 500  # organisations whose rows are held at the same time


@dataclass
class Asked:
    """What became of asking, in organisations; letters are counted by themselves.

    Attributes:
        letters: How many letters were written.
        organisations: How many organisations were asked.
        already_asked: How many have a question that is open, or an answer that waits for the board.
        without_contact: How many have nobody with an e-mail address.
        no_members: How many are no members on the day.
    """

    letters: int = 0
    organisations: int = 0
    already_asked: int = 0
    without_contact: int = 0
    no_members: int = 0


# --------------------------------------------------------------------------------- what there is
def _opens() -> Exists:
    """Return whether a question went to the address that its contact has today.

    Whoever had another address, or was somebody else, does not answer for the person of today.
    """
    sent = Letter.objects.filter(
        confirmation=OuterRef("pk"),
        kind=LetterKind.CONFIRMATION,
        address__iexact=OuterRef("contact__email"),
    )
    return Exists(sent)


def open_questions(today: date) -> QuerySet[Confirmation]:
    """Return the questions whose links open, and nobody answered."""
    found = Confirmation.objects.filter(answered_at=None, expires_on__gte=today)
    return found.filter(_opens(), contact__isnull=False)


def proposals() -> QuerySet[Confirmation]:
    """Return the answers with changes on which nobody has decided."""
    return Confirmation.objects.filter(answered_at__isnull=False, decided_at=None).exclude(
        proposed={}
    )


def to_be_asked(
    organisations: QuerySet[Organisation], today: date, again_after: int = 0
) -> QuerySet[Organisation]:
    """Return the organisations that can be asked, and are not asked already.

    Args:
        organisations: Out of which; members.
        today: The day.
        again_after: Days for which somebody who was asked is left in peace.
    """
    since = _start_of(today - timedelta(days=again_after - 1))
    of_them = Q(organisation=OuterRef("pk"))
    asked = Confirmation.objects.filter(of_them, asked_at__gte=since)
    someone = Contact.objects.filter(of_them).exclude(email="")
    return organisations.filter(
        Exists(someone),
        ~Exists(open_questions(today).filter(of_them)),
        ~Exists(proposals().filter(of_them)),
        ~Exists(asked),
    )


def to_be_reminded(today: date, site: Site | None = None) -> QuerySet[Confirmation]:
    """Return the open questions that are old enough, unless a colleague has answered since."""
    answered = Confirmation.objects.filter(
        organisation=OuterRef("organisation"), answered_at__gte=OuterRef("asked_at")
    )
    running = Membership.objects.filter(organisation=OuterRef("organisation")).running(today)
    before = _start_of(today - timedelta(days=REMIND_AFTER - 1))
    found = open_questions(today).filter(
        ~Exists(answered), Exists(running), reminded_at=None, asked_at__lt=before
    )
    return found if site is None else found.filter(organisation__site=site)


def _start_of(day: date) -> datetime:
    """Return the moment at which a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))


# ------------------------------------------------------------------------------------------ asking
def ask(organisations: Iterable[Organisation], *, user: User | None, today: date) -> Asked:
    """Ask each contact of members, dormant ones too, who has an e-mail address.

    A few hundred at a time are written in one transaction: what is interrupted goes on with the next
    call, which asks nobody twice.

    Args:
        organisations: Of one site or several.
        user: Who asks, if it is somebody who is logged in.
        today: The day.
    """
    found = Asked()
    if isinstance(organisations, QuerySet):
        keys = list(organisations.order_by("pk").values_list("pk", flat=True))
    else:
        keys = sorted({organisation.pk for organisation in organisations})
    rest = iter(keys)
    while some := list(islice(rest, AT_ONCE)):
        with transaction.atomic():
            _ask(some, found, user, today)
    return found


def _ask(keys: list[int], found: Asked, user: User | None, today: date) -> None:
    """Ask some organisations within a transaction."""
    rows = Organisation.objects.filter(pk__in=keys).select_related("site").order_by("pk")
    locked = list(rows.select_for_update(of=("self",)))
    running = Membership.objects.running(today).filter(organisation__in=keys)
    members = set(running.values_list("organisation_id", flat=True))
    asked = set(
        open_questions(today).filter(organisation__in=keys).values_list("contact_id", flat=True)
    )
    waiting = set(
        proposals().filter(organisation__in=keys).values_list("organisation_id", flat=True)
    )
    people: dict[int, list[Contact]] = {}
    for contact in Contact.objects.filter(organisation__in=keys).exclude(email="").order_by("pk"):
        people.setdefault(contact.organisation_id, []).append(contact)
    questions: list[Confirmation] = []
    for organisation in locked:
        contacts = people.get(organisation.pk, [])
        new = [contact for contact in contacts if contact.pk not in asked]
        if organisation.pk not in members or organisation.erased_on is not None:
            found.no_members += 1
        elif not contacts:
            found.without_contact += 1
        elif not new or organisation.pk in waiting:
            found.already_asked += 1
        else:
            found.organisations += 1
            questions += [_question(organisation, contact, user, today) for contact in new]
    Confirmation.objects.bulk_create(questions)
    found.letters += _write(LetterKind.CONFIRMATION, questions)


def _question(
    organisation: Organisation, contact: Contact, user: User | None, today: date
) -> Confirmation:
    """Return a question to a person."""
    return Confirmation(
        organisation=organisation,
        contact=contact,
        language_code=language_for(contact.language_code),
        asked_by=user,
        expires_on=today + timedelta(days=OPEN_FOR),
    )


def remind(today: date, site: Site | None = None) -> int:
    """Remind whoever has not answered, once; safe to run twice, and twice at once.

    Args:
        today: The day.
        site: Whose members; all sites', if left out.

    Returns:
        How many letters were written.
    """
    number = 0
    waiting = list(to_be_reminded(today, site).order_by("pk").values_list("pk", flat=True))
    rest = iter(waiting)
    while some := list(islice(rest, AT_ONCE)):
        with transaction.atomic():
            # Whoever waits for organisations that somebody else reminds finds them reminded.
            theirs = Organisation.objects.filter(confirmations__in=some).order_by("pk")
            list(theirs.select_for_update(of=("self",)).values_list("pk"))
            questions = list(
                to_be_reminded(today, site)
                .filter(pk__in=some)
                .select_related("organisation__site", "contact")
                .order_by("pk")
            )
            Confirmation.objects.filter(pk__in=[row.pk for row in questions]).update(
                reminded_at=timezone.now()
            )
            number += _write(LetterKind.REMINDER, questions)
    return number


# --------------------------------------------------------------------------------------- letters
# What differs from letter to letter; the rest is composed once for each language and day.
ORGANISATION, NAME = "{organisation}", "{name}"


def _write(kind: LetterKind, questions: Sequence[Confirmation]) -> int:
    """Keep a letter for each question, and have it sent."""
    known: dict[tuple[int, str, date], tuple[str, str]] = {}
    letters: list[Letter] = []
    for question in questions:
        organisation, contact = question.organisation, question.contact
        assert contact is not None
        key = (organisation.site_id, question.language_code, question.expires_on)
        if key not in known:
            known[key] = _composed(kind, organisation.site, question)
        subject, body = known[key]
        name = _as_text(organisation.name)
        letters.append(
            Letter(
                kind=kind,
                site=organisation.site,
                organisation=organisation,
                confirmation=question,
                address=contact.email,
                language_code=question.language_code,
                subject=subject.replace(ORGANISATION, name)[:255],
                body=body.replace(ORGANISATION, name).replace(NAME, _as_text(contact.name)),
            )
        )
    if letters:
        send_letters.enqueue([letter.pk for letter in Letter.objects.bulk_create(letters)])
    return len(letters)


@task(backend="queue", title=_("Hand the mails of the yearly question to the queue"))
def send_letters(numbers: list[int]) -> None:
    """Have letters sent, each by a job of its own: nobody who asks thousands waits for that."""
    with transaction.atomic():
        for number in numbers:
            send_letter.enqueue(number)


def _as_text(name: str) -> str:
    """Return a name in one line, and without what a letter has places for."""
    return " ".join(name.split()).replace("{", "(").replace("}", ")")


def _composed(kind: LetterKind, site: Site, question: Confirmation) -> tuple[str, str]:
    """Return subject and text of letters, with places for names."""
    with override(question.language_code):
        last = date_format(question.expires_on, "DATE_FORMAT")
    return compose(
        kind,
        site,
        question.language_code,
        {"organisation": ORGANISATION, "name": NAME, "last_day": last},
    )
