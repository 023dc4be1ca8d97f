"""Where an organisation or a person is named in mails, in questions and answers, in applications."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from wagtail.models import Site

from members.models import Application, Confirmation, Contact, Letter, Organisation
from members.privacy.words import Words

# Texts about a decision that may name a person.
DECISION = ("declined_by", "decline_reference")


@dataclass
class Correspondence:
    """What was written to somebody, or by somebody.

    Attributes:
        letters: Mails; they are deleted.
        confirmations: Questions with their answers; they are deleted. On which day the entry was
            confirmed stays with the organisation.
        unconfirmed: Applications that no organisation came of; they are deleted.
        applications: Those of which only what they say of the person is taken out.
    """

    letters: list[Letter] = field(default_factory=list)
    confirmations: list[Confirmation] = field(default_factory=list)
    unconfirmed: list[Application] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return any((self.letters, self.confirmations, self.unconfirmed, self.applications))


def addresses_of(contact: Contact) -> set[str]:
    """Return to which addresses a person was written, and from which the organisation applied.

    They may not be the person's any more; what went to others of the organisation is theirs.
    """
    organisation = contact.organisation
    letters = Letter.objects.filter(confirmation__organisation=organisation)
    applied = Application.objects.filter(organisation=organisation).values_list("email", flat=True)
    own, others = set(applied) - {""}, set()
    for person, address in letters.values_list("confirmation__contact", "address"):
        if contact.pk and person == contact.pk:
            own.add(address)
        elif person is not None:
            others.add(address.casefold())
    return {address for address in own if address.casefold() not in others}


def with_person(contact: Contact, words: Words) -> Correspondence:
    """Return the correspondence of an organisation in which one of its people is named.

    Args:
        contact: The person; one who was replaced long ago need not be saved.
        words: By which the person is known.
    """
    organisation = contact.organisation
    letters = Letter.objects.filter(_near(organisation))
    own = Application.objects.filter(organisation=organisation)
    return Correspondence(
        [row for row in letters if words.are_in([row.address, row.subject, row.body])],
        [
            row
            for row in organisation.confirmations.all()
            if (contact.pk and row.contact_id == contact.pk)
            or words.are_in([row.proposed, row.seen])
        ],
        _unconfirmed(organisation.site, words),
        [row for row in own if words.are_in(told(row)) or _is_from(row, contact)],
    )


def with_organisation(organisation: Organisation, words: Words) -> Correspondence:
    """Return the correspondence of an organisation; all of it goes with the organisation.

    Args:
        organisation: The organisation.
        words: By which it and its people are known.
    """
    return Correspondence(
        list(Letter.objects.filter(_near(organisation))),
        list(organisation.confirmations.all()),
        _unconfirmed(organisation.site, words),
        list(Application.objects.filter(organisation=organisation)),
    )


def erase(found: Correspondence, words: Words) -> None:
    """Delete what was found; of applications that became organisations, the decision is kept.

    Args:
        found: What names somebody.
        words: By which it is known; they are taken out of what is kept.
    """
    Letter.objects.filter(pk__in=[row.pk for row in found.letters]).delete()
    Confirmation.objects.filter(pk__in=[row.pk for row in found.confirmations]).delete()
    Application.objects.filter(pk__in=[row.pk for row in found.unconfirmed]).delete()
    for row in found.applications:
        row.email, row.data, row.message = "", {}, ""
        for name in DECISION:
            setattr(row, name, words.taken_out_of(getattr(row, name)))
        row.save(update_fields=["email", "data", "message", *DECISION])


def told(application: Application) -> list[Any]:
    """Return what an application says of people."""
    decision = (getattr(application, name) for name in DECISION)
    return [application.email, application.data, application.message, *decision]


def _is_from(application: Application, contact: Contact) -> bool:
    """Say whether a person applied, be it by an address that the organisation or others have too."""
    return application.email != "" and application.email.casefold() == contact.email.casefold()


def _near(organisation: Organisation) -> Q:
    """Return how the letters of an organisation are found, and those of its application."""
    return Q(organisation=organisation) | Q(application__organisation=organisation)


def _unconfirmed(site: Site, words: Words) -> list[Application]:
    """Return the applications in which words stand and that no organisation came of."""
    waiting = Application.objects.filter(site=site, organisation=None)
    return [row for row in waiting if words.are_in(told(row))]
