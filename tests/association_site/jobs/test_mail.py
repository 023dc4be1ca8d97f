"""Letters of the queue reach a mail server, now or once it is there."""

from email.message import EmailMessage as Message

import pytest
from django.conf import settings as django_settings
from django.core.mail import EmailMessage, get_connection
from django_tasks_db.models import DBTaskResult

from tests.association_site.jobs import tasks
from tests.jobs import let_time_pass, work_off

pytestmark = pytest.mark.django_db


def put_off():
    """Put a mail off, and return what is on record about its job, asked for anew each time."""
    pk = tasks.send_mail.enqueue().id
    return lambda: DBTaskResult.objects.get(pk=pk)


def test_letter_arrives_with_what_mail_of_a_machine_should_say(mail_server):
    put_off()

    with mail_server.running():
        assert work_off() == 1

    [mail] = mail_server.mails
    assert isinstance(mail, Message)
    assert {name: mail[name] for name in ("From", "To", "Subject", "Auto-Submitted")} == {
        "From": "Verband <post@verband.example>",
        "To": tasks.RECIPIENT,
        "Subject": "Grüße مرحبا",
        "Auto-Submitted": "auto-generated",
    }
    assert mail["Message-ID"].endswith("@verband.example>")
    assert mail.get_content() == "Süß\r\n"
    assert mail_server.recipients == [tasks.RECIPIENT]


def test_headers_that_a_letter_brings_are_kept(mail_server):
    headers = {"message-id": "<7@verband.example>", "AUTO-SUBMITTED": "auto-replied"}
    connection = get_connection(django_settings.LETTER_BACKEND)
    letter = EmailMessage("Probe", "Text", None, [tasks.RECIPIENT], None, connection, headers=headers)  # fmt: skip

    with mail_server.running():
        assert letter.send() == 1

    [mail] = mail_server.mails
    assert mail.get_all("Message-ID") == ["<7@verband.example>"]
    assert mail.get_all("Auto-Submitted") == ["auto-replied"]


def test_letter_waits_for_a_server_that_is_down_and_is_sent_once(mail_server):
    job = put_off()

    work_off(failing=True)
    assert (job().status, job().exception_class_path) == (
        "READY",
        "builtins.ConnectionRefusedError",
    )
    assert work_off() == 0

    with mail_server.running():
        let_time_pass()
        assert work_off() == 1
        let_time_pass()
        assert work_off() == 0

    assert len(mail_server.mails) == 1
    assert (job().status, len(job().worker_ids)) == ("SUCCESSFUL", 2)


def test_letter_to_a_recipient_who_is_refused_for_good_is_given_up(mail_server):
    mail_server.answer_to_recipient = f"550 no such person {tasks.RECIPIENT}"
    job = put_off()

    with mail_server.running():
        work_off(failing=True)

    assert (job().status, len(job().worker_ids)) == ("FAILED", 1)
    assert job().traceback.endswith("smtplib.SMTPRecipientsRefused (550)")
    assert tasks.RECIPIENT not in job().traceback


def test_letter_to_a_recipient_who_is_refused_for_now_comes_again(mail_server):
    mail_server.answer_to_recipient = "450 later"
    job = put_off()

    with mail_server.running():
        work_off(failing=True)
        mail_server.answer_to_recipient = "250 OK"
        let_time_pass()
        work_off()

    assert (job().status, len(mail_server.mails)) == ("SUCCESSFUL", 1)


def test_letter_to_a_server_that_takes_it_and_says_nothing_comes_again(mail_server, settings):
    mail_server.is_mute = True
    settings.LETTER_TIMEOUT = 0.3
    job = put_off()

    with mail_server.running():
        work_off(failing=True)

    assert job().status == "READY"
    assert job().exception_class_path == "smtplib.SMTPServerDisconnected"


def test_server_that_answers_a_call_gets_time_for_the_letter(mail_server, settings):
    settings.EMAIL_TIMEOUT = 10
    letters = get_connection(settings.LETTER_BACKEND)

    with mail_server.running(), letters:
        patience = letters.connection.sock.gettimeout()

    assert letters.timeout == 10
    assert settings.EMAIL_TIMEOUT < patience == 60 < settings.JOB_TIME_LIMIT
