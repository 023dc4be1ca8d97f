"""Signed links open one thing, for one purpose, for some time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members import signed
from members.models import Application, Confirmation
from tests.factories.members import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(organisation):
    return Confirmation.objects.create(organisation=organisation, expires_on=timezone.localdate())


@pytest.fixture
def application(site):
    return Application.objects.create(site=site, email="a@example.org", language_code="de")


def test_token_opens_the_row_that_it_was_made_for(question):
    other = Confirmation.objects.create(
        organisation=OrganisationFactory(), expires_on=question.expires_on
    )

    assert signed.found_by(Confirmation, signed.token_of(question)) == question
    assert signed.found_by(Confirmation, signed.token_of(other)) == other


def test_token_of_another_purpose_opens_nothing(question, application):
    Application.objects.filter(pk=application.pk).update(nonce=question.nonce)
    application.refresh_from_db()

    assert signed.found_by(Application, signed.token_of(question)) is None
    assert signed.found_by(Confirmation, signed.token_of(application)) is None


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: f"{t}x", lambda t: "", lambda t: "a:b:c"]
)
def test_token_that_was_changed_opens_nothing(question, change):
    assert signed.found_by(Confirmation, change(signed.token_of(question))) is None


def test_token_opens_nothing_once_its_row_has_another_secret(question):
    token = signed.token_of(question)
    Confirmation.objects.filter(pk=question.pk).update(nonce="anders")

    assert signed.found_by(Confirmation, token) is None


def test_token_opens_nothing_after_its_time(application, monkeypatch):
    token = signed.token_of(application)
    monkeypatch.setitem(signed.LONGEST, Application, timedelta(seconds=-1))

    assert signed.found_by(Application, token) is None


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_link_leads_to_the_site_in_a_language(question, site, language):
    address = signed.link_to(question, site, language)

    assert address.startswith(f"{site.root_url}/{language}/_register/confirmation/")
