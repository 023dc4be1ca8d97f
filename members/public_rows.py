"""Reading what the public may know from the database, for one member or for thousands."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from members.choices import NameKind, PublishedField
from members.periods import member_since
from members.public import FurtherName, Label, PublicCard, PublicEntry, host_of, language_labels

AT_ONCE = 1000  # organisations


class Languages(NamedTuple):
    """The reader's language, and the main one of the site; the same where nobody says."""

    reader: str
    main: str


NO_LANGUAGES = Languages("", "")


class _CardRow(NamedTuple):
    """What a card is made of."""

    pk: int
    name: str
    town: str
    district: str
    district_key: str


class _Row(NamedTuple):
    """What an entry is made of; it begins with what a card is made of."""

    pk: int
    name: str
    town: str
    district: str
    district_key: str
    short_name: str
    municipality_key: str
    founded_year: int | None
    street: str
    postcode: str
    website: str
    email: str
    telephone: str
    description: str
    logo_id: int | None
    confirmed_on: date | None


class _Period(NamedTuple):
    """A period of membership."""

    started_on: date
    ended_on: date | None


Related = Mapping[int, list[tuple[Any, ...]]]


def _related(listed: Any, keys: list[int], name: str, *fields: str, **only: Any) -> Related:
    """Return rows that belong to organisations, in their order, from one query.

    Models are not made of them: a register of thousands would take five times as long.

    Args:
        listed: A query for organisations.
        keys: Of the organisations.
        name: Of the relation.
        fields: What is asked of the rows.
        only: Which of the rows count.
    """
    related = listed.model._meta.get_field(name).related_model.objects
    found: Related = defaultdict(list)
    rows = related.filter(organisation__in=keys, **only).order_by("pk")
    for organisation, *values in rows.values_list("organisation_id", *fields):
        found[organisation].append(tuple(values))
    return found


def _topics_of(
    listed: Any, keys: list[int], topics: Mapping[int, Label]
) -> dict[int, tuple[Label, ...]]:
    """Return the topics of organisations, in the order of all topics, from one query."""
    found: dict[int, set[int]] = {key: set() for key in keys}
    pairs = listed.model.topics.through.objects.filter(organisation__in=keys)
    for organisation, topic in pairs.values_list("organisation_id", "topic_id"):
        found[organisation].add(topic)
    return {
        key: tuple(label for row, label in topics.items() if row in theirs)
        for key, theirs in found.items()
    }


def cards(listed: Any, topics: Mapping[int, Label]) -> list[PublicCard]:
    """Return what a list shows of organisations.

    Args:
        listed: A query for them.
        topics: All topics of the site, by row.
    """
    rows = [_CardRow(*values) for values in listed.values_list(*_CardRow._fields)]
    keys = [row.pk for row in rows]
    chosen = _topics_of(listed, keys, topics)
    spoken = _related(listed, keys, "spoken_languages", "code")
    return [PublicCard(**_listed(row, chosen, spoken)) for row in rows]


def _listed(
    row: _CardRow | _Row, topics: Mapping[int, tuple[Label, ...]], spoken: Related
) -> dict[str, Any]:
    """Return the fields of a card."""
    return {
        "pk": row.pk,
        "name": row.name,
        "town": row.town,
        "district": row.district,
        "district_key": row.district_key,
        "topics": topics[row.pk],
        "languages": language_labels(code for (code,) in spoken[row.pk]),
    }


def entries(
    listed: Any,
    topics: Mapping[int, Label],
    on: date,
    languages: Languages = NO_LANGUAGES,
    *,
    with_logos: bool = False,
) -> Iterator[PublicEntry]:
    """Yield the entries of organisations; however many there are, few are in the memory at once.

    Args:
        listed: A query for them.
        topics: All topics of the site, by row.
        on: The day.
        languages: The reader's, and the one in which descriptions are kept.
        with_logos: Whether their images are wanted.
    """
    rows = listed.values_list(*_Row._fields).iterator(chunk_size=AT_ONCE)
    while some := [_Row(*values) for values in islice(rows, AT_ONCE)]:
        yield from _entries(listed, some, topics, on, languages, with_logos)


def _entries(
    listed: Any,
    rows: list[_Row],
    topics: Mapping[int, Label],
    on: date,
    languages: Languages,
    with_logos: bool,
) -> Iterator[PublicEntry]:
    """Yield the entries of some organisations: one query for each thing that belongs to them."""
    keys = [row.pk for row in rows]
    chosen = _topics_of(listed, keys, topics)
    spoken = _related(listed, keys, "spoken_languages", "code")
    periods = _related(listed, keys, "memberships", "started_on", "ended_on")
    consents = _related(listed, keys, "consents", "field", withdrawn_on=None)
    names = _related(listed, keys, "other_names", "name", "language_code", "kind")
    links = _related(listed, keys, "links", "url")
    texts = _texts(listed, keys, languages)
    logos: Mapping[int, Any] = {}
    if with_logos:
        images = listed.model._meta.get_field("logo").related_model.objects
        logos = images.in_bulk([row.logo_id for row in rows if row.logo_id])
    for row in rows:
        shown = {field for (field,) in consents[row.pk]}
        yield PublicEntry(
            **_listed(row, chosen, spoken),
            short_name=row.short_name,
            names=tuple(
                FurtherName(name, language, kind == NameKind.FORMER)
                for name, language, kind in names[row.pk]
            ),
            municipality_key=row.municipality_key,
            founded_year=row.founded_year,
            member_since=member_since([_Period(*days) for days in periods[row.pk]], on),
            street=row.street if PublishedField.ADDRESS in shown else "",
            postcode=row.postcode if PublishedField.ADDRESS in shown else "",
            website=row.website if PublishedField.WEBSITE in shown else "",
            email=row.email if PublishedField.EMAIL in shown else "",
            telephone=row.telephone if PublishedField.TELEPHONE in shown else "",
            links=tuple(
                (url, host_of(url))
                for (url,) in (links[row.pk] if PublishedField.LINKS in shown else ())
            ),
            logo=logos.get(row.logo_id or 0) if PublishedField.LOGO in shown else None,
            confirmed_on=row.confirmed_on,
            **_described(row, texts, languages, PublishedField.DESCRIPTION in shown),
        )


def _texts(listed: Any, keys: list[int], languages: Languages) -> Related:
    """Return the descriptions that are translated for the reader."""
    if languages.reader == languages.main:
        return {}
    return _related(listed, keys, "texts", "text", locale__language_code=languages.reader)


def _described(row: _Row, texts: Related, languages: Languages, shown: bool) -> dict[str, Any]:
    """Return a description in the reader's language, else as it is kept."""
    if not shown or not row.description:
        return {}
    for (text,) in texts.get(row.pk, ()):
        if text:
            return {"description": text}
    own = "" if languages.reader == languages.main else languages.main
    return {"description": row.description, "description_language": own}
