"""Doing what was planned, in one transaction. There is no way back: the preview says so."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from members import kept, texts
from members.importing import lock_register
from members.merging import relations
from members.merging.parts import Part
from members.merging.planning import Plan, former, plan
from members.models import Application, MergedOrganisation, Organisation, OrganisationText
from members.writing import Write
from members.written import changes_of
from pages import changes

MERGED, MERGED_AWAY = "members.merge", "members.merged_away"


class MergeProblem(Exception):
    """Two organisations cannot be merged; nothing was written.

    Attributes:
        message: Why, in the active language.
        plan: What would happen now, nothing where one of them is gone.
    """

    def __init__(self, message: str, found: Plan | None = None) -> None:
        """Keep both."""
        super().__init__(message)
        self.message = message
        self.plan = found


@transaction.atomic
def apply(
    first: Organisation,
    second: Organisation,
    chosen: Mapping[str, str],
    *,
    seen: str,
    user: User | None = None,
) -> Organisation:
    """Merge an organisation into another one.

    Args:
        first: The one that is kept.
        second: The one that goes.
        chosen: Whose value is kept, by the keys of the parts that are open; the first's, where
            nothing is said.
        seen: The digest of the plan that somebody said yes to.
        user: Who does it, if it is somebody who is logged in.

    Returns:
        The one that is kept, as it is now.

    Raises:
        MergeProblem: One of them is gone or was changed since the preview, or their periods
            overlap.
    """
    lock_register(first.site)
    found = plan(*_locked(first, second))
    if found.problems:
        raise MergeProblem(_("Nothing was merged. See the reason below."), found)
    if found.digest != seen:
        raise MergeProblem(
            _("One of the two was changed in the meantime. Please look at the preview again."),
            found,
        )
    before = found.entries["kept"]
    logo = found.kept.logo
    today = timezone.localdate()
    _settle_consents(found, chosen, today)
    _move_parts(found, chosen)
    _move_all_else(found, chosen)
    # The log tells what became of both; what it said of the one that goes stays.
    log(
        instance=found.other,
        action=MERGED_AWAY,
        user=user,
        data={changes.KEY: _given_up(found, chosen), "number": found.kept.number},
        deleted=True,
    )
    MergedOrganisation.objects.create(
        organisation=found.kept, key=found.other.pk, number=found.other.number, merged_on=today
    )
    Organisation.objects.get(pk=found.other.pk).delete()
    row = _write_itself(found, chosen)
    data = changes_of(Write(before, kept.read(row), row))
    data |= changes.changed_fields({"logo": _plain(logo)}, {"logo": _plain(row.logo)})
    log(
        instance=row,
        action=MERGED,
        user=user,
        data={changes.KEY: data, "number": found.other.number},
        content_changed=True,
    )
    return row


def _locked(*organisations: Organisation) -> tuple[Organisation, Organisation]:
    """Return two organisations as they are, and as they stay until the end of the transaction.

    They are locked in the order of their keys: whoever merges them the other way round waits.

    Raises:
        MergeProblem: One is gone.
    """
    keys = [row.pk for row in organisations]
    rows = Organisation.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",))
    found = {row.pk: row for row in rows.prefetch_related(*kept.PREFETCH)}
    if len(found) != len(set(keys)) or len(found) != 2:
        raise MergeProblem(_("One of the two is not there any more. Nothing was merged."))
    return found[keys[0]], found[keys[1]]


def _settle_consents(found: Plan, chosen: Mapping[str, str], today: date) -> None:
    """Withdraw what is not shown any more; all that was agreed to stays on record."""
    for side, row in (("kept", found.kept), ("other", found.other)):
        for consent in row.consents.in_force():
            if found.in_force(consent.field, chosen) != side:
                consent.withdraw(today)
    for consent in found.other.consents.all():
        _hand_over(consent, found.kept)


def _move_parts(found: Plan, chosen: Mapping[str, str]) -> None:
    """Hand people and periods over; those that both have become one."""
    for person, same in found.people:
        relations.move_person(same, person)
        _save_values(person, found.parts, chosen)
    for period, same_period in found.periods:
        same_period.delete()
        _save_values(period, found.parts, chosen)
    for row in (*found.moved_people(), *found.moved_periods()):
        _hand_over(row, found.kept)


def _save_values(row: Model, parts: list[Part], chosen: Mapping[str, str]) -> None:
    """Give a row what was chosen, and what fills its gaps."""
    if _take(row, parts, chosen):
        row.save()


def _take(row: Model, parts: list[Part], chosen: Mapping[str, str]) -> bool:
    """Give a row its values without saving it, and say whether any differs."""
    values: dict[str, Any] = {}
    for part in parts:
        if type(part.row) is type(row) and part.row.pk == row.pk:
            values |= part.values(chosen.get(part.key, "kept"))
    differs = any(getattr(row, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(row, name, value)
    return differs


def _move_all_else(found: Plan, chosen: Mapping[str, str]) -> None:
    """Hand over what only the other one has."""
    own, others = found.entries["kept"], found.entries["other"]
    for name in found.moved_names():
        _hand_over(name, found.kept)
    if name_before := found.former_name(chosen):
        former(found.kept, name_before).save()
    for link in found.other.links.all():
        if link.url not in own.links:
            _hand_over(link, found.kept)
    for language in found.other.spoken_languages.all():
        if language.code not in own.languages:
            _hand_over(language, found.kept)
    through = Organisation.topics.through
    through.objects.bulk_create(
        through(organisation_id=found.kept.pk, topic_id=topic.pk)
        for topic in found.other.topics.all()
        if topic.name in set(others.topics) - set(own.topics)
    )
    _move_application(found)
    for field in relations.moving():
        relations.move(field, found.other, found.kept)
    _move_texts(found, chosen)


def _move_application(found: Plan) -> None:
    """Hand the application over; of two, the one of the organisation that goes is counted in.

    An organisation has one. What leads to the second, its mails, leads to the first.
    """
    theirs = Application.objects.filter(organisation=found.other).first()
    if theirs is None:
        return
    own = Application.objects.filter(organisation=found.kept).first()
    if own is None:
        _hand_over(theirs, found.kept)
        return
    for field in relations.leading_to(Application):
        relations.move(field, theirs, own)
    theirs.delete()


def _move_texts(found: Plan, chosen: Mapping[str, str]) -> None:
    """Hand the description in other languages over, where the description itself goes over."""
    if found.takes_texts(chosen):
        OrganisationText.objects.filter(organisation=found.kept).delete()
        _take(found.kept, found.parts, chosen)
        texts.hand_over(found.other, found.kept)


def _given_up(found: Plan, chosen: Mapping[str, str]) -> changes.Changes:
    """Return what the one that goes said of itself and nobody chose; of people, nothing."""
    return {
        name: [_plain(part.other[name]), _plain(value)]
        for part in found.open
        if isinstance(part.row, Organisation)
        for name, value in part.values(chosen.get(part.key, "kept")).items()
        if value != part.other[name]
    }


def _plain(value: Any) -> Any:
    """Return a value as the log keeps it."""
    return value if value is None or isinstance(value, int | str) else str(value)


def _hand_over(row: Any, organisation: Organisation) -> None:
    """Let a row belong to another organisation."""
    row.organisation = organisation
    row.save(update_fields=["organisation"])


def _write_itself(found: Plan, chosen: Mapping[str, str]) -> Organisation:
    """Give the organisation its own values and what follows from them; return it anew."""
    row = Organisation.objects.get(pk=found.kept.pk)
    _take(row, found.parts, chosen)
    row.save()
    return Organisation.objects.prefetch_related(*kept.PREFETCH).get(pk=row.pk)
