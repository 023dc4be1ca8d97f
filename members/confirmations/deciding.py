"""What the board makes of changes that a member proposes."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from accounts.models import User
from members import register
from members.choices import LetterKind
from members.confirmations.facts import FACTS, LISTS, Fact, in_words, topic_names, values_of
from members.letters import compose, write
from members.models import Confirmation, Contact, Organisation, SocialLink, SpokenLanguage, Topic
from pages import changes, history

DECIDED = "members.decided"


class DecidedAlready(Exception):
    """Somebody else decided a moment ago."""


@dataclass(frozen=True)
class Difference:
    """One change that a member proposes.

    Attributes:
        name: Of the fact.
        label: What it is called.
        now: What the register says, in lines.
        proposed: What it shall say.
        seen: What the member saw, where the register says something else by now.
        stamp: What stands for the value of now: whoever accepts has seen it.
    """

    name: str
    label: str
    now: list[str]
    proposed: list[str]
    seen: list[str] | None
    stamp: str


def stamp_of(value: Any) -> str:
    """Return a short digest of a value."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]


def differences(question: Confirmation) -> list[Difference]:
    """Return what a member proposes, field by field, beside what the register says now."""
    organisation = question.organisation
    now = values_of(organisation, question.contact)
    lists = (now["topics"], question.proposed.get("topics", ()), question.seen.get("topics", ()))
    topics = topic_names(organisation.site_id, {number for each in lists for number in each})

    def words(fact: Fact, value: Any) -> list[str]:
        return in_words(fact.name, value, topics)

    return [
        Difference(
            fact.name,
            fact.label_at_desk,
            words(fact, now[fact.name]),
            words(fact, question.proposed[fact.name]),
            words(fact, seen) if seen != now[fact.name] else None,
            stamp_of(now[fact.name]),
        )
        for fact in _proposed(question)
        if fact.name in now
        for seen in (question.seen.get(fact.name),)
    ]


def _proposed(question: Confirmation) -> list[Fact]:
    """Return the facts that a member wants changed, in their order."""
    return [fact for fact in FACTS if fact.name in question.proposed]


@transaction.atomic
def decide(
    question: Confirmation,
    accepted: Collection[str],
    *,
    user: User | None,
    stamps: Mapping[str, str] | None = None,
    tell: bool = False,
) -> Confirmation:
    """Take over what is accepted, and reject the rest.

    Args:
        question: The answered question.
        accepted: The names of facts.
        user: Who decides.
        stamps: What the decision was made upon, by fact; not looked at, if left out.
        tell: Whether the member gets a letter though nothing is rejected.

    Returns:
        The question as it is kept now.

    Raises:
        DecidedAlready: Somebody has.
        ValidationError: The register says something else by now, or a value cannot be kept; by fact.
    """
    organisation = Organisation.objects.select_for_update().get(pk=question.organisation_id)
    rows = Confirmation.objects.select_for_update(of=("self",)).select_related("contact")
    kept = rows.get(pk=question.pk)
    if not kept.waits_for_the_board:
        raise DecidedAlready
    now = values_of(organisation, kept.contact)
    chosen = [fact for fact in _proposed(kept) if fact.name in accepted and fact.name in now]
    if stamps is not None:
        _check_stamps(chosen, now, stamps)
    _write_organisation(organisation, chosen, kept.proposed, user)
    if kept.contact is not None:
        _write_contact(kept.contact, chosen, kept.proposed, user)
    rejected = [fact for fact in _proposed(kept) if fact not in chosen]
    kept.accepted = [fact.name for fact in chosen]
    kept.decided_at, kept.decided_by = timezone.now(), user
    # That something of a person was proposed stays on record, and not what: as in the log.
    for values in (kept.proposed, kept.seen):
        values.update((fact.name, None) for fact in FACTS if fact.of_person and fact.name in values)
    kept.save(update_fields=["accepted", "decided_at", "decided_by", "proposed", "seen"])
    if chosen and kept.answered_at is not None:
        said = timezone.localdate(kept.answered_at)
        Organisation.objects.filter(pk=organisation.pk).exclude(confirmed_on__gt=said).update(
            confirmed_on=said
        )
    log(
        instance=organisation,
        action=DECIDED,
        user=user,
        data={"accepted": len(chosen), "rejected": len(rejected)},
    )
    if rejected or tell:
        _tell(kept, organisation, chosen, rejected)
    return kept


