"""Erasing people and organisations, wherever they are named.

Of a former member stay the figures alone: a new row that nothing leads back to, with the periods
and the district. The old row goes, and with it whatever belongs to it.
"""

import secrets
from datetime import date

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Replace
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Site

from accounts.models import User
from members import gazetteer
from members.importing import lock_register
from members.models import Consent, Contact, ImportedEntry, ImportRun, Membership, Organisation
from members.privacy import correspondence
from members.privacy.traces import (
    AT_ONCE,
    TEXTS,
    Traces,
    orphaned_periods,
    traces_of_contact,
    traces_of_organisation,
)

ERASED_CONTACT, ERASED_ORGANISATION = "members.erased_contact", "members.erased_organisation"


@transaction.atomic
def erase_contact(contact: Contact, user: User | None = None) -> Traces:
    """Remove a person from the register and from all that it remembers.

    Args:
        contact: The person; one who is not a contact any more need not be saved.
        user: Who does it.

    Returns:
        Where the person was named.
    """
    organisation = contact.organisation
    lock_register(organisation.site)
    traces = traces_of_contact(contact)
    if contact.pk is not None:
        contact.delete()
    for row in traces.texts:
        names = TEXTS["memberships" if isinstance(row, Membership) else "consents"]
        left = {name: traces.words.taken_out_of(getattr(row, name)) for name in names}
        type(row).objects.filter(pk=row.pk).update(**left)
    _take_out(traces)
    _record(organisation.site, ERASED_CONTACT, organisation.number, user)
    return traces


@transaction.atomic
def erase_organisation(
    organisation: Organisation, user: User | None = None, *, force: bool = False
) -> Traces:
    """Remove an organisation and its people; its figures stay, if it was a member.

    Args:
        organisation: The organisation.
        user: Who does it.
        force: Whether a membership that still runs ends today by it.

    Returns:
        Where the organisation was named.

    Raises:
        ValidationError: It is erased already, or its membership has not ended.
    """
    site, today = organisation.site, timezone.localdate()
    lock_register(site)
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if organisation.erased_on is not None:
        raise ValidationError(_("This organisation was erased already."))
    periods = list(organisation.memberships.all())
    if not force and any(p.ended_on is None or p.ended_on >= today for p in periods):
        raise ValidationError(
            _("The membership of this organisation has not ended. It has to end before.")
        )
    traces, neutral = traces_of_organisation(organisation), _neutral_name()
    _take_out(traces, neutral)
    orphaned_periods().update(data={})
    _keep_figures(organisation, neutral, periods, today)
    number = organisation.number
    organisation.delete()
    _record(site, ERASED_ORGANISATION, number, user)
    return traces


def _neutral_name() -> str:
    """Return what is told of an organisation that was erased, in the language of the settings."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Erased organisation")


def _keep_figures(
    organisation: Organisation, name: str, periods: list[Membership], today: date
) -> None:
    """Count in a row of its own when and where there was a member; an applicant leaves nothing."""
    begun = [period for period in periods if period.started_on <= today]
    if not begun:
        return
    district = gazetteer.districts().get(organisation.district_key)
    row = Organisation.objects.create(
        site=organisation.site,
        # It does not look like the numbers that imports count on from.
        number=f"{secrets.token_hex(6)}-erased",
        name=name,
        district=district.name if district else "",
        erased_on=today,
    )
    Membership.objects.bulk_create(
        Membership(
            organisation=row,
            started_on=period.started_on,
            ended_on=min(period.ended_on or today, today),
            kind=period.kind,
            rests=period.rests,
            leaving_reason=period.leaving_reason,
        )
        for period in begun
    )


def forget(runs: list[ImportRun]) -> None:
    """Delete what imports keep of the time before them: they cannot be undone any more."""
    ImportedEntry.objects.filter(run__in=runs).delete()
    keys = [run.pk for run in runs]
    today = timezone.localdate()
    ImportRun.objects.filter(pk__in=keys).update(states_deleted_on=today)


def _take_out(traces: Traces, neutral: str = "") -> None:
    """Remove what is named in files, in imports and in the log.

    Args:
        traces: Where.
        neutral: What entries of the log about an organisation say instead of all they said.
    """
    correspondence.erase(traces.mail, traces.words)
    ImportRun.objects.filter(pk__in=[run.pk for run in traces.files]).delete()
    forget(traces.imports)
    for run in traces.file_names:
        old, run.file_name = run.file_name, traces.words.taken_out_of(run.file_name)
        # Consents say from which list they were taken over.
        named = Consent.objects.filter(organisation__site=run.site_id, wording__contains=old)
        named.update(wording=Replace("wording", Value(old), Value(run.file_name)))
    ImportRun.objects.bulk_update(traces.file_names, ["file_name"], batch_size=AT_ONCE)
    of_site = ContentType.objects.get_for_model(Site)
    for entry in traces.log:
        if entry.content_type_id == of_site.pk:
            entry.data = traces.words.taken_out_of(entry.data)
        elif neutral:
            entry.label, entry.data, entry.deleted = neutral, {}, True
        else:
            entry.label = traces.words.taken_out_of(entry.label)
            entry.data = traces.words.taken_out_of(entry.data)
    fields = ["label", "data", "deleted"]
    ModelLogEntry.objects.bulk_update(traces.log, fields, batch_size=AT_ONCE)


def _record(site: Site, action: str, number: str, user: User | None) -> None:
    """Note in the site's log that somebody was erased, and nothing but a number."""
    log(instance=site, action=action, user=user, data={"number": number})
