"""Reading what the public may know from the database, for one member or for thousands."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import OuterRef

from members.choices import NameKind, PublishedField
from members.periods import member_since
from members.public import FurtherName, Label, PublicCard, PublicEntry, host_of, language_labels
from members.rows_of import RowsOf

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


# What belongs to an organisation: rows, each a list of values.
Rows = list[list[Any]]


def _related(listed: Any, name: str, *fields: str, **only: Any) -> RowsOf:
    """Return what asks for rows that belong to an organisation, in their order.

    Models are not made of them: a register of thousands would take five times as long.

    Args:
        listed: A query for organisations.
        name: Of the relation.
        fields: What is asked of the rows.
        only: Which of the rows count.
    """
    relation = listed.model._meta.get_field(name)
    model = relation.remote_field.through if relation.many_to_many else relation.related_model
    rows = model.objects.filter(organisation=OuterRef("pk"), **only).order_by("pk")
    return RowsOf(rows, *fields)


def _of_card(listed: Any) -> dict[str, RowsOf]:
    """Return what belongs to a card."""
    return {
        "chosen": _related(listed, "topics", "topic_id"),
        "spoken": _related(listed, "spoken_languages", "code"),
    }


def cards(listed: Any, topics: Mapping[int, Label]) -> list[PublicCard]:
    """Return what a list shows of organisations.

    Args:
        listed: A query for them.
        topics: All topics of the site, by row.
    """
    found = listed.values_list(*_CardRow._fields, *_of_card(listed).values())
    size = len(_CardRow._fields)
    return [PublicCard(**_listed(_CardRow(*row[:size]), topics, *row[size:])) for row in found]


def _listed(
    row: _CardRow | _Row, topics: Mapping[int, Label], chosen: Rows | None, spoken: Rows | None
) -> dict[str, Any]:
    """Return the fields of a card; topics in the order of all topics."""
    theirs = {topic for (topic,) in chosen or ()}
    return {
        "pk": row.pk,
        "name": row.name,
        "town": row.town,
        "district": row.district,
        "district_key": row.district_key,
        "topics": tuple(label for topic, label in topics.items() if topic in theirs),
        "languages": language_labels(code for (code,) in spoken or ()),
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
    wanted = {**_of_card(listed), **_of_entry(listed, languages)}
    size = len(_Row._fields)
    rows = listed.values_list(*_Row._fields, *wanted.values()).iterator(chunk_size=AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        logos = _logos(listed, [_Row(*row[:size]) for row in some]) if with_logos else {}
        for row in some:
            related = dict(zip(wanted, (found or [] for found in row[size:]), strict=True))
            yield _entry(_Row(*row[:size]), related, topics, on, languages, logos)


def _of_entry(listed: Any, languages: Languages) -> dict[str, RowsOf]:
    """Return what belongs to an entry, but not to a card."""
    found = {
        "periods": _related(listed, "memberships", "started_on", "ended_on"),
        "consents": _related(listed, "consents", "field", withdrawn_on=None),
        "names": _related(listed, "other_names", "name", "language_code", "kind"),
        "links": _related(listed, "links", "url"),
    }
    if languages.reader != languages.main:
        found["texts"] = _related(listed, "texts", "text", locale__language_code=languages.reader)
    return found


def _logos(listed: Any, rows: list[_Row]) -> Mapping[int, Any]:
    """Return the images of organisations by their row."""
    images = listed.model._meta.get_field("logo").related_model.objects
    found: Mapping[int, Any] = images.in_bulk([row.logo_id for row in rows if row.logo_id])
    return found


def _entry(
    row: _Row,
    related: Mapping[str, Rows],
    topics: Mapping[int, Label],
    on: date,
    languages: Languages,
    logos: Mapping[int, Any],
) -> PublicEntry:
    """Return the entry of an organisation."""
    shown = {field for (field,) in related["consents"]}
    periods = [
        _Period(date.fromisoformat(start), date.fromisoformat(end) if end else None)
        for start, end in related["periods"]
    ]
    return PublicEntry(
        **_listed(row, topics, related["chosen"], related["spoken"]),
        short_name=row.short_name,
        names=tuple(
            FurtherName(name, language, kind == NameKind.FORMER)
            for name, language, kind in related["names"]
        ),
        municipality_key=row.municipality_key,
        founded_year=row.founded_year,
        member_since=member_since(periods, on),
        street=row.street if PublishedField.ADDRESS in shown else "",
        postcode=row.postcode if PublishedField.ADDRESS in shown else "",
        website=row.website if PublishedField.WEBSITE in shown else "",
        email=row.email if PublishedField.EMAIL in shown else "",
        telephone=row.telephone if PublishedField.TELEPHONE in shown else "",
        links=tuple(
            (url, host_of(url))
            for (url,) in (related["links"] if PublishedField.LINKS in shown else ())
        ),
        logo=logos.get(row.logo_id or 0) if PublishedField.LOGO in shown else None,
        confirmed_on=row.confirmed_on,
        **_described(row, related.get("texts", []), languages, PublishedField.DESCRIPTION in shown),
    )


def _described(row: _Row, texts: Rows, languages: Languages, shown: bool) -> dict[str, Any]:
    """Return a description in the reader's language, else as it is kept."""
    if not shown or not row.description:
        return {}
    for (text,) in texts:
        if text:
            return {"description": text}
    own = "" if languages.reader == languages.main else languages.main
    return {"description": row.description, "description_language": own}
