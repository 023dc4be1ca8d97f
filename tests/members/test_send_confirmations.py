"""`manage.py send_confirmations`."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from members.confirmations import Answer, answer
from members.models import Confirmation, Letter, Organisation
from tests.members.confirmations.asked import HOST, asked, let_days_pass, member

pytestmark = pytest.mark.django_db


def run(capsys, *arguments):
    call_command("send_confirmations", "--site", HOST, *arguments)
    return capsys.readouterr().out.splitlines()


@pytest.fixture
def members():
    """One who was asked long enough ago, one overdue, one confirmed, one of another site."""
    waiting, overdue, fresh = (member(f"{number}@example.org") for number in range(3))
    let_days_pass(asked(waiting)[0], 20)
    Organisation.objects.filter(pk=fresh.pk).update(confirmed_on=timezone.localdate())
    member("fremd@example.org", host="localhost")
    return waiting, overdue, fresh


def letters():
    return list(Letter.objects.order_by("pk").values_list("kind", "address"))


def test_by_itself_it_reminds_and_asks_nobody_however_often(members, capsys):
    left = "left: overdue=2 open_questions=1 proposals=0"
    assert run(capsys) == ["written: reminders=1", left]
    assert run(capsys, "--remind-only") == ["written: reminders=0", left]

    assert letters() == [("confirmation", "0@example.org"), ("reminder", "0@example.org")]


def test_overdue_are_asked_once(members, capsys):
    said = run(capsys, "--ask-overdue")
    again = run(capsys, "--ask-overdue")

    assert said[0] == "written: reminders=1 organisations=1 questions=1"
    assert again == [
        "written: reminders=0 organisations=0 questions=0",
        "left: overdue=2 open_questions=2 proposals=0",
    ]
    assert letters()[1:] == [("reminder", "0@example.org"), ("confirmation", "1@example.org")]


def test_who_never_answers_is_asked_again_after_half_a_year_and_not_while_changes_wait(
    members, capsys
):
    [question] = asked(members[1])
    let_days_pass(question, 179)
    assert run(capsys, "--ask-overdue")[0].endswith("questions=0")
    let_days_pass(question, 1)
    assert run(capsys, "--ask-overdue")[0].endswith("questions=1")
    answer(Confirmation.objects.latest("pk"), Answer(values={"street": "Neu 2"}))
    Confirmation.objects.update(asked_at=timezone.now() - timedelta(days=400))

    assert run(capsys, "--ask-overdue")[0].endswith("organisations=0 questions=0")
    assert run(capsys)[1] == "left: overdue=2 open_questions=1 proposals=1"


def test_all_means_those_who_confirmed_a_moment_ago_too(members, capsys):
    assert run(capsys, "--all")[0] == "written: reminders=1 organisations=2 questions=2"


@pytest.mark.parametrize("choice", [[], ["--ask-overdue"], ["--all"]])
def test_dry_run_says_what_would_be_sent_and_sends_nothing(members, capsys, choice):
    before = (letters(), list(Confirmation.objects.values()))

    said = run(capsys, "--dry-run", *choice)

    assert (letters(), list(Confirmation.objects.values())) == before
    done = run(capsys, *choice)
    expected = done[0].replace("written", "would_send").partition(" questions")[0]
    assert said[0] == expected


def test_wrong_site_and_contradictions_are_refused(members):
    with pytest.raises(CommandError, match=r"There is no site none\.example; the sites are: "):
        call_command("send_confirmations", "--site", "none.example")
    with pytest.raises(CommandError, match="not allowed with"):
        call_command("send_confirmations", "--all", "--remind-only")
    assert len(letters()) == 1
