"""What the queue does every day, as the settings say."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.utils import timezone

from association_site.jobs.daily import enqueue_daily
from members.choices import LetterKind
from members.confirmations import REMIND_AFTER, ask
from members.models import Application, Confirmation, Letter
from tests.factories.members import ContactFactory, MembershipFactory
from tests.jobs import let_time_pass, work_off

pytestmark = pytest.mark.django_db


def days_ago(days):
    """Return the same time of a day as people have it; in between their clocks may have changed."""
    return timezone.localtime() - timedelta(days=days)


def test_every_day_members_are_reminded_and_what_is_over_its_time_is_deleted(site, organisation):
    MembershipFactory(organisation=organisation)
    ContactFactory(organisation=organisation, email="person@example.org")
    ask([organisation], user=None, today=timezone.localdate())
    Confirmation.objects.update(asked_at=days_ago(REMIND_AFTER + 1))
    work_off()
    stale = Application.objects.create(site=site, language_code="de", email="a@example.org")
    Application.objects.filter(pk=stale.pk).update(received_at=days_ago(8))

    for days in (0, 1):
        assert enqueue_daily(timezone.localdate() + timedelta(days=days)) == len(
            settings.DAILY_JOBS
        )
        let_time_pass()
        work_off()

    kinds = list(Letter.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == [LetterKind.CONFIRMATION, LetterKind.REMINDER]
    assert [sent.to for sent in mail.outbox] == [["person@example.org"]] * 2
    assert not Application.objects.filter(pk=stale.pk).exists()
