"""Everything that is held about an organisation and its people: what they may ask to be told."""

from typing import Any

from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import User
from members import kept, texts
from members.models import (
    Application,
    Confirmation,
    Consent,
    ImportedEntry,
    Letter,
    Organisation,
)
from members.privacy.traces import log_about, traces_of_organisation
from members.writing import DERIVED


def held(organisation: Organisation) -> dict[str, Any]:
    """Return what is held about an organisation and its people, as plain values.

    Its applied imports are those that keep what the register said before; a waiting file is named
    if its number, its name or one of its people stands in it.
    """
    entry = kept.as_json(kept.read(organisation))
    own = entry.pop("own") | {name: getattr(organisation, name) for name in DERIVED}
    entry["memberships"] = entry.pop("periods")
    del entry["published"]
    logo = organisation.logo
    traces = traces_of_organisation(organisation)
    states = ImportedEntry.objects.filter(run__in=traces.imports, organisation=organisation)
    return (
        own
        | entry
        | {
            "site": organisation.site.hostname,
            "status": organisation.status().value,
            "confirmed_on": organisation.confirmed_on and organisation.confirmed_on.isoformat(),
            "erased_on": organisation.erased_on and organisation.erased_on.isoformat(),
            "merged": [
                {"number": row.number, "merged_on": row.merged_on.isoformat()}
                for row in organisation.merged.all()
            ],
            "logo": None if logo is None else {"title": logo.title, "file": logo.file.name},
            "consents": [
                _consent(row) for row in organisation.consents.select_related("recorded_by")
            ],
            "log": [_logged(each) for each in log_about(organisation).select_related("user")],
            "imports": [_import(state) for state in states.select_related("run__user")],
            "descriptions": texts.held(organisation),
            "mails": [_letter(row) for row in traces.mail.letters],
            "confirmations": [
                _confirmation(row)
                for row in organisation.confirmations.select_related(
                    "contact", "asked_by", "decided_by"
                )
            ],
            "applications": [
                _application(row) for row in (*traces.mail.applications, *traces.mail.unconfirmed)
            ],
            "waiting_files": [
                {
                    "file": run.file_name,
                    "uploaded": _moment(run.uploaded_at),
                    "by": _person(run.user),
                }
                for run in traces.files
            ],
        }
    )


def _consent(row: Consent) -> dict[str, Any]:
    """Return a consent, and who recorded it."""
    return {
        "field": row.field,
        "agreed_on": row.agreed_on.isoformat(),
        "agreed_by": row.agreed_by,
        "wording": row.wording,
        "source": row.source,
        "recorded_by": _person(row.recorded_by),
        "withdrawn_on": row.withdrawn_on and row.withdrawn_on.isoformat(),
    }


def _letter(row: Letter) -> dict[str, Any]:
    """Return a mail."""
    return {
        "about": row.kind,
        "to": row.address,
        "language": row.language_code,
        "subject": row.subject,
        "text": row.body,
        "written": _moment(row.written_at),
        "sent": _moment(row.sent_at),
    }


def _confirmation(row: Confirmation) -> dict[str, Any]:
    """Return a question, and what was answered."""
    return {
        "asked": _moment(row.asked_at),
        "by": _person(row.asked_by),
        "of": "" if row.contact is None else row.contact.name,
        "language": row.language_code,
        "link_expires": row.expires_on.isoformat(),
        "reminded": _moment(row.reminded_at),
        "answered": _moment(row.answered_at),
        "proposed": row.proposed,
        "seen": row.seen,
        "decided": _moment(row.decided_at),
        "decided_by": _person(row.decided_by),
        "accepted": row.accepted,
    }


def _application(row: Application) -> dict[str, Any]:
    """Return an application that came in by the form."""
    return {
        "received": _moment(row.received_at),
        "language": row.language_code,
        "email": row.email,
        "confirmed": _moment(row.confirmed_at),
        "kind": row.kind,
        "message": row.message,
        "declined": row.declined_on and row.declined_on.isoformat(),
        "declined_by": row.declined_by,
        "decline_reference": row.decline_reference,
        "data": row.data,
    }


def _logged(entry: ModelLogEntry) -> dict[str, Any]:
    """Return an entry of the log."""
    return {
        "at": _moment(entry.timestamp),
        "by": str(entry.user_display_name) if entry.user_id else "",
        "action": entry.action,
        "about": entry.content_type.model,
        "label": entry.label,
        "data": entry.data,
    }


def _import(state: ImportedEntry) -> dict[str, Any]:
    """Return what an import keeps of the time before it."""
    run = state.run
    return {
        "file": run.file_name,
        "applied": _moment(run.applied_at),
        "by": _person(run.user),
        "before": state.before,
    }


def _person(user: User | None) -> str:
    """Return what somebody who keeps the register is called."""
    return "" if user is None else user.get_full_name() or user.get_username()


def _moment(moment: Any) -> str | None:
    """Return a moment as the clocks here show it."""
    return moment and timezone.localtime(moment).isoformat(timespec="seconds")