def _check_stamps(facts: Iterable[Fact], now: Mapping[str, Any], stamps: Mapping[str, str]) -> None:
    """Refuse to replace what nobody has seen.

    Raises:
        ValidationError: The register says something else than the page that was looked at.
    """
    words = _("The register has changed since you opened this page. Please look at it once more.")
    changed = {f.name: words for f in facts if stamps.get(f.name) != stamp_of(now[f.name])}
    if changed:
        raise ValidationError(changed)


def _write_organisation(
    organisation: Organisation, facts: list[Fact], values: Mapping[str, Any], user: User | None
) -> None:
    """Write what is accepted of an organisation, and note it as an edit."""
    chosen = [fact for fact in facts if not fact.of_person]
    if not chosen:
        return
    before = register.values_of(organisation)
    for fact in chosen:
        if fact.name in LISTS:
            _write_list(organisation, fact.name, values[fact.name])
        else:
            setattr(organisation, fact.field, values[fact.name])
    if any(fact.name == "town" for fact in chosen):
        organisation.district = ""  # it follows from the town
    _check(organisation, chosen)
    organisation.save()
    history.record(organisation, before, after=register.values_of(organisation), user=user)


def _write_list(organisation: Organisation, name: str, values: list[Any]) -> None:
    """Give an organisation one of its lists; rows that stay keep their keys."""
    if name == "topics":
        organisation.topics.set(Topic.objects.filter(site=organisation.site_id, pk__in=values))
        return
    relation, field = (("links", "url"), ("spoken_languages", "code"))[name == "languages"]
    model = SpokenLanguage if name == "languages" else SocialLink
    there = {getattr(row, field): row for row in getattr(organisation, relation).all()}
    rows = [there.get(value) or model(**{field: value}) for value in values]
    for row in rows:
        try:
            row.full_clean(exclude=["organisation"])
        except ValidationError as error:
            raise ValidationError({name: error.messages}) from error
    setattr(organisation, relation, rows)


def _write_contact(
    contact: Contact, facts: list[Fact], values: Mapping[str, Any], user: User | None
) -> None:
    """Write what is accepted of a person, and note that it was edited, without the values."""
    chosen = [fact for fact in facts if fact.of_person]
    if not chosen:
        return
    before = changes.values_of(contact)
    for fact in chosen:
        setattr(contact, fact.field, values[fact.name])
    _check(contact, chosen)
    contact.save()
    history.record(contact, before, values=False, user=user)


def _check(row: Organisation | Contact, facts: list[Fact]) -> None:
    """Check what is to be written as every form does; what else is wrong is not the member's.

    Raises:
        ValidationError: It cannot be kept; by fact.
    """
    names = {fact.field: fact.name for fact in facts}
    others = [field.name for field in row._meta.concrete_fields if field.name not in names]
    if isinstance(row, Contact):
        others.remove("organisation")  # two of an organisation's people cannot have one name
    try:
        row.full_clean(exclude=others)
    except ValidationError as error:
        found = {
            names.get(field, NON_FIELD_ERRORS): words for field, words in error.message_dict.items()
        }
        raise ValidationError(found) from error


def _tell(
    question: Confirmation, organisation: Organisation, chosen: list[Fact], rejected: list[Fact]
) -> None:
    """Write to whoever proposed the changes; values are in no mail."""
    contact = question.contact
    if contact is None or not contact.email:
        return
    with override(question.language_code):
        said = {
            "accepted": [str(fact.label) for fact in chosen],
            "rejected": [str(fact.label) for fact in rejected],
        }
    given = {"organisation": organisation.name, "name": contact.name, **said}
    subject, body = compose(LetterKind.ANSWER, organisation.site, question.language_code, given)
    write(
        LetterKind.ANSWER,
        site=organisation.site,
        address=contact.email,
        language=question.language_code,
        subject=subject,
        body=body,
        organisation=organisation,
        confirmation=question,
    )
