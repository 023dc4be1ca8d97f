"""What happens when a member opens its link and answers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Site

from members import register
from members.choices import ConsentSource, LetterKind, MembershipStatus
from members.confirmations.facts import values_of
from members.models import Confirmation, Organisation
from members.signed import found_by

CONFIRMED, PROPOSED = "members.confirmed", "members.proposed"


class Refusal(Enum):
    """Why a link that was real once opens nothing."""

    ANSWERED = "answered"
    EXPIRED = "expired"
    GONE = "gone"


class AnsweredAlready(Exception):
    """The question was answered a moment ago."""


class NobodyToAnswer(Exception):
    """The organisation or the person was deleted a moment ago, or merged into another."""


@dataclass(frozen=True)
class Answer:
    """What a member says.

    Attributes:
        values: What the entry shall say, by the names of facts; what is the same need not be there.
        wordings: The words to which it agrees, by the field that may be shown; no other is shown.
        kept: Fields that it was not asked about: their consents stay as they are.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    wordings: Mapping[str, str] = field(default_factory=dict)
    kept: Collection[str] = ()


def opened_by(token: str, site: Site | None) -> Confirmation | None:
    """Return the question that a link of a site was made for, nothing where it was made for none."""
    found = found_by(Confirmation, token)
    return found if found is not None and found.organisation.site == site else None


def refusal(question: Confirmation, today: date) -> Refusal | None:
    """Return why a question cannot be answered, nothing where it can.

    The link opens for the address it was sent to, as long as its contact has it: it may be somebody
    else by now.
    """
    if question.answered_at is not None:
        return Refusal.ANSWERED
    if question.expires_on < today:
        return Refusal.EXPIRED
    contact = question.contact
    letters = question.letters.filter(kind=LetterKind.CONFIRMATION)
    sent = {address.casefold() for address in letters.values_list("address", flat=True)}
    known = contact is not None and contact.email.casefold() in sent
    members = (MembershipStatus.ACTIVE, MembershipStatus.DORMANT)
    return None if known and question.organisation.status(today) in members else Refusal.GONE


@transaction.atomic
def answer(question: Confirmation, given: Answer) -> Confirmation:
    """Record what a member says: consents count at once, changes wait for the board.

    Args:
        question: The question; its link was opened.
        given: The answer.

    Returns:
        The question as it is kept now.

    Raises:
        AnsweredAlready: It was answered meanwhile.
        NobodyToAnswer: Whom it was about, or whom it was put to, is not there any more.
    """
    # Whoever works with a question takes its organisation first.
    locked = Organisation.objects.select_for_update().filter(pk=question.organisation_id)
    organisation = locked.first()
    rows = Confirmation.objects.select_for_update(of=("self",)).select_related("contact")
    kept = rows.filter(pk=question.pk, organisation=organisation).first()
    if organisation is None or kept is None or kept.contact is None:
        raise NobodyToAnswer
    if kept.answered_at is not None:
        raise AnsweredAlready
    now = timezone.now()
    today = timezone.localdate(now)
    before = register.values_of(organisation)
    _agree(organisation, given, today, kept.contact.name)
    if register.values_of(organisation) != before:
        register.record(organisation, before)
    says = values_of(organisation, kept.contact)
    kept.proposed = {
        name: value for name, value in given.values.items() if name in says and value != says[name]
    }
    kept.seen = {name: says[name] for name in kept.proposed}
    kept.answered_at = now
    kept.save(update_fields=["proposed", "seen", "answered_at"])
    if kept.proposed:
        log(instance=organisation, action=PROPOSED)
    else:
        Organisation.objects.filter(pk=organisation.pk).update(confirmed_on=today)
        log(instance=organisation, action=CONFIRMED)
    return kept


def _agree(organisation: Organisation, given: Answer, today: date, name: str) -> None:
    """Record what may be shown; what was taken over from a file becomes the member's own word."""
    in_force = {consent.field: consent for consent in organisation.consents.in_force()}
    for shown in given.wordings:
        if shown in in_force and in_force[shown].source == ConsentSource.FILE:
            in_force.pop(shown).withdraw(today)
    # Each consent has the words of its own field.
    agreed = {shown for shown in in_force if shown in given.wordings or shown in given.kept}
    steps = [("", ""), *((f, w) for f, w in sorted(given.wordings.items()) if f not in in_force)]
    for shown, wording in steps:
        agreed |= {shown} - {""}
        register.publish_only(
            organisation,
            agreed,
            on=today,
            source=ConsentSource.CONFIRMATION,
            agreed_by=name,
            wording=wording,
        )
