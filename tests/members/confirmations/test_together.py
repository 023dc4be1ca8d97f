"""Two people, or two machines, at the same moment."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from accounts.choices import Role
from members.confirmations import (
    Answer,
    AnsweredAlready,
    DecidedAlready,
    answer,
    ask,
    decide,
    remind,
)
from members.importing import lock_register
from members.models import Confirmation, Letter, Organisation
from members.tagging import change_topics
from tests.factories.accounts import user_with_role
from tests.members.confirmations.asked import HOST, asked, let_days_pass, member
from tests.together import at_once, together


def test_question_is_answered_once_and_decided_on_once(db):
    row = member("ada@example.org", "bea@example.org")
    first, second = asked(row)
    answer(first, Answer(wordings={"email": "Ja."}))
    changed = answer(second, Answer(values={"street": "Neu 2"}))
    decide(changed, {"street"}, user=None)

    with pytest.raises(AnsweredAlready):
        answer(first, Answer())
    with pytest.raises(DecidedAlready):
        decide(changed, (), user=None)

    assert row.consents.count() == 1
    assert Organisation.objects.get(pk=row.pk).street == "Neu 2"


@pytest.fixture
def kept(django_db_setup, django_db_blocker):
    """A member and a user that all connections see; gone afterwards."""
    with django_db_blocker.unblock():
        row = member("ada@example.org", "bea@example.org", street="Alt 1")
        user = user_with_role(Role.BOARD, HOST)
        yield row, user
        Letter.objects.filter(organisation=row).delete()
        ModelLogEntry.objects.for_instance(row).delete()
        DBTaskResult.objects.all().delete()
        Organisation.objects.filter(pk=row.pk).delete()
        user.delete()


def twice_at_once(row, do):
    """Let two threads do something that waits for the organisation; return what came of it."""
    rows = Organisation.objects.filter(pk=row.pk)
    return at_once(rows, do, do, refusals=(AnsweredAlready, DecidedAlready))


@together
def test_two_who_ask_at_once_ask_once(kept):
    row, user = kept
    today = timezone.localdate()

    found = twice_at_once(row, lambda: ask([row], user=user, today=today))

    assert sorted(asked.letters for asked in found) == [0, 2]
    assert Confirmation.objects.filter(organisation=row).count() == 2
    assert Letter.objects.filter(organisation=row).count() == 2


@together
def test_two_who_remind_at_once_remind_once(kept):
    row, _user = kept
    for question in asked(row):
        let_days_pass(question, 20)
    today = timezone.localdate()

    assert sorted(twice_at_once(row, lambda: remind(today, row.site))) == [0, 2]

    assert Letter.objects.filter(organisation=row, kind="reminder").count() == 2


@together
def test_answer_that_is_sent_twice_counts_once(kept):
    row, _user = kept
    question = asked(row)[0]

    found = twice_at_once(row, lambda: answer(question, Answer(wordings={"email": "Ja."})))

    assert sorted(map(str, found)) == sorted([str(AnsweredAlready), str(row)])
    assert row.consents.count() == 1


@together
def test_second_who_decides_at_once_is_told(kept):
    row, user = kept
    question = answer(asked(row)[0], Answer(values={"street": "Neu 2"}))

    found = twice_at_once(row, lambda: decide(question, {"street"}, user=user))

    assert sorted(map(str, found)) == sorted([str(DecidedAlready), str(row)])
    logged = ModelLogEntry.objects.for_instance(row).filter(action="members.decided")
    assert logged.count() == 1
    assert timezone.now() - logged.get().timestamp < timedelta(hours=1)


@together
@pytest.mark.parametrize(
    "hold",
    [
        lambda row: lock_register(row.site),
        lambda row: change_topics(Organisation.objects.filter(pk=row.pk), ()),
    ],
)
def test_who_writes_many_lets_others_write_what_points_to_the_site(kept, hold):
    row, user = kept
    today, found = timezone.localdate(), []

    def run():
        try:
            found.append(ask([row], user=user, today=today).letters)
        finally:
            connection.close()

    thread = Thread(target=run)
    with transaction.atomic():
        hold(member())
        thread.start()
        # Whoever asks holds an organisation: if they waited for us, we would wait for each other.
        thread.join(timeout=30)
        found_meanwhile = list(found)
        transaction.set_rollback(True)
    thread.join()

    assert found_meanwhile == [2]
