"""What the board does with the register."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from members.choices import ConsentSource, LeavingReason, MembershipKind, MembershipStatus
from members.models import Application, Consent, Membership, Organisation
from members.periods import NO_END
from pages import changes, history

DECLINED = "members.declined"


# ---------------------------------------------------------------------------------- on record
def values_of(organisation: Organisation) -> changes.Values:
    """Return what an organisation says now, with what it agreed to, as the log keeps it.

    Nobody is named who agreed: the log outlives the row.
    """
    shown = set(organisation.consents.in_force().values_list("field", flat=True))
    return changes.values_of(organisation) | {"consents": [{"field": f} for f in sorted(shown)]}


def record(organisation: Organisation, before: changes.Values) -> None:
    """Note in the log what became of an organisation."""
    history.record(organisation, before, after=values_of(organisation))


# ---------------------------------------------------------------------------------- consents


@transaction.atomic
def publish_only(
    organisation: Organisation,
    fields: Collection[str],
    *,
    on: date,
    source: ConsentSource,
    user: User | None = None,
    agreed_by: str = "",
    wording: str = "",
) -> None:
    """Record that an organisation agrees to have some fields shown, and no other.

    What it agreed to before stays on record as it is; what is not among the fields is withdrawn.

    Args:
        organisation: Saved, and locked by whoever else changes it at the same time.
        fields: Of `PublishedField`.
        on: The day.
        source: Where it was said.
        user: Who records it, if it is somebody who is logged in.
        agreed_by: Who said it, where that is known.
        wording: What was agreed to.
    """
    in_force = {consent.field: consent for consent in organisation.consents.in_force()}
    for field, consent in in_force.items():
        if field not in fields:
            consent.withdraw(on)
    Consent.objects.bulk_create(
        Consent(
            organisation=organisation,
            field=field,
            agreed_on=on,
            agreed_by=agreed_by,
            wording=wording,
            source=source,
            recorded_by=user,
        )
        for field in sorted(set(fields))
        if field not in in_force
    )
    organisation.__dict__.pop("published", None)
    organisation.__dict__.get("_prefetched_objects_cache", {}).pop("consents", None)


def withdraw(consent: Consent, on: date) -> None:
    """Take a consent back and note it; what it was for is not shown any more.

    Args:
        consent: One that is in force; nothing happens to another.
        on: The day.
    """
    with transaction.atomic():
        organisation = _locked(consent.organisation)
        before = values_of(organisation)
        found = organisation.consents.in_force().filter(pk=consent.pk).first()
        if found is not None:
            found.withdraw(on)
            record(organisation, before)


# ---------------------------------------------------------------------------------- periods
@dataclass(frozen=True)
class Resolution:
    """Who decided something.

    Attributes:
        on: The day.
        by: The body, such as the board.
        reference: Where it is written.
    """

    on: date | None = None
    by: str = ""
    reference: str = ""


NO_RESOLUTION = Resolution()


@transaction.atomic
def admit(
    organisation: Organisation,
    *,
    on: date,
    resolution: Resolution = NO_RESOLUTION,
    kind: str = MembershipKind.FULL,
) -> Membership:
    """Begin the first period of membership.

    Raises:
        ValidationError: There is one already.
    """
    organisation = _locked(organisation)
    if organisation.memberships.exists():
        raise ValidationError(_("A membership of this organisation is on record already."))
    return _begin(organisation, on, resolution, kind=kind)


@transaction.atomic
def decline(
    organisation: Organisation, *, on: date, resolution: Resolution = NO_RESOLUTION
) -> Application:
    """Decline an application, by the form or on paper; the organisation stays an applicant.

    Raises:
        ValidationError: It was declined already, or admitted once.
    """
    organisation = _locked(organisation)
    if organisation.memberships.exists():
        raise ValidationError(_("A membership of this organisation is on record already."))
    application = Application.objects.filter(organisation=organisation).first()
    if application is None:
        application = Application(site=organisation.site, organisation=organisation)
    if application.declined_on is not None:
        raise ValidationError(_("This application was declined already."))
    application.declined_on, application.declined_by = on, resolution.by
    application.decline_reference = resolution.reference
    application.save()
    log(instance=organisation, action=DECLINED, content_changed=True)
    return application


def is_declined(organisation: Organisation) -> bool:
    """Say whether the board declined its application."""
    return Application.objects.filter(organisation=organisation, declined_on__isnull=False).exists()


@transaction.atomic
def pause(
    organisation: Organisation, *, on: date, resolution: Resolution = NO_RESOLUTION
) -> Membership:
    """Let the membership rest from a day on.

    Raises:
        ValidationError: None is running on that day, or it rests.
    """
    return _turn(_locked(organisation), on, resolution, rests=True)


@transaction.atomic
def reinstate(
    organisation: Organisation, *, on: date, resolution: Resolution = NO_RESOLUTION
) -> Membership:
    """Wake a membership that rests, or begin a new period where it had ended.

    Raises:
        ValidationError: The organisation is a member on that day, or never was one.
    """
    organisation = _locked(organisation)
    if organisation.status(on) == MembershipStatus.DORMANT:
        return _turn(organisation, on, resolution, rests=False)
    last = organisation.memberships.begun(on).last()
    if last is None:
        raise ValidationError(_("The organisation was no member before that day."))
    if organisation.status(on) == MembershipStatus.ACTIVE:
        raise ValidationError(_("The organisation is a member on that day."))
    return _begin(organisation, on, resolution, kind=last.kind)


@transaction.atomic
def end(
    organisation: Organisation,
    *,
    on: date,
    reason: str = LeavingReason.WITHDRAWN,
    resolution: Resolution = NO_RESOLUTION,
) -> Membership:
    """End the membership; the day is its last.

    Raises:
        ValidationError: None is running on that day, or another period follows.
    """
    organisation = _locked(organisation)
    running = organisation.memberships.running(on).first()
    if running is None:
        raise ValidationError(_("No membership is running on that day."))
    if organisation.memberships.filter(started_on__gt=on).exists():
        raise ValidationError(
            _("Another period begins after that day. Please delete or change it first.")
        )
    before = changes.values_of(running)
    running.ended_on, running.leaving_reason = on, reason
    running.end_resolved_on, running.end_resolved_by = resolution.on, resolution.by
    running.end_reference = resolution.reference
    _save(running, before)
    return running


def _locked(organisation: Organisation) -> Organisation:
    """Return an organisation as it is, and as it stays until the end of the transaction.

    Raises:
        ValidationError: It was erased: nothing more becomes of it.
    """
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    Organisation.clean(locked)
    return locked


def _begin(
    organisation: Organisation, on: date, resolution: Resolution, **fields: Any
) -> Membership:
    """Begin a period."""
    period = Membership(
        organisation=organisation,
        started_on=on,
        admitted_on=resolution.on,
        admitted_by=resolution.by,
        admission_reference=resolution.reference,
        **fields,
    )
    _save(period, None)
    return period


def _turn(organisation: Organisation, on: date, resolution: Resolution, rests: bool) -> Membership:
    """End the running period the day before, and begin one that rests, or does not any more."""
    running = organisation.memberships.running(on).first()
    if running is None:
        raise ValidationError(_("No membership is running on that day."))
    if running.rests == rests:
        raise ValidationError(_("The membership rests on that day already."))
    if running.started_on == on:
        raise ValidationError(
            _("The running period begins on that very day. Please choose a later one.")
        )
    before = changes.values_of(running)
    # How it is to end, if that is known, goes over to what runs from now on.
    ending = {name: getattr(running, name) for name in NO_END}
    for name, value in NO_END.items():
        setattr(running, name, value)
    running.ended_on = on - timedelta(days=1)
    _save(running, before)
    return _begin(organisation, on, resolution, kind=running.kind, rests=rests, **ending)


def _save(period: Membership, before: changes.Values | None) -> None:
    """Check a period, save it and note it.

    Raises:
        ValidationError: It cannot be.
    """
    period.full_clean()
    period.save()
    history.record_written(period, before)
