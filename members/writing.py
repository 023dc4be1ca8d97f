"""Writing entries of the register, many at a time and quickly.

Rows are written in bulk, so that no signal is sent for them: whoever writes calls
`receivers.reindex_site_later` once. Rows that stay keep their keys.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.models import Site

from members import kept, texts
from members.kept import Entry
from members.models import (
    Consent,
    Contact,
    Membership,
    Organisation,
    OtherName,
    SocialLink,
    SpokenLanguage,
    Topic,
)

DERIVED = (
    "sort_key", "search_text", "district", "district_sort_key", "district_key", "municipality_key",
)  # fmt: skip


@dataclass
class Write:
    """What is to be written of one organisation.

    Attributes:
        before: What is kept of it, nothing of a new one.
        after: What shall be kept, its consents too.
        organisation: Its row as it is kept, with `kept.PREFETCH`; made for a new one.
    """

    before: Entry | None
    after: Entry
    organisation: Organisation | None = None


@dataclass(frozen=True)
class Section:
    """Rows of their own that belong to an organisation.

    Attributes:
        name: Of the entry's attribute.
        model: Of the rows.
        rows: The organisation's accessor.
        values: What rows of an entry say.
        key: The field by which a row is known again; by its place where there is none.
    """

    name: str
    model: Any
    rows: str
    values: Callable[[Entry], list[dict[str, Any]]]
    key: str = ""


SECTIONS = (
    Section(
        "other_names",
        OtherName,
        "other_names",
        lambda entry: [kept.values_of(name) for name in entry.other_names],
    ),
    Section("links", SocialLink, "links", lambda entry: [{"url": url} for url in entry.links]),
    Section(
        "languages",
        SpokenLanguage,
        "spoken_languages",
        lambda entry: [{"code": code} for code in entry.languages],
        "code",
    ),
    Section(
        "periods",
        Membership,
        "memberships",
        lambda entry: [kept.values_of(period) for period in entry.periods],
        "started_on",
    ),
    Section(
        "contacts",
        Contact,
        "contacts",
        lambda entry: [kept.values_of(person) for person in entry.contacts],
        "name",
    ),
    Section(
        "consents",
        Consent,
        "consents",
        lambda entry: [kept.values_of(said) for said in entry.consents],
        "field",
    ),
)


class Writer:
    """Writes entries of one site.

    Attributes:
        new_topics: The keys of the topics that had to be made.
    """

    def __init__(self, site: Site) -> None:
        """Look up the topics that there are."""
        self.site = site
        self.new_topics: list[int] = []
        known = Topic.objects.filter(site=site).values_list("sort_key", "pk")
        self._topics: dict[str, int] = dict(known)

    def write(self, writes: Sequence[Write]) -> None:
        """Write entries within the caller's transaction, who holds their rows."""
        made = [write for write in writes if write.organisation is None]
        known = [write for write in writes if write.organisation is not None]
        for write in made:
            write.organisation = Organisation(site=self.site)
        for write in writes:
            _fill(write)
        Organisation.objects.bulk_create([row_of(write) for write in made])
        changed = {
            name
            for write in known
            if write.before is not None
            for name in kept.OWN
            if write.before.own[name] != write.after.own[name]
        }
        renamed = [write for write in known if _differs_itself(write)]
        upsert(Organisation, [row_of(write) for write in renamed], sorted({*changed, *DERIVED}))
        if "description" in changed:
            texts.renew(row_of(write) for write in renamed)
        for section in SECTIONS:
            _write_section(section, writes)
        self._write_topics(writes)

    def _write_topics(self, writes: Sequence[Write]) -> None:
        """Write which topics organisations work on; those that nobody knows are made."""
        wanted = {row_of(write).pk: write for write in writes if differs(write, "topics")}
        if not wanted:
            return
        names = {Topic.key_of(name): name for w in wanted.values() for name in w.after.topics}
        missing = [key for key in names if key not in self._topics]
        new = [Topic(site=self.site, name=names[key], sort_key=key) for key in missing]
        for topic in Topic.objects.bulk_create(new):
            self._topics[topic.sort_key] = topic.pk
            self.new_topics.append(topic.pk)
        through = Organisation.topics.through
        before = {
            pk: {self._topics[Topic.key_of(name)] for name in write.before.topics}
            for pk, write in wanted.items()
            if write.before is not None
        }
        after = {
            pk: {self._topics[Topic.key_of(name)] for name in write.after.topics}
            for pk, write in wanted.items()
        }
        for pk, topics in before.items():
            if gone := topics - after[pk]:
                through.objects.filter(organisation=pk, topic__in=gone).delete()
        through.objects.bulk_create(
            through(organisation_id=pk, topic_id=topic)
            for pk, topics in after.items()
            for topic in sorted(topics - before.get(pk, set()))
        )


