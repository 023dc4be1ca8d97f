"""An application at the desk: what is known of it, declining it, and the letter afterwards."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from accounts.choices import Role
from members.choices import LetterKind
from members.models import Application, Letter
from tests.factories.accounts import user_with_role
from tests.factories.members import ContactFactory, MembershipFactory, OrganisationFactory
from tests.jobs import work_off
from tests.members.applying import confirmed

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(client):
    client.force_login(user_with_role(Role.BOARD, "localhost"))
    return client


@pytest.fixture
def applicant():
    """An organisation that came by the form, whose contact wants letters in English."""
    return confirmed(Client(SERVER_NAME="localhost")).organisation


def desk(name, row):
    return reverse(f"organisation:{name}", args=[row.pk])


def overview(board, row):
    return BeautifulSoup(board.get(desk("inspect", row)).content, "html.parser")


def decline(board, row):
    return board.post(desk("decline", row), {"on": "2026-03-01", "resolved_by": "Vorstand", "reference": "P 7"})  # fmt: skip


def test_page_tells_what_is_known_of_an_application(board, applicant):
    text = overview(board, applicant).select_one("main").get_text(" ", strip=True)

    for words in ("Wir freuen uns.", "Fördermitglied", "Englisch", "alef@example.org"):
        assert words in text


def test_declined_application_stays_an_applicant_and_is_not_declined_twice(board, applicant):
    decline(board, applicant)
    again = decline(board, applicant)

    application = Application.objects.get(organisation=applicant)
    assert (application.declined_on, application.declined_by) == (date(2026, 3, 1), "Vorstand")
    assert application.decline_reference == "P 7"
    assert again.status_code == 200
    assert applicant.status().value == "application"
    assert [link["href"] for link in overview(board, applicant).select(".desk-ways a")][:1] == [desk("admit", applicant)]  # fmt: skip
    assert overview(board, applicant).select(f'.desk-ways a[href="{desk("decline", applicant)}"]') == []  # fmt: skip


def test_application_on_paper_can_be_declined_too(board):
    organisation = OrganisationFactory()

    answer = decline(board, organisation)

    assert answer["Location"] == desk("inspect", organisation)  # nobody can be written to
    assert Application.objects.get(organisation=organisation).confirmed_at is None


def test_member_cannot_be_declined(board):
    organisation = MembershipFactory().organisation

    assert decline(board, organisation).status_code == 200
    assert Application.objects.filter(organisation=organisation).count() == 0


def test_form_of_admitting_begins_with_the_kind_that_was_applied_for(board, applicant):
    form = board.get(desk("admit", applicant)).context["form"]

    assert form["kind"].value() == "supporting"


@pytest.mark.parametrize(
    ("step", "sent", "subject", "words"),
    [
        ("admit", {"on": "2026-03-01", "kind": "full"}, "Welcome", "1 March 2026"),
        ("decline", {"on": "2026-03-01"}, "Your application", "not to admit"),
    ],
)
def test_letter_is_proposed_after_a_decision_and_sent_as_the_board_words_it(
    board, applicant, step, sent, subject, words
):
    answer = board.post(desk(step, applicant), sent)
    form = board.get(answer["Location"]).context["form"]
    proposed = {name: form[name].value() for name in ("subject", "body")}
    worded = {"subject": f"{proposed['subject']}!\r\nBcc: x@example.org", "body": proposed["body"] + "PS"}  # fmt: skip
    board.post(answer["Location"], worded)
    board.post(answer["Location"], worded)
    mail.outbox.clear()
    work_off()

    assert answer["Location"] == desk("decision", applicant)
    assert proposed["subject"].startswith(subject)
    assert words in proposed["body"]
    assert "Beispielverein Brücke e.V." in proposed["body"]
    [letter] = [letter for letter in mail.outbox if letter.to == ["alef@example.org"] and "PS" in letter.body]  # fmt: skip
    assert letter.subject == f"{proposed['subject']}! Bcc: x@example.org"
    assert Letter.objects.filter(kind=LetterKind.DECISION).count() == 1
    row = overview(board, applicant).select_one("#letters + section tbody tr")
    assert "alef@example.org" in row.get_text()
    assert "unterwegs" not in row.get_text()


def test_name_of_an_applicant_cannot_become_a_link(board, applicant):
    type(applicant).objects.filter(pk=applicant.pk).update(name="Verein {link} & Co")
    answer = decline(board, applicant)
    form = board.get(answer["Location"]).context["form"]
    board.post(answer["Location"], {name: form[name].value() for name in ("subject", "body")})
    work_off()

    [letter] = [letter for letter in mail.outbox if "Verein {link} & Co" in letter.body]
    assert "_register" not in letter.body


def test_letter_in_a_third_language_is_explained_in_german(board, applicant, settings, tmp_path):
    (tmp_path / "ar" / "LC_MESSAGES").mkdir(parents=True)
    settings.LOCALE_PATHS = [tmp_path, *settings.LOCALE_PATHS]
    Application.objects.update(language_code="ar")

    answer = decline(board, applicant)
    soup = BeautifulSoup(board.get(answer["Location"]).content, "html.parser")

    assert "Guten Tag Testperson Alef" in soup.select_one("details [lang=de]").get_text()
    assert soup.select_one("textarea")["dir"] == "rtl"


@pytest.mark.parametrize("state", ["waits", "paper", "written"])
def test_letter_is_written_once_and_only_about_a_decision(board, applicant, state):
    if state != "waits":
        decline(board, applicant)
    if state == "paper":
        applicant.contacts.all().delete()
        Application.objects.update(email="")
    if state == "written":
        board.post(desk("decision", applicant), {"subject": "S", "body": "B"})

    answers = [board.get(desk("decision", applicant)), board.post(desk("decision", applicant), {"subject": "S", "body": "B"})]  # fmt: skip

    assert [answer["Location"] for answer in answers] == [desk("inspect", applicant)] * 2
    assert Letter.objects.filter(kind=LetterKind.DECISION).count() == (state == "written")


def test_applicant_on_paper_with_a_contact_is_written_to(board):
    contact = ContactFactory(email="papier@example.org", language_code="")
    decline(board, contact.organisation)

    board.post(desk("decision", contact.organisation), {"subject": "S", "body": "B"})

    assert Letter.objects.get(kind=LetterKind.DECISION).address == "papier@example.org"


def test_letter_of_another_board_is_not_there(board):
    foreign = OrganisationFactory(site=Site.objects.get(hostname="auslaenderrat.localhost"))

    for name in ("decline", "decision"):
        assert board.get(desk(name, foreign)).status_code == 404
        assert board.post(desk(name, foreign), {}).status_code == 404
