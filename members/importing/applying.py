"""Doing what was planned, in one transaction, and taking it back as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from accounts.models import User
from members import kept
from members.importing.planning import BATCH, Decision, Planner, Progress
from members.importing.results import Plan
from members.importing.tables import Table
from members.kept import Entry
from members.models import ImportedEntry, ImportRun, Organisation, Topic
from members.receivers import reindex_sites_later
from members.writing import Write, Writer
from members.written import log_writes

MOST_NAMED = 5
NEW_TOPICS = "new_topics"
APPLIED, UNDONE = "members.import", "members.import_undone"


class ImportProblem(Exception):
    """An import cannot be applied or taken back; nothing was written.

    Attributes:
        message: Why, in the active language.
    """

    def __init__(self, message: str) -> None:
        """Keep the sentence."""
        super().__init__(message)
        self.message = message


class RowsInError(ImportProblem):
    """There are rows in error, and nobody said that they are left out.

    Attributes:
        plan: What would become of all rows.
    """

    def __init__(self, plan: Plan) -> None:
        """Keep the plan."""
        super().__init__(_("There are rows in error; nothing was written."))
        self.plan = plan


class PlanChanged(ImportProblem):
    """Something else would happen than what somebody said yes to.

    Attributes:
        plan: What would happen now.
    """

    def __init__(self, plan: Plan) -> None:
        """Keep the plan."""
        super().__init__(
            _("The register was changed in the meantime; please look at the preview again.")
        )
        self.plan = plan


def lock_register(site: Site) -> None:
    """Keep others from importing into a register until the end of the transaction.

    Rows that point to the site can be written meanwhile: whoever does so may hold organisations.
    """
    Site.objects.select_for_update(no_key=True).get(pk=site.pk)


# ---------------------------------------------------------------------------------------- applying
@transaction.atomic
def apply(
    site: Site,
    table: Table,
    mapping: Mapping[str, str] | None = None,
    *,
    user: User | None,
    skip_errors: bool = False,
    empties: bool = False,
    today: date,
    run: ImportRun | None = None,
    seen: str | None = None,
    progress: Progress | None = None,
) -> tuple[ImportRun, Plan]:
    """Write what a table says into the register, and keep how to take it back.

    Args:
        site: Whose register it is.
        table: What the file holds.
        mapping: What its columns are, by heading.
        user: Who does it, if it is somebody who is logged in.
        skip_errors: Whether rows in error are left out.
        empties: Whether an empty cell takes out what is kept of an organisation itself.
        today: The day on which it is done.
        run: The import, where its file waited for somebody's yes.
        seen: The digest of the plan that somebody said yes to.
        progress: Is told how many rows are done.

    Returns:
        The import, and what became of each row.

    Raises:
        FileProblem: It is not clear what the columns are.
        RowsInError: There are some.
        PlanChanged: The register was changed since the preview.
        ImportProblem: It was applied already.
    """
    lock_register(site)
    run = _locked(run) if run is not None else ImportRun(site=site, user=user, file_name=table.name)
    if run.applied_at is not None:
        raise ImportProblem(_("This import was applied already."))
    run.save()
    planner = Planner(site, table, mapping, today=today, empties=empties)
    writer = Writer(site)
    for decisions in planner.decisions(locked=True, progress=progress):
        # A row in error ends the writing, not the planning: all of them are told.
        if skip_errors or not planner.has_errors:
            _carry_out(run, writer, decisions, user, today)
    plan = planner.plan
    if plan.errors and not skip_errors:
        raise RowsInError(plan)
    if seen is not None and seen != plan.digest:
        raise PlanChanged(plan)
    _finish(run, plan, writer)
    _record(run, APPLIED, user)
    return run, plan


def _locked(run: ImportRun) -> ImportRun:
    """Return an import as it is kept, locked: nobody applies or takes it back at the same time."""
    return ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)


def _carry_out(
    run: ImportRun, writer: Writer, decisions: Sequence[Decision], user: User | None, today: date
) -> None:
    """Write what was decided, and how to take it back."""
    recorded_by = None if user is None else user.pk
    wording = kept.taken_over_from(run.file_name, run.site.root_page.locale.language_code)
    writes = [
        Write(
            decision.before,
            kept.agreed(decision.after, on=today, recorded_by_id=recorded_by, wording=wording),
            decision.organisation,
        )
        for decision in decisions
        if decision.changes_something
    ]
    if not writes:
        return
    writer.write(writes)
    log_writes(writes, user)
    ImportedEntry.objects.bulk_create(
        ImportedEntry(
            run=run,
            organisation=write.organisation,
            before=None if write.before is None else kept.as_json(write.before),
            after=kept.digest(write.after),
        )
        for write in writes
    )


def _finish(run: ImportRun, plan: Plan, writer: Writer) -> None:
    """Keep what an import did; the file is not needed any more."""
    counts = plan.counts
    run.new, run.changed = counts["new"], counts["changed"]
    run.unchanged, run.left_out = counts["unchanged"], counts["error"]
    run.digest = plan.digest
    run.file = b""
    run.choices = {**run.choices, NEW_TOPICS: writer.new_topics}
    run.applied_at = timezone.now()
    run.save()
    if run.new or run.changed:
        reindex_sites_later({run.site_id})


def _record(run: ImportRun, action: str, user: User | None) -> None:
    """Note in the site's log what was done, and nothing of what the file says."""
    data = {"file": run.file_name, "new": run.new, "changed": run.changed}
    log(instance=run.site, action=action, user=user, data=data)


