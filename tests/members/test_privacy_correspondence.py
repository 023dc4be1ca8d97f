"""Whoever is erased is named in no letter, question or application, by former addresses neither."""

import pytest
from django.utils import timezone

from members.choices import LetterKind
from members.models import Application, Confirmation, Letter
from members.privacy import erase_contact
from tests.factories.members import ContactFactory
from tests.members.everywhere import places_of

pytestmark = pytest.mark.django_db

FORMER, NOW, OTHERS = "frueher@example.org", "heute@example.org", "andere@example.org"


@pytest.fixture
def contact(organisation):
    return ContactFactory(organisation=organisation, name="Testperson Ada", email=NOW)


def applied(organisation, email):
    return Application.objects.create(
        site=organisation.site, organisation=organisation, email=email, message="Ich bin krank."
    )


def letter(organisation, address, confirmation=None, kind=LetterKind.DECISION):
    return Letter.objects.create(
        site=organisation.site, organisation=organisation, kind=kind, address=address,
        confirmation=confirmation,
    )  # fmt: skip


def asked(contact, address):
    question = Confirmation.objects.create(
        organisation=contact.organisation, contact=contact, expires_on=timezone.localdate()
    )
    letter(contact.organisation, address, question, LetterKind.CONFIRMATION)


def test_former_address_of_the_application_goes_with_the_message(organisation, contact):
    application = applied(organisation, FORMER)
    letter(organisation, FORMER)

    erase_contact(contact)

    application.refresh_from_db()
    assert (application.email, application.message) == ("", "")
    assert places_of([FORMER, NOW, "krank"]) == {FORMER: set(), NOW: set(), "krank": set()}


def test_address_to_which_a_person_was_asked_goes(organisation, contact):
    asked(contact, FORMER)
    letter(organisation, FORMER)

    erase_contact(contact)

    assert places_of([FORMER]) == {FORMER: set()}


def test_message_goes_though_the_address_is_the_organisations(organisation, contact):
    organisation.email = contact.email = NOW
    organisation.save()
    contact.save()
    application = applied(organisation, NOW)

    erase_contact(contact)

    application.refresh_from_db()
    organisation.refresh_from_db()
    assert (application.message, organisation.email) == ("", NOW)


@pytest.mark.parametrize("former", [False, True])
def test_what_others_wrote_stays(organisation, contact, former):
    other = ContactFactory(organisation=organisation, email="neu@example.org" if former else OTHERS)
    asked(other, OTHERS)
    application = applied(organisation, OTHERS)

    erase_contact(contact)

    application.refresh_from_db()
    assert (application.email, application.message) == (OTHERS, "Ich bin krank.")
    assert Letter.objects.filter(address=OTHERS).count() == 1