def row_of(write: Write) -> Organisation:
    """Return the row of an organisation that is being written."""
    assert write.organisation is not None
    return write.organisation


def differs(write: Write, name: str) -> bool:
    """Say whether a part of an entry changes."""
    before = () if write.before is None else getattr(write.before, name)
    return bool(before != getattr(write.after, name))


def _differs_itself(write: Write) -> bool:
    """Say whether anything changes that stands in the organisation's own row."""
    return differs(write, "own") or differs(write, "other_names")


def _fill(write: Write) -> None:
    """Give an organisation its values, and what follows from them."""
    if not _differs_itself(write):
        return
    row = row_of(write)
    for name, value in write.after.own.items():
        setattr(row, name, value)
    row.derive(write.after.other_names)


def _write_section(section: Section, writes: Iterable[Write]) -> None:
    """Write one kind of rows of many organisations."""
    new: list[models.Model] = []
    changed: list[models.Model] = []
    gone: list[Any] = []
    for write in writes:
        if not differs(write, section.name):
            continue
        organisation = row_of(write)
        rows = [] if write.before is None else list(getattr(organisation, section.rows).all())
        left, pairs = _paired(section, rows, section.values(write.after))
        gone.extend(row.pk for row in left)
        for row, values in pairs:
            if row is None:
                new.append(section.model(organisation=organisation, **values))
            elif any(getattr(row, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(row, name, value)
                changed.append(row)
        # What was fetched before is not what is kept now.
        getattr(organisation, "_prefetched_objects_cache", {}).pop(section.rows, None)
    manager = section.model.objects
    if gone:
        manager.filter(pk__in=gone).delete()
    upsert(section.model, changed)
    if new:
        manager.bulk_create(new)


def _paired(
    section: Section, rows: list[Any], wanted: list[dict[str, Any]]
) -> tuple[list[Any], list[tuple[Any, dict[str, Any]]]]:
    """Return the rows that are not wanted any more, and for all values the row that takes them.

    Rows that say what is wanted stay; then those go together that have the key in common, then
    those that are left, in their order.
    """
    result: list[tuple[Any, dict[str, Any]]] = [(None, values) for values in wanted]
    if not rows:
        return [], result
    left = list(rows)
    fits: list[Callable[[Any, dict[str, Any]], bool]] = [lambda row, values: True]
    if section.key:
        fits.insert(0, lambda row, values: getattr(row, section.key) == values[section.key])
        fits.insert(0, lambda row, values: all(getattr(row, n) == v for n, v in values.items()))
    for fit in fits:
        for place, (row, values) in enumerate(result):
            if row is None:
                found = next((each for each in left if fit(each, values)), None)
                if found is not None:
                    left.remove(found)
                    result[place] = (found, values)
    return left, result


def upsert(model: Any, rows: Sequence[Any], fields: Sequence[str] | None = None) -> None:
    """Write rows that are there already, whole and in one statement.

    Args:
        model: Theirs.
        rows: As they shall be.
        fields: The fields that may have changed; all, if left out.
    """
    if not rows:
        return
    names = fields or [f.name for f in model._meta.concrete_fields if not f.primary_key]
    model.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=list(names)
    )