# ------------------------------------------------------------------------------------ taking back
@transaction.atomic
def undo(run: ImportRun, user: User | None = None) -> ImportRun:
    """Take an import back as a whole.

    Args:
        run: The import.
        user: Who does it.

    Raises:
        ImportProblem: It was never applied, was taken back already, what the register said before
            was deleted, or organisations that it touched were changed since.
    """
    lock_register(run.site)
    run = _locked(run)
    if run.applied_at is None or run.undone_at is not None:
        raise ImportProblem(_("This import was not applied, or was undone already."))
    if run.states_deleted_on is not None:
        raise ImportProblem(_("What the register said before was deleted: there is no way back."))
    _check_untouched(run)
    writer = Writer(run.site)
    for entries in _entries(run):
        _restore(entries, writer, user)
    own = Topic.objects.filter(site=run.site_id, pk__in=run.choices.get(NEW_TOPICS, []))
    own.filter(organisations=None, names=None).delete()
    run.undone_at = timezone.now()
    run.save(update_fields=["undone_at"])
    _record(run, UNDONE, user)
    reindex_sites_later({run.site_id})
    return run


def _entries(run: ImportRun) -> Iterator[list[ImportedEntry]]:
    """Return what an import did, so many organisations at a time, with what is kept of them."""
    keys = list(run.entries.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), BATCH):
        yield list(
            ImportedEntry.objects.filter(pk__in=keys[first : first + BATCH])
            .order_by("pk")
            .prefetch_related("organisation", *(f"organisation__{n}" for n in kept.PREFETCH))
        )


def _check_untouched(run: ImportRun) -> None:
    """Refuse to take back what somebody changed since.

    Raises:
        ImportProblem: Somebody did; it names the organisations.
    """
    touched: list[str] = []
    touching = Organisation.objects.filter(pk__in=run.entries.values("organisation"))
    list(touching.order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    for entries in _entries(run):
        for entry in entries:
            row = entry.organisation
            if row is None:
                name = (entry.before or {}).get("own", {}).get("name", "")
                touched.append(name or _("an organisation that was deleted"))
            elif _was_changed(row, entry):
                touched.append(row.name)
    if touched:
        names = ", ".join(touched[:MOST_NAMED]) + (", …" if len(touched) > MOST_NAMED else "")
        raise ImportProblem(
            _("This cannot be undone, because it was changed since: %(names)s.") % {"names": names}
        )


def _was_changed(row: Organisation, entry: ImportedEntry) -> bool:
    """Say whether somebody changed an organisation since an import.

    A logo is no part of what is compared: no import touches it. With an organisation that is
    deleted again, it would be lost.
    """
    return bool(
        kept.digest(kept.read(row)) != entry.after or (entry.before is None and row.logo_id)
    )


def _restore(entries: list[ImportedEntry], writer: Writer, user: User | None) -> None:
    """Write what was kept before an import, and delete what it made."""
    writes, made = [], []
    for entry in entries:
        row = entry.organisation
        assert row is not None
        if entry.before is None:
            made.append(row)
        else:
            writes.append(Write(kept.read(row), _known_users(kept.from_json(entry.before)), row))
    writer.write(writes)
    log_writes(writes, user)
    log_writes([Write(None, kept.empty(), row) for row in made], user, deleted=True)
    Organisation.objects.filter(pk__in=[row.pk for row in made]).delete()


def _known_users(entry: Entry) -> Entry:
    """Return an entry without the accounts that were deleted since."""
    recorded = [said.recorded_by_id for said in entry.consents if said.recorded_by_id]
    if not recorded:
        return entry
    known: set[Any] = set(User.objects.filter(pk__in=recorded).values_list("pk", flat=True))
    consents = tuple(
        said if said.recorded_by_id in known else replace(said, recorded_by_id=None)
        for said in entry.consents
    )
    return replace(entry, consents=consents)
