"""Answers of members: consents count at once, changes wait."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, Site

from members.choices import ConsentSource
from members.confirmations import (
    Answer,
    NobodyToAnswer,
    Refusal,
    answer,
    open_questions,
    opened_by,
    proposals,
    refusal,
)
from members.models import Application, Confirmation, Consent, Contact, Organisation
from members.signed import token_of
from tests.factories.members import ConsentFactory
from tests.members.confirmations.asked import HOST, asked, let_days_pass, member

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


@pytest.fixture
def question():
    row = member("ada@example.org", street="Alt 1", email="a@example.org", published=["email"])
    return asked(row)[0]


def consents(row):
    return {
        (c.field, c.source, c.agreed_by, c.wording, c.withdrawn_on is None)
        for c in row.consents.all()
    }


def test_all_is_right_is_written_down_with_the_day(question):
    kept = answer(question, Answer(wordings={"email": "Ja."}))

    row = Organisation.objects.get(pk=question.organisation_id)
    assert (row.confirmed_on, kept.proposed, kept.waits_for_the_board) == (TODAY(), {}, False)
    assert consents(row) == {("email", "board", "", "", True)}
    [entry] = ModelLogEntry.objects.for_instance(row)
    assert (entry.action, entry.user_id, entry.data) == ("members.confirmed", None, {})


def test_consents_are_recorded_with_name_and_words_and_others_withdrawn(question):
    answer(question, Answer(wordings={"website": "Website ja.", "address": "Adresse ja."}))

    row = question.organisation
    person = question.contact.name
    assert consents(row) == {
        ("email", "board", "", "", False),
        ("website", "confirmation", person, "Website ja.", True),
        ("address", "confirmation", person, "Adresse ja.", True),
    }
    assert row.consents.get(field="email").withdrawn_on == TODAY()
    [edited] = ModelLogEntry.objects.for_instance(row).filter(action="wagtail.edit")
    assert edited.data["changes"] == {
        "consents": [[{"field": "email"}], [{"field": "address"}, {"field": "website"}]]
    }
    assert "ada" not in str(edited.data)


def test_consent_of_a_list_becomes_the_members_own_word(question):
    row = question.organisation
    ConsentFactory(
        organisation=row, field="website", source=ConsentSource.FILE, wording="liste.csv"
    )

    answer(question, Answer(wordings={"email": "E.", "website": "W."}))

    assert consents(row) == {
        ("email", "board", "", "", True),
        ("website", "file", "", "liste.csv", False),
        ("website", "confirmation", question.contact.name, "W.", True),
    }


def test_consent_that_nobody_asked_about_stays(question):
    ConsentFactory(organisation=question.organisation, field="logo")

    answer(question, Answer(kept=["logo"]))

    assert Organisation.objects.get(pk=question.organisation_id).published == {"logo"}


def test_changes_wait_and_the_register_says_what_it_said(question):
    before = Organisation.objects.values().get(pk=question.organisation_id)

    kept = answer(
        question,
        Answer(values={"street": "Neu 2", "town": "Pirna", "contact_name": "Ada Neu"}),
    )

    assert kept.proposed == {"street": "Neu 2", "contact_name": "Ada Neu"}
    assert kept.seen == {"street": "Alt 1", "contact_name": "Testperson ada"}
    assert Organisation.objects.values().get(pk=question.organisation_id) == before
    assert before["confirmed_on"] is None
    assert list(proposals()) == [kept]
    assert question.organisation.contacts.get().name == "Testperson ada"
    actions = ModelLogEntry.objects.for_instance(question.organisation)
    assert sorted(entry.action for entry in actions) == ["members.proposed", "wagtail.edit"]


@pytest.mark.parametrize(
    "go",
    [
        lambda q: Organisation.objects.get(pk=q.organisation_id).delete(),
        lambda q: Contact.objects.get(pk=q.contact_id).delete(),
        lambda q: Confirmation.objects.filter(pk=q.pk).delete(),
        lambda q: Confirmation.objects.filter(pk=q.pk).update(organisation=member()),
    ],
)
def test_nobody_answers_for_who_is_gone(question, go):
    go(question)

    with pytest.raises(NobodyToAnswer):
        answer(question, Answer(wordings={"website": "Ja, wir."}))
    assert not Consent.objects.filter(wording="Ja, wir.").exists()


@pytest.mark.parametrize("by", ["row", "rows"])
def test_what_a_deleted_person_wanted_of_themselves_is_forgotten(question, by):
    values = {"street": "Neu 2", "contact_name": "Ada Neu"}
    other = asked(member("bea@example.org"))[0]
    both = answer(question, Answer(values=values))
    alone = answer(other, Answer(values={"contact_name": "Bea Neu"}))

    people = Contact.objects.filter(pk__in=[both.contact_id, alone.contact_id])
    for gone in [people] if by == "rows" else people:
        gone.delete()

    both.refresh_from_db()
    alone.refresh_from_db()
    assert (both.proposed, both.seen, both.decided_at) == (
        {"street": "Neu 2"}, {"street": "Alt 1"}, None,
    )  # fmt: skip
    assert (alone.proposed, alone.seen) == ({}, {})
    assert timezone.localdate(alone.decided_at) == TODAY()


# ----------------------------------------------------------------------------------- the link
@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda q: None, None),
        (lambda q: let_days_pass(q, 90), None),
        (lambda q: let_days_pass(q, 91), Refusal.EXPIRED),
        (lambda q: answer(q, Answer()), Refusal.ANSWERED),
        (lambda q: q.contact.delete(), Refusal.GONE),
        (lambda q: Contact.objects.update(email="new@example.org"), Refusal.GONE),
        (lambda q: Contact.objects.update(email="ADA@Example.org"), None),
        (lambda q: q.organisation.memberships.update(rests=True), None),
        (
            lambda q: q.organisation.memberships.update(ended_on=TODAY() - timedelta(days=1)),
            Refusal.GONE,
        ),
    ],
)
def test_link_opens_for_whom_it_was_sent_to_until_its_last_day(question, change, why):
    change(question)
    found = opened_by(token_of(question), Site.objects.get(hostname=HOST))

    assert refusal(found, TODAY()) == why
    if why is not None:
        assert not open_questions(TODAY()).filter(organisation__memberships__ended_on=None).exists()


def test_link_opens_its_own_question_on_its_own_site_alone(question):
    site = Site.objects.get(hostname=HOST)
    other = asked(member("bea@example.org"))[0]
    application = Application.objects.create(site=site, language_code="de", email="x@example.org")
    Application.objects.filter(pk=application.pk).update(nonce=question.nonce)
    application.refresh_from_db()
    token = token_of(question)

    assert opened_by(token, site) == question
    assert opened_by(token, Site.objects.get(hostname="localhost")) is None
    assert opened_by(token, None) is None
    assert opened_by(token_of(application), site) is None
    for wrong in ("", "x", token[:-1], f"{token}A", token.replace(":", "", 1), token[::-1]):
        assert opened_by(wrong, site) is None
    own, foreign = token.split(":"), token_of(other).split(":")
    assert opened_by(":".join([foreign[0], *own[1:]]), site) is None
