"""Mails of the register: stored with what they tell of, sent once, by the queue."""

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from members import letters
from members.choices import LetterKind
from members.models import Confirmation, Letter
from pages.models import SiteSettings
from tests.jobs import let_time_pass, work_off
from tests.smtp import MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(organisation):
    return Confirmation.objects.create(organisation=organisation, expires_on=timezone.localdate())


@pytest.fixture
def written(question, site):
    """A letter with a link, in Arabic, that waits to be sent."""
    SiteSettings.objects.filter(site=site).update(name="Beispielverband", email="b@example.org")
    return letters.write(
        LetterKind.CONFIRMATION,
        site=site,
        organisation=question.organisation,
        confirmation=question,
        address="ansprechperson@example.org",
        language="ar",
        subject="هل ما زال كل شيء صحيحا؟",
        body="Bitte öffnen:\n{link}\n",
    )


def test_letter_is_sent_once_in_the_name_of_the_association(written):
    assert mail.outbox == []

    assert work_off() == 1
    letters.send_letter.func(written.pk)

    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["ansprechperson@example.org"], "هل ما زال كل شيء صحيحا؟")
    assert sent.from_email == "Beispielverband <webmaster@localhost>"
    assert sent.reply_to == ["b@example.org"]
    written.refresh_from_db()
    assert (written.attempts, written.failure) == (1, "")
    assert written.sent_at is not None


def test_mails_end_with_who_writes_and_how_they_are_reached(question, site):
    facts = SiteSettings.objects.filter(site=site)
    facts.update(
        name="Beispielverband e.V.", street="Weg 1", postcode="01067", town="Dresden",
        telephone="0351 1", email="b@example.org",
    )  # fmt: skip
    about = {"organisation": "Verein e.V.", "name": "Ada", "last_day": "1 May"}

    _subject, told = letters.compose(LetterKind.REMINDER, site, "en", about)
    facts.update(street="", postcode="", town="", telephone="", email="")
    _subject, bare = letters.compose(LetterKind.REMINDER, site, "en", about)

    website = site.root_url
    ending = (
        "Kind regards\nBeispielverband e.V.\nWeg 1\n01067 Dresden\nTelephone: 0351 1\n"
        f"b@example.org\n{website}\n"
    )
    assert told.split("\n\n")[-2:] == [
        "Are you unsure whether this mail is from us? Call us: 0351 1",
        ending,
    ]
    assert bare.split("\n\n")[-2:] == [
        "You get this mail because you are a contact of “Verein e.V.”. If that is not so any more, please answer it.",
        f"Kind regards\nBeispielverband e.V.\n{website}\n",
    ]


def test_link_is_in_the_mail_and_nowhere_else(written, client):
    work_off()

    [address] = [line for line in mail.outbox[0].body.split() if line.startswith("http")]
    assert "/ar/_register/confirmation/" in address
    written.refresh_from_db()
    assert written.body == "Bitte öffnen:\n{link}\n"
    token = address.rstrip("/").rpartition("/")[2]
    kept = str(list(DBTaskResult.objects.values())) + str(list(Letter.objects.values()))
    assert token not in kept


def test_letter_of_a_transaction_that_is_taken_back_is_not_sent(question, site):
    about = {"address": "a@example.org", "language": "de", "subject": "x", "body": "y"}
    with transaction.atomic():
        letters.write(LetterKind.ANSWER, site=site, **about)
        transaction.set_rollback(True)

    assert (work_off(), Letter.objects.count(), mail.outbox) == (0, 0, [])


def test_letter_that_was_deleted_is_not_sent(written):
    written.delete()

    assert (work_off(), mail.outbox) == (1, [])


def test_letter_waits_for_a_server_that_is_down(written, settings):
    server = MailServer()
    settings.LETTER_BACKEND = "association_site.mail.LetterBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    assert work_off(failing=True) == 1
    written.refresh_from_db()
    assert (written.attempts, written.failure) == (1, "ConnectionRefusedError")
    assert written.sent_at is None
    assert work_off() == 0

    with server.running():
        let_time_pass()
        assert work_off() == 1
        assert work_off() == 0

    [received] = server.mails
    assert received["Subject"] == "هل ما زال كل شيء صحيحا؟"
    assert received["Auto-Submitted"] == "auto-generated"
    assert received["Content-Language"] == "ar"
    assert received["Message-ID"].startswith(f"<{written.pk}.")
    written.refresh_from_db()
    assert (written.attempts, written.failure, written.sent_at is None) == (2, "", False)


@pytest.mark.parametrize(
    ("preferred", "language"),
    [("de", "de"), ("en", "en"), ("fa", "de"), ("", "de"), ("../en", "de"), ("xx", "de")],
)
def test_people_are_written_to_in_a_language_that_the_interface_speaks(preferred, language):
    assert letters.language_for(preferred) == language
