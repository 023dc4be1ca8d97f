"""What the board decides: admitting, pausing, ending, reinstating, withdrawing a consent."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from wagtail.models import ModelLogEntry

from members import register
from members.choices import LeavingReason, MembershipKind, MembershipStatus
from members.models import Membership
from members.register import Resolution
from tests.factories.members import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

DAY, BEFORE, LATER = date(2024, 5, 1), date(2024, 4, 30), date(2025, 1, 1)
SAID = Resolution(date(2024, 4, 2), "Vorstand", "Protokoll 3/2024")


def periods(organisation):
    rows = organisation.memberships.order_by("started_on")
    return [(row.started_on, row.ended_on, row.rests) for row in rows]


def test_admit_begins_the_first_period_with_its_resolution():
    organisation = OrganisationFactory()

    period = register.admit(organisation, on=DAY, resolution=SAID, kind=MembershipKind.SUPPORTING)

    period.refresh_from_db()
    assert (period.started_on, period.ended_on, period.kind) == (DAY, None, "supporting")
    assert (period.admitted_on, period.admitted_by, period.admission_reference) == (
        SAID.on, SAID.by, SAID.reference,
    )  # fmt: skip
    entry = ModelLogEntry.objects.for_instance(period).get()
    assert entry.action == "wagtail.create"


def test_pause_ends_the_period_the_day_before_and_takes_its_end_along():
    running = MembershipFactory(
        kind="supporting", ended_on=date(2026, 12, 31), leaving_reason="withdrawn",
        end_resolved_on=SAID.on, end_resolved_by="Verein",
    )  # fmt: skip
    organisation = running.organisation

    resting = register.pause(organisation, on=DAY, resolution=SAID)

    running.refresh_from_db()
    assert periods(organisation) == [
        (date(2020, 1, 1), BEFORE, False), (DAY, date(2026, 12, 31), True),
    ]  # fmt: skip
    assert (running.leaving_reason, running.end_resolved_on, running.end_resolved_by) == (
        "",
        None,
        "",
    )
    assert (resting.kind, resting.leaving_reason, resting.end_resolved_by) == (
        "supporting", "withdrawn", "Verein",
    )  # fmt: skip
    assert organisation.status(DAY) == MembershipStatus.DORMANT


def test_reinstate_wakes_what_rests():
    organisation = MembershipFactory(rests=True).organisation

    register.reinstate(organisation, on=DAY)

    assert periods(organisation) == [(date(2020, 1, 1), BEFORE, True), (DAY, None, False)]


def test_reinstate_begins_a_new_period_of_the_same_kind_where_the_last_had_ended():
    organisation = MembershipFactory(ended_on=date(2023, 1, 1), kind="supporting").organisation

    period = register.reinstate(organisation, on=DAY, resolution=SAID)

    assert periods(organisation)[1:] == [(DAY, None, False)]
    assert (period.kind, period.admitted_by) == ("supporting", "Vorstand")


def test_end_is_the_last_day_and_says_why():
    running = MembershipFactory()

    register.end(running.organisation, on=DAY, reason=LeavingReason.DISSOLVED, resolution=SAID)

    running.refresh_from_db()
    assert (running.ended_on, running.leaving_reason) == (DAY, "dissolved")
    assert (running.end_resolved_on, running.end_resolved_by, running.end_reference) == (
        SAID.on, SAID.by, SAID.reference,
    )  # fmt: skip
    [entry] = ModelLogEntry.objects.for_instance(running)
    assert entry.data["changes"]["ended_on"] == [None, "2024-05-01"]


MEMBER, RESTING, ENDED, NONE = {}, {"rests": True}, {"ended_on": date(2023, 1, 1)}, None


@pytest.mark.parametrize(
    ("operation", "period", "why"),
    [
        (register.admit, MEMBER, "A membership of this organisation is on record already."),
        (register.admit, ENDED, "A membership of this organisation is on record already."),
        (register.pause, NONE, "No membership is running on that day."),
        (register.pause, RESTING, "The membership rests on that day already."),
        (register.pause, ENDED, "No membership is running on that day."),
        (register.pause, {"started_on": DAY}, "The running period begins on that very day. Please choose a later one."),
        (register.reinstate, NONE, "The organisation was no member before that day."),
        (register.reinstate, MEMBER, "The organisation is a member on that day."),
        (register.reinstate, {"started_on": LATER}, "The organisation was no member before that day."),
        (register.end, NONE, "No membership is running on that day."),
        (register.end, ENDED, "No membership is running on that day."),
    ],
)  # fmt: skip
def test_operation_that_makes_no_sense_is_refused_and_changes_nothing(operation, period, why):
    organisation = OrganisationFactory()
    if period is not None:
        MembershipFactory(organisation=organisation, **period)
    before = list(Membership.objects.order_by("pk").values())

    with pytest.raises(ValidationError) as refused:
        operation(organisation, on=DAY)

    assert refused.value.messages == [gettext(why)]
    assert list(Membership.objects.order_by("pk").values()) == before


def test_end_and_reinstatement_before_another_period_are_refused():
    organisation = MembershipFactory(ended_on=date(2023, 1, 1)).organisation
    MembershipFactory(organisation=organisation, started_on=LATER)

    with pytest.raises(ValidationError) as end:
        register.end(organisation, on=date(2022, 1, 1))
    with pytest.raises(ValidationError) as again:
        register.reinstate(organisation, on=DAY)

    assert end.value.messages == [
        gettext("Another period begins after that day. Please delete or change it first.")
    ]
    assert list(again.value.message_dict) == ["started_on"]
    assert len(periods(organisation)) == 2


def test_withdrawn_consent_stays_on_record_and_shows_nothing():
    organisation = OrganisationFactory(published=["email", "website"], email="post@example.org")
    consent = organisation.consents.get(field="email")

    register.withdraw(consent, DAY)
    register.withdraw(consent, LATER)  # once is enough

    consent.refresh_from_db()
    organisation = type(organisation).objects.get(pk=organisation.pk)
    assert (consent.withdrawn_on, organisation.published) == (DAY, {"website"})
    [entry] = ModelLogEntry.objects.for_instance(organisation)
    assert entry.data["changes"] == {
        "consents": [[{"field": "email"}, {"field": "website"}], [{"field": "website"}]]
    }
