"""The work list by mail: for whom, when, in which language, and never twice a day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.users.models import UserProfile

from accounts.choices import Rhythm, Role
from accounts.models import TranslationDigest
from association_site.desk import digest
from association_site.jobs.daily import enqueue_daily
from tests.association_site.desk.translated import change, german, into
from tests.factories.accounts import signed_in, user_with_role
from tests.jobs import let_time_pass, work_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    """A translator who wants a mail a day and reads English."""
    user = user_with_role(Role.TRANSLATOR, "localhost", first_name="Ada", last_name="Beispiel")
    UserProfile.objects.create(user=user, preferred_language="en")
    TranslationDigest.objects.create(user=user, rhythm=Rhythm.DAILY)
    return user


@pytest.fixture
def outdated():
    """A page that changed since it was translated."""
    page = german("Probe")
    translated = into(page)
    change(page)
    return translated


def morning():
    """Do what the queue does on a day, and return how many jobs were run."""
    digest.tell_translators.enqueue()
    return work_off()


def another_day(days=1):
    """Let the last mails be older."""
    for chosen in TranslationDigest.objects.exclude(sent_on=None):
        chosen.sent_on -= timedelta(days=days)
        chosen.save()


def test_mail_arrives_in_the_language_of_its_reader(mail_server, ada, outdated):
    with mail_server.running():
        morning()

    [mail] = mail_server.mails
    assert mail_server.recipients == [ada.email]
    assert mail["Subject"].endswith("to translate or review")
    assert (mail["Content-Language"], mail["Auto-Submitted"]) == ("en", "auto-generated")
    text = mail.get_content().replace("\r\n", "\n")
    assert text.startswith("Hello Ada Beispiel,\n")
    first = text.index("Older than the original:\n– Probe (English)\n")
    assert f"/admin/translations/page/{outdated.pk}/" in text[first:]
    assert text.index("/admin/account/#tab-notifications") > first
    assert TranslationDigest.objects.get().sent_on == timezone.localdate()


def test_mail_is_german_for_who_chose_no_language(mail_server, ada, outdated):
    UserProfile.objects.update(preferred_language="")

    with mail_server.running():
        morning()

    assert "Älter als das Original:\n– Probe (Englisch)" in mail_server.mails[0].get_content().replace("\r\n", "\n")  # fmt: skip


def test_mail_comes_once_a_day_and_not_again_for_the_same_work(mail_server, ada, outdated):
    with mail_server.running():
        morning()
        morning()
        another_day()
        morning()
        assert len(mail_server.mails) == 1

        german("Probe neu")
        morning()

    assert len(mail_server.mails) == 2


def test_weekly_mail_comes_after_a_week_and_reminds(mail_server, ada, outdated):
    TranslationDigest.objects.update(rhythm=Rhythm.WEEKLY)
    with mail_server.running():
        morning()
        another_day(6)
        morning()
        assert len(mail_server.mails) == 1

        another_day()
        morning()

    assert len(mail_server.mails) == 2


def test_nobody_gets_a_mail_unasked_or_without_work(mail_server, ada):
    user_with_role(Role.TRANSLATOR, "localhost")  # has chosen nothing
    silent = user_with_role(Role.EDITOR, "localhost")
    TranslationDigest.objects.create(user=silent, rhythm=Rhythm.NEVER)
    ada.groups.clear()

    with mail_server.running():
        assert morning() == 2  # the round, and Ada's job, which finds nothing to say

    assert mail_server.mails == []


def test_person_whose_account_is_closed_gets_no_mail(mail_server, ada, outdated):
    ada.is_active = False
    ada.save()

    with mail_server.running():
        assert morning() == 1

    assert mail_server.mails == []


def test_choice_that_was_taken_back_meanwhile_is_heard(mail_server, ada, outdated):
    digest.send_digest.enqueue(ada.pk, timezone.localdate().isoformat())
    TranslationDigest.objects.update(rhythm=Rhythm.NEVER)

    with mail_server.running():
        work_off()

    assert mail_server.mails == []


def test_mail_waits_for_a_server_that_is_down(mail_server, ada, outdated):
    digest.tell_translators.enqueue()
    work_off(failing=True)
    assert TranslationDigest.objects.get().sent_on is None

    with mail_server.running():
        let_time_pass()
        work_off()

    assert len(mail_server.mails) == 1


def test_round_belongs_to_the_jobs_of_every_day():
    enqueue_daily(date(2026, 11, 22))

    paths = DBTaskResult.objects.values_list("task_path", flat=True)
    assert "association_site.desk.digest.tell_translators" in paths


def test_editors_hear_what_waits_for_them(ada, outdated):
    editor = user_with_role(Role.EDITOR, "localhost")
    found = [one for one in digest.work_lists(editor, digest.work_of(editor)) if one.asks]

    message = digest.message_of(editor, found, date(2026, 11, 22))

    assert message.to == [editor.email]
    assert message.extra_headers["Message-ID"] == f"<work.{editor.pk}.20261122@localhost>"


# ------------------------------------------------------------------------------------ the account
def account(user, **data):
    client = signed_in(user)
    fields = {
        "name_email-first_name": "Ada",
        "name_email-last_name": "Beispiel",
        "name_email-email": user.email,
        "notifications-submitted_notifications": "on",
        "locale-preferred_language": "de",
        "locale-current_time_zone": "Europe/Berlin",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    return client, client.post("/admin/account/", fields | data)


def test_mails_are_chosen_and_turned_off_in_the_account():
    user = user_with_role(Role.TRANSLATOR, "localhost")

    for rhythm in (Rhythm.WEEKLY, Rhythm.NEVER):
        client, answer = account(user, **{"digest-rhythm": rhythm.value})
        assert answer.status_code == 302
        assert TranslationDigest.objects.get(user=user).rhythm == rhythm
    assert "Arbeitsliste als Mail" in client.get("/admin/account/").content.decode()


def test_mails_are_not_offered_to_the_board():
    user = user_with_role(Role.BOARD, "localhost")

    client, _answer = account(user, **{"digest-rhythm": "daily"})

    assert "digest-rhythm" not in client.get("/admin/account/").content.decode()
    assert not TranslationDigest.objects.exists()
