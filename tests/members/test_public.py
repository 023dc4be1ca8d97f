"""What nobody agreed to is in nothing that the public gets."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from members.models import Consent, MemberDirectoryPage, Membership, SocialLink
from members.open_data import FORMATS
from tests.factories.members import ContactFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

# What is never public, and what is so only with a consent: a value of its own for each.
NEVER = {
    "number": "ZZNUMMER1", "legal_form": "Zzrechtsform", "register_court": "Zzgericht",
    "register_number": "ZZREGISTER1",
}  # fmt: skip
WITH_CONSENT = {
    "street": "Zzgasse 1", "postcode": "99981", "website": "https://zzseite.example.org/",
    "email": "zzpost@example.org", "telephone": "0351 998811", "description": "Zzbeschreibung",
}  # fmt: skip
PERSON = {
    "name": "Zzperson", "function": "Zzfunktion", "email": "zzperson@example.org",
    "telephone": "0351 998822",
}  # fmt: skip
PERIOD = {
    "admitted_by": "Zzvorstand", "admission_reference": "Zzbeschluss", "end_reference": "Zzende",
}  # fmt: skip
CONSENT = {"agreed_by": "Zzzustimmung", "wording": "Zzwortlaut"}
LINK = "https://zznetz.example.org/"


@pytest.fixture
def member():
    MemberDirectoryPage.objects.update(licence_name="CC0", licence_url="https://l.example.org/")
    organisation = OrganisationFactory(name="Aaa Kanarienverein", **NEVER, **WITH_CONSENT)
    SocialLink.objects.create(organisation=organisation, url=LINK)
    ContactFactory(organisation=organisation, language_code="tlh", **PERSON)
    Membership.objects.create(
        organisation=organisation, started_on=date(2020, 1, 1), admitted_on=date(2019, 7, 17), **PERIOD
    )  # fmt: skip
    return organisation


def everything(member):
    """Return all that the public gets of a member, by its address."""
    visitor = Client(SERVER_NAME="localhost")
    addresses = ["/sitemap.xml", "/de/"]
    for directory in ("/de/mitglieder/", "/en/members/"):
        page = f"{directory}{member.pk}-aaa-kanarienverein/"
        addresses += [directory, f"{directory}?q=kanarien", page, f"{page}vcard.vcf"]
        addresses += [f"{directory}data/", *(f"{directory}data/members.{e}" for e in FORMATS)]
    found = {}
    for address in addresses:
        response = visitor.get(address)
        assert response.status_code == 200
        found[address] = f"{response.headers}{response.getvalue().decode()}"
    return found


def seen_in(secrets, answers):
    return {
        (secret, address)
        for secret in secrets
        for address, text in answers.items()
        if secret in text.replace("\r\n ", "")
    }


def test_public_gets_nothing_that_nobody_agreed_to(member):
    answers = everything(member)

    secrets = {*NEVER.values(), *WITH_CONSENT.values(), *PERSON.values(), *PERIOD.values(), LINK}
    dialled = {"+49351998811", "0351998811", "0351998822", "2019-07-17", "tlh"}
    assert seen_in(secrets | dialled, answers) == set()
    shown = {address for address, text in answers.items() if "Kanarienverein" in text}
    assert set(answers) - shown == {
        "/sitemap.xml", "/de/", "/de/mitglieder/data/", "/en/members/data/",
    }  # fmt: skip


def test_public_gets_no_more_than_was_agreed_to(member):
    for field in ("address", "website", "email", "telephone", "links", "description"):
        Consent.objects.create(
            organisation=member, field=field, agreed_on=date(2018, 8, 18), source="board", **CONSENT
        )
    answers = everything(member)

    agreed = {*WITH_CONSENT.values(), LINK}
    assert {secret for secret, _address in seen_in(agreed, answers)} == agreed
    secrets = {*NEVER.values(), *PERSON.values(), *PERIOD.values(), *CONSENT.values()}
    assert seen_in({*secrets, "2018-08-18", "0351998822", "tlh"}, answers) == set()


def test_open_data_ask_for_nothing_that_is_never_public(member):
    with CaptureQueriesContext(connection) as asked:
        Client(SERVER_NAME="localhost").get("/de/mitglieder/data/members.json").getvalue()

    text = "\n".join(query["sql"] for query in asked)
    columns = {
        *(f'"members_organisation"."{name}"' for name in NEVER),
        *(f'"members_membership"."{name}"' for name in PERIOD),
        *(f'"members_consent"."{name}"' for name in CONSENT),
    }
    assert {name for name in {*columns, "members_contact"} if name in text} == set()
    assert '"members_organisation"."telephone"' in text


def test_public_search_of_pages_knows_no_member(member):
    text = " ".join(page.specific.search_text() for page in Page.objects.live().filter(depth__gt=1))

    assert "Kanarienverein" not in text
