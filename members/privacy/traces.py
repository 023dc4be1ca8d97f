"""Where an organisation or a person is named beside its own rows: files, imports, log, mails."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry, Site

from members.models import Consent, Contact, ImportedEntry, ImportRun, Membership, Organisation
from members.privacy import correspondence
from members.privacy.correspondence import Correspondence
from members.privacy.words import Words
from pages import changes

# Texts about an organisation's periods and consents that may name a person.
TEXTS: dict[str, tuple[str, ...]] = {
    "memberships": ("admitted_by", "admission_reference", "end_resolved_by", "end_reference"),
    "consents": ("agreed_by", "wording"),
}
AT_ONCE = 500

# By what a person is known: name, e-mail, telephone.
Known = tuple[str, str, str]


@dataclass
class Traces:
    """What tells of somebody.

    Attributes:
        words: By which it is known.
        files: Waiting files that mention it; they are deleted as a whole.
        imports: Applied imports that keep what the register said of it.
        texts: Rows of periods and consents whose texts name it.
        log: Entries of the log that name it.
        file_names: Applied imports whose file is called by it.
        mail: Mails, questions and applications that name it.
    """

    words: Words
    files: list[ImportRun] = field(default_factory=list)
    imports: list[ImportRun] = field(default_factory=list)
    texts: list[Membership | Consent] = field(default_factory=list)
    log: list[ModelLogEntry] = field(default_factory=list)
    file_names: list[ImportRun] = field(default_factory=list)
    mail: Correspondence = field(default_factory=Correspondence)

    def __bool__(self) -> bool:
        """Say whether there are any."""
        found = (self.files, self.imports, self.texts, self.log, self.file_names, self.mail)
        return any(found)


# ---------------------------------------------------------------------------------- a person
def traces_of_contact(contact: Contact) -> Traces:
    """Return where a person is named.

    Args:
        contact: The person; one who was replaced long ago need not be saved.
    """
    organisation = contact.organisation
    states = [state for state in _states_near(organisation) if _is_of(state, organisation)]
    own = _of_others(contact)
    addresses = correspondence.addresses_of(contact)
    people = _people_like(contact, addresses, states, own)
    words = Words(text for person in people for text in person if text.casefold() not in own)
    traces = _traces(organisation.site, words)
    telling = [state for state in states if words.are_in(state.before)]
    emails = {email.casefold() for _name, email, _telephone in people} - {"", *own}
    telling += _states_with(emails, organisation.site)
    traces.imports = _runs_of(telling)
    traces.texts = [
        row
        for relation, names in TEXTS.items()
        for row in getattr(organisation, relation).all()
        if any(words.are_in(getattr(row, name)) for name in names)
    ]
    traces.log += _naming(log_about(organisation) | _orphans(Membership), words)
    traces.mail = correspondence.with_person(contact, words)
    return traces


def _of_others(contact: Contact) -> set[str]:
    """Return what the organisation and its other people are known by, in small letters."""
    organisation = contact.organisation
    others = organisation.contacts.exclude(pk=contact.pk)
    known = others.values_list("name", "email", "telephone")
    texts = [organisation.email, organisation.telephone, *(t for person in known for t in person)]
    return {text.casefold() for text in texts}


def _people_like(
    contact: Contact, addresses: set[str], states: Iterable[ImportedEntry], own: set[str]
) -> set[Known]:
    """Return name, e-mail and telephone of a person, as they are and were; some know the e-mail alone.

    Who had the name or the e-mail address in common is the same person, unless somebody else has
    them today.
    """
    others = {_known(person) for state in states for person in _people(state)}
    others = {person for person in others if person[0].casefold() not in own}
    people = {(contact.name, contact.email, contact.telephone)}
    people |= {("", address, "") for address in addresses}

    def is_one_of_them(one: Known) -> bool:
        mine = {text.casefold() for text in one[:2]} - {"", *own}
        return any(text.casefold() in mine for person in people for text in person[:2])

    while more := {one for one in others - people if is_one_of_them(one)}:
        people |= more
    return people


def _known(person: Mapping[str, str]) -> Known:
    """Return by what a stored person is known."""
    return person["name"], person["email"], person["telephone"]


# ----------------------------------------------------------------------------- an organisation
def traces_of_organisation(organisation: Organisation) -> Traces:
    """Return where an organisation and its people are named."""
    names = names_of(organisation)
    people = organisation.contacts.values_list("name", "email")
    looked_for = {*names, organisation.email, *(text for person in people for text in person)}
    # Its number alone is no reason to call a file something else.
    traces = _traces(organisation.site, Words(looked_for), Words({organisation.number}))
    states = _states_near(organisation)
    traces.imports = _runs_of(state for state in states if _is_of(state, organisation, names))
    traces.log += [*log_about(organisation)]
    traces.mail = correspondence.with_organisation(organisation, traces.words)
    return traces


def names_of(organisation: Organisation) -> set[str]:
    """Return all names by which an organisation is or was known."""
    names = {organisation.name, *organisation.other_names.values_list("name", flat=True)}
    for label, data in _log({Organisation: _keys(organisation)}).values_list("label", "data"):
        names |= {label, *(data or {}).get(changes.KEY, {}).get("name", ())}
    return {name for name in names if name}


def _keys(organisation: Organisation) -> list[int]:
    """Return the keys of an organisation and of those that were merged into it."""
    return [organisation.pk, *organisation.merged.values_list("key", flat=True)]


def log_about(organisation: Organisation) -> QuerySet[ModelLogEntry]:
    """Return what the log keeps of an organisation, its periods and its people.

    A person who is deleted is known by the name of the organisation, which is its entries' label.
    """
    own = _log(
        {
            Organisation: _keys(organisation),
            Membership: organisation.memberships.values_list("pk", flat=True),
            Contact: organisation.contacts.values_list("pk", flat=True),
        }
    )
    entries = own | _orphans(Contact).filter(label__in=names_of(organisation))
    return entries.order_by("timestamp", "pk")


def orphaned_periods() -> QuerySet[ModelLogEntry]:
    """Return what the log keeps of periods that were deleted: nobody can tell whose they were."""
    return _orphans(Membership)


# ------------------------------------------------------------------------------------ looking
def _traces(site: Site, words: Words, more: Words | None = None) -> Traces:
    """Return the files and imports of a site that are called by words, or waiting hold them.

    Args:
        site: The site.
        words: By which somebody is known.
        more: Words that count within waiting files alone.
    """
    runs = ImportRun.objects.filter(site=site)
    return Traces(
        words,
        files=[
            run
            for run in runs.filter(applied_at=None).order_by("pk")
            if words.are_in_file(run) or (more and more.are_in_file(run))
        ],
        file_names=[run for run in runs.exclude(applied_at=None) if words.are_in(run.file_name)],
        log=_naming(_log({Site: [site.pk]}), words),
    )


def _states_near(organisation: Organisation) -> list[ImportedEntry]:
    """Return the states that imports keep of an organisation, and of those that are deleted."""
    near = Q(organisation=organisation) | Q(organisation=None)
    states = ImportedEntry.objects.filter(near, run__site=organisation.site)
    return list(states.select_related("run").order_by("pk"))


def _states_with(emails: set[str], site: Site) -> list[ImportedEntry]:
    """Return the states of any organisation of a site in which a person has one of these e-mail addresses."""
    wanted = Q()
    for email in emails:
        wanted |= Q(text__icontains=email)
    if not wanted:
        return []
    states = ImportedEntry.objects.filter(run__site=site).select_related("run")
    found = states.annotate(text=Cast("before", TextField())).filter(wanted).order_by("pk")
    return [s for s in found if any(p["email"].casefold() in emails for p in _people(s))]


def _people(state: ImportedEntry) -> list[dict[str, Any]]:
    """Return the people of a stored state."""
    return list((state.before or {}).get("contacts", ()))


def _is_of(state: ImportedEntry, organisation: Organisation, names: Collection[str] = ()) -> bool:
    """Say whether a stored state tells of an organisation, whose row may have been made anew."""
    if state.organisation_id is not None:
        return state.organisation_id == organisation.pk
    own = (state.before or {}).get("own", {})
    return own.get("number") == organisation.number or own.get("name") in names


def _runs_of(states: Iterable[ImportedEntry]) -> list[ImportRun]:
    """Return the imports that keep states, each once."""
    return list({state.run_id: state.run for state in states}.values())


def _log(rows: dict[type[Model], Any]) -> QuerySet[ModelLogEntry]:
    """Return the log's entries about rows, by their models and keys."""
    wanted = Q()
    for model, kind in ContentType.objects.get_for_models(*rows).items():
        wanted |= Q(content_type=kind, object_id__in=[str(key) for key in rows[model]])
    return ModelLogEntry.objects.filter(wanted)


def _orphans(model: type[Membership] | type[Contact]) -> QuerySet[ModelLogEntry]:
    """Return the log's entries about rows that are not there any more."""
    there = model.objects.values_list(Cast("pk", CharField()))
    kind = ContentType.objects.get_for_model(model)
    return ModelLogEntry.objects.filter(~Q(object_id__in=there), content_type=kind)


def _naming(entries: QuerySet[ModelLogEntry], words: Words) -> list[ModelLogEntry]:
    """Return the entries in which words stand."""
    found = entries.order_by("pk").iterator(AT_ONCE)
    return [entry for entry in found if words.are_in(entry.label) or words.are_in(entry.data)]
