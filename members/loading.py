"""How bundles write the directory page, the office's list into the register, and topics' names."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from wagtail.models import Site

from members import kept
from members.choices import CONTACT_FIELDS
from members.columns import Column, Scope
from members.importing.planning import Decision, Planner
from members.importing.reading import open_file, read_table
from members.importing.results import Row
from members.importing.saying import Said
from members.importing.tables import FileProblem
from members.kept import Entry, values_of
from members.models import ApplicationPage, MemberDirectoryPage, Topic, TopicName, overlapping
from members.receivers import reindex_sites_later
from members.writing import Write, Writer
from members.written import log_writes
from pages import loading


def read_register(path: Path, site: Site, memory: loading.Memory) -> loading.FileReport:
    """Bring a site's register up to a list; organisations that are not in it stay.

    Args:
        path: The list.
        site: The site.
        memory: What was loaded before; organisations that somebody changed since are kept.

    Raises:
        ContentError: A row cannot be read; nothing may be kept then.
    """
    with translation.override("en"):  # one language for our words and Django's
        try:
            table = read_table(open_file(path.resolve()), path.name)
            # The memory decides which of the two goes first.
            planner = Planner(site, table, None, today=timezone.localdate(), reopens=True)
        except FileProblem as problem:
            raise loading.ContentError(problem.message, line=problem.line or 0) from problem
        counts = _write(planner, memory)
    for row in planner.plan.errors:
        raise loading.ContentError(_reason(row), line=row.line)
    return loading.FileReport(**counts)


def _reason(row: Row) -> str:
    """Return why a row cannot be read."""
    problem = row.problems[0]
    return f"“{problem.value}” in the column “{problem.column}”: {problem.reason}"


def _write(planner: Planner, memory: loading.Memory) -> dict[str, int]:
    """Write what was decided, as long as no row is in error, and count organisations."""
    counts = {"created": 0, "changed": 0, "unchanged": 0, "kept": 0}
    writer = Writer(planner.site)
    for decisions in planner.decisions(locked=True):
        writes = []
        for decision in decisions:
            if decision.said and not planner.has_errors:
                outcome = _outcome(decision, planner, memory)
                counts[outcome] += 1
                if outcome in ("created", "changed"):
                    writes.append(_written(decision, planner))
        writer.write(writes)
        log_writes(writes, None)
    if counts["created"] or counts["changed"]:
        reindex_sites_later({planner.site.pk})
    return counts


def _written(decision: Decision, planner: Planner) -> Write:
    """Return what is to be written of an organisation."""
    wording = kept.taken_over_from(planner.table.name, planner.site.root_page.locale.language_code)
    after = kept.agreed(decision.after, on=planner.today, recorded_by_id=None, wording=wording)
    return Write(decision.before, after, decision.organisation)


def _outcome(decision: Decision, planner: Planner, memory: loading.Memory) -> str:
    """Say what becomes of an organisation, and remember what the list made of it."""
    number = decision.after.own["number"]
    key, name = f"members:{number}", f"members {number}"
    columns = [column for column in planner.matching.columns if column is not None]
    if decision.before is None:
        if memory.was_deleted(key, name):
            return "kept"
        outcome = "created"
    elif decision.before == decision.after:
        outcome = "unchanged"
    elif memory.may_write(key, name, _state(decision.before, decision.said, columns)):
        outcome = "changed"
    else:
        return "kept"
    memory.remember(key, _state(decision.after, decision.said, columns))
    return outcome


# ------------------------------------------------------------------------------------ remembering
def _state(entry: Entry, rows: Sequence[Said], columns: Sequence[Column]) -> dict[str, Any]:
    """Return what the register keeps of that which the rows of an organisation are about."""
    state: dict[str, Any] = {
        column.identifier: _value(entry, column)
        for column in columns
        if column.scope == Scope.ORGANISATION
    }
    scopes = {column.scope for column in columns}
    if Scope.PERIOD in scopes:
        state["periods"] = [_period(entry, said) for said in rows]
    if Scope.CONTACT in scopes:
        state["contacts"] = [_contact(entry, said) for said in rows]
    return state


def _value(entry: Entry, column: Column) -> Any:
    """Return what is kept in an organisation's column."""
    if column.identifier == "contact_public":
        return set(CONTACT_FIELDS) <= set(entry.published)
    if column.part in entry.own:
        return entry.own[column.part]
    return getattr(entry, column.part)


def _period(entry: Entry, said: Said) -> dict[str, Any] | None:
    """Return the period of membership that the row's stands for, else the latest."""
    started_on, found = said.values.get("started_on"), []
    if started_on is not None:
        found = overlapping(entry.periods, started_on, said.values.get("ended_on"))  # type: ignore[arg-type]
    period: Any = next(reversed(found or entry.periods), None)
    return None if period is None else values_of(period)


