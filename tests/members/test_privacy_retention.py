"""What is over its time is deleted, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Site

from members.importing import apply
from members.importing.waiting import KEPT_FOR
from members.models import Contact, ImportedEntry, ImportRun, Organisation
from members.privacy import Terms, due, retain
from tests.factories.lists import table
from tests.factories.members import ContactFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

TERMS = Terms(applications=10, contacts=20, imports=30)


def days_ago(days):
    return timezone.now() - timedelta(days=days)


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
    }


def there(rows):
    """Return which of the rows are still there, by their places."""
    states = set(ImportedEntry.objects.values_list("run", flat=True))
    left = {
        "applications": Organisation.objects.values_list("pk", flat=True),
        "contacts": Contact.objects.values_list("pk", flat=True),
        "files": ImportRun.objects.values_list("pk", flat=True),
        "imports": states,
    }
    return {
        kind: [place for place, row in enumerate(made) if row.pk in set(left[kind])]
        for kind, made in rows.items()
    }


def test_exactly_what_is_over_its_time_is_deleted_once(site, rows):
    everything = {"applications": [0, 1, 2], "contacts": [0, 1, 2], "files": [0, 1], "imports": [0, 1]}  # fmt: skip
    one_each = dict.fromkeys(everything, 1)
    today = timezone.localdate()
    found = due(site, today, TERMS)
    assert (found.counts, found.undated, there(rows)) == (one_each, 1, everything)

    assert retain(site, today, TERMS).counts == one_each

    left = {"applications": [1, 2], "contacts": [1, 2], "files": [1], "imports": [1]}
    assert there(rows) == left
    assert retain(site, today, TERMS).counts == dict.fromkeys(everything, 0)
    assert there(rows) == left
    entry = ModelLogEntry.objects.get(action="members.retention")
    assert entry.data == one_each
    with translation.override("en"):
        assert entry.message == (
            "Deleted because its time is over: applications 1, contacts 1, waiting files 1, states"
            " before imports 1"
        )


def test_other_sites_are_left_alone(site, rows):
    other = Site.objects.get(is_default_site=True)

    retain(other, timezone.localdate(), TERMS)

    assert [len(places) for places in there(rows).values()] == [3, 3, 2, 2]
