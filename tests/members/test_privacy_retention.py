"""What is over its time is deleted, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Site

from members.choices import LetterKind
from members.importing import apply
from members.importing.waiting import KEPT_FOR
from members.models import (
    Application,
    Confirmation,
    Contact,
    ImportedEntry,
    ImportRun,
    Letter,
    Organisation,
)
from members.privacy import Terms, due, retain
from tests.factories.lists import table
from tests.factories.members import ContactFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

TERMS = Terms(applications=10, contacts=20, imports=30, unconfirmed=5, mails=40)


def days_ago(days):
    """Return the same time of a day as people have it; in between their clocks may have changed."""
    return timezone.localtime() - timedelta(days=days)


def applicant(site, days):
    row = OrganisationFactory(site=site)
    log(instance=row, action="wagtail.create", timestamp=days_ago(days))
    log(instance=row, action="wagtail.edit")
    return row


def former(site, days):
    row = OrganisationFactory(site=site)
    MembershipFactory(organisation=row, ended_on=timezone.localdate() - timedelta(days=days))
    return ContactFactory(organisation=row)


def imported(site, days):
    row = OrganisationFactory(site=site, member=True)
    cells = {"number": row.number, "town": "Pirna"}
    run, _plan = apply(site, table(cells), user=None, today=timezone.localdate())
    ImportRun.objects.filter(pk=run.pk).update(applied_at=days_ago(days))
    return run


def unconfirmed(site, days):
    row = Application.objects.create(site=site, language_code="de", email="a@example.org")
    Application.objects.filter(pk=row.pk).update(received_at=days_ago(days))
    return row


def mail(site, days):
    row = Letter.objects.create(site=site, kind=LetterKind.REMINDER, address="a@example.org")
    Letter.objects.filter(pk=row.pk).update(written_at=days_ago(days))
    return row


def question(site, days, waits=False):
    """A question and its answer, on which the board has decided or not."""
    row = Confirmation.objects.create(
        organisation=OrganisationFactory(site=site, member=True),
        expires_on=timezone.localdate(),
        proposed={"town": "Pirna"},
        decided_at=None if waits else timezone.now(),
    )
    Confirmation.objects.filter(pk=row.pk).update(asked_at=days_ago(days))
    return row


@pytest.fixture
def rows(site):
    """Of each kind one that is over its time by a day, one that is just not, and one that stays."""
    waiting = []
    for hours in (1, -1):
        run = ImportRun.objects.create(site=site, file_name="liste.csv", file=b"a;b")
        uploaded = timezone.now() - KEPT_FOR - timedelta(hours=hours)
        ImportRun.objects.filter(pk=run.pk).update(uploaded_at=uploaded)
        waiting.append(run)
    running = former(site, 100)
    MembershipFactory(organisation=running.organisation, started_on=timezone.localdate())
    return {
        "applications": [applicant(site, 11), applicant(site, 10), OrganisationFactory(site=site)],
        "contacts": [former(site, 21), former(site, 20), running],
        "files": waiting,
        "imports": [imported(site, 31), imported(site, 30)],
        "unconfirmed": [unconfirmed(site, 6), unconfirmed(site, 5)],
        "mails": [mail(site, 41), mail(site, 40)],
        "confirmations": [question(site, 41), question(site, 40), question(site, 40, waits=True)],
    }


def there(rows):
    """Return which of the rows are still there, by their places."""
    states = set(ImportedEntry.objects.values_list("run", flat=True))
    left = {
        "applications": Organisation.objects.values_list("pk", flat=True),
        "contacts": Contact.objects.values_list("pk", flat=True),
        "files": ImportRun.objects.values_list("pk", flat=True),
        "imports": states,
        "unconfirmed": Application.objects.values_list("pk", flat=True),
        "mails": Letter.objects.values_list("pk", flat=True),
        "confirmations": Confirmation.objects.values_list("pk", flat=True),
    }
    return {
        kind: [place for place, row in enumerate(made) if row.pk in set(left[kind])]
        for kind, made in rows.items()
    }


def test_exactly_what_is_over_its_time_is_deleted_once(site, rows):
    everything = {"applications": [0, 1, 2], "contacts": [0, 1, 2], "files": [0, 1], "imports": [0, 1]}  # fmt: skip
    everything |= {"unconfirmed": [0, 1], "mails": [0, 1], "confirmations": [0, 1, 2]}
    one_each = dict.fromkeys(everything, 1)
    today = timezone.localdate()
    found = due(site, today, TERMS)
    assert (found.counts, found.undated, there(rows)) == (one_each, 1, everything)

    assert retain(site, today, TERMS).counts == one_each

    left = {"applications": [1, 2], "contacts": [1, 2], "files": [1], "imports": [1]}
    left |= {"unconfirmed": [1], "mails": [1], "confirmations": [1, 2]}
    assert there(rows) == left
    assert retain(site, today, TERMS).counts == dict.fromkeys(everything, 0)
    assert there(rows) == left
    entry = ModelLogEntry.objects.get(action="members.retention")
    assert entry.data == one_each
    with translation.override("en"):
        assert entry.message == (
            "Deleted because its time is over: applications 1, contacts 1, waiting files 1, states"
            " before imports 1, unconfirmed applications 1, mails 1, questions and answers 1"
        )


def test_answer_is_deleted_though_nobody_decided_on_it(site):
    row = question(site, 41, waits=True)

    retain(site, timezone.localdate(), TERMS)

    assert not Confirmation.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("days", "declined", "member", "kept"),
    [(41, True, False, False), (41, False, True, False), (41, False, False, True), (40, True, False, True)],
)  # fmt: skip
def test_what_an_applicant_wrote_goes_once_it_is_decided_and_old(
    site, days, declined, member, kept
):
    row = unconfirmed(site, days)
    organisation = OrganisationFactory(site=site, member=member)
    Application.objects.filter(pk=row.pk).update(
        organisation=organisation,
        message="Kanarie",
        declined_on=timezone.localdate() if declined else None,
    )

    retain(site, timezone.localdate(), TERMS)

    row.refresh_from_db()
    assert (row.email, row.message) == (("a@example.org", "Kanarie") if kept else ("", ""))
    assert (row.declined_on is not None) == declined


def test_other_sites_are_left_alone(site, rows):
    other = Site.objects.get(is_default_site=True)

    retain(other, timezone.localdate(), TERMS)

    assert [len(places) for places in there(rows).values()] == [3, 3, 2, 2, 2, 2, 3]