def _contact(entry: Entry, said: Said) -> str:
    """Return the contact that the row's stands for, else the one that a list may replace."""
    names = [person.name for person in entry.contacts]
    bare = [person.name for person in entry.contacts if person.is_bare]
    name = said.values.get("contact_name", "")
    return str(name) if name in names else next(iter([*bare, *names]), "")


# -------------------------------------------------------------------------------------- topics
def read_topics(path: Path, site: Site, memory: loading.Memory) -> loading.FileReport:
    """Give topics their names in further languages; topics that are not there are made.

    A column is a language, a row is a topic; the first column is the main language of the site. An
    empty cell says nothing.

    Raises:
        ContentError: The table cannot be read, or a name cannot be kept.
    """
    with translation.override("en"):
        try:
            table = read_table(open_file(path.resolve()), path.name)
        except FileProblem as problem:
            raise loading.ContentError(problem.message, line=problem.line or 0) from problem
        codes = [cell.strip() for cell in table.heading.cells]
        _check_languages(codes, site)
        counts = {"created": 0, "changed": 0, "unchanged": 0, "kept": 0}
        for record in table.records:
            names = {code: cell.strip() for code, cell in zip(codes, record.cells, strict=False)}
            try:
                counts[_name(site, names.pop(codes[0]), names, memory)] += 1
            except ValidationError as error:
                reason = " ".join(error.messages)
                raise loading.ContentError(reason, line=record.line) from error
    return loading.FileReport(**counts)


def _check_languages(codes: list[str], site: Site) -> None:
    """Refuse a heading that names no languages, or another one than the site's main one first.

    Raises:
        ContentError: It does.
    """
    main = site.root_page.locale.language_code
    if codes[0] != main:
        raise loading.ContentError(f"The first column must be “{main}”, not “{codes[0]}”", line=1)
    known = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    for place, code in enumerate(codes):
        if code not in known or code in codes[:place]:
            raise loading.ContentError(f"“{code}” is no language, or stands there twice", line=1)


def _name(site: Site, name: str, names: dict[str, str], memory: loading.Memory) -> str:
    """Bring a topic's names up to a row, and say what became of it.

    Raises:
        ValidationError: A name is missing or too long.
    """
    wanted = {code: words for code, words in names.items() if words}
    key = f"topics:{Topic.key_of(name)}"
    topic = Topic.objects.filter(site=site, sort_key=Topic.key_of(name)).first()
    is_new = topic is None
    if topic is None:
        if memory.was_deleted(key, name):
            return "kept"
        topic = Topic(site=site, name=name)
        topic.full_clean(exclude=["sort_key"])
        topic.save()
    now = {row.language_code: row for row in topic.names.all()}
    said = {code: now[code].name for code in wanted if code in now}
    if said and said != wanted and not memory.may_write(key, name, said):
        return "kept"
    for code, words in wanted.items():
        if said.get(code) != words:
            row = now.get(code) or TopicName(topic=topic, language_code=code)
            row.name = words
            row.full_clean()
            row.save()
    memory.remember(key, wanted)
    if is_new:
        return "created"
    return "unchanged" if said == wanted else "changed"


# -------------------------------------------------------------------------------------- pages
def read_directory(content: loading.Content) -> dict[str, Any]:
    """Read the directory page: its introduction, and the licence of the open data.

    Raises:
        ContentError: There is more than an introduction, or the licence has no name or address.
    """
    licence = {"url": "", "name": ""}
    if content.front.get("licence") is not None:
        licence = loading.link_of(content.front["licence"], "licence", name_needed=True)
    return loading.read_introduced(content) | {
        "licence_name": licence["name"],
        "licence_url": licence["url"],
    }


def read_application(content: loading.Content) -> dict[str, Any]:
    """Read the page with the form: its introduction, what happens next, the wording of consents.

    Raises:
        ContentError: There is more than an introduction, or no wording.
    """
    wording = content.text("consent")
    if not wording:
        raise loading.ContentError("“consent” is missing", "consent")
    return loading.read_introduced(content) | {
        "next_steps": content.formatted("next_steps"),
        "consent_wording": wording,
    }


def register() -> None:
    """Register this room's page types and file."""
    keys = frozenset({"licence"})
    loading.register_type("members", loading.PageType(MemberDirectoryPage, read_directory, keys))
    loading.register_type(
        "application",
        loading.PageType(ApplicationPage, read_application, frozenset({"consent", "next_steps"})),
    )
    loading.register_file("members", read_register)
    loading.register_file("topics", read_topics)
