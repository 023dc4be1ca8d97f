"""The public facts of all members as data: what they are made of, and the files.

A file is written to the disk while its digest is made, so that neither the memory nor the database
notices how large the register is; whoever has this very content is told so.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import Any

from django.core.cache import cache
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.functional import Promise
from django.utils.http import http_date
from django.utils.translation import gettext_lazy as _

from members import gazetteer
from members.linked_data import filled, organisation_as_data
from members.public import PublicEntry
from members.spreadsheets import neutralised

IN_MEMORY = 1024 * 1024  # bytes


@dataclass(frozen=True)
class Source:
    """Whose data they are, and what may be done with them.

    Attributes:
        address: Of the directory in the language of the file.
        permanent_address: Of the directory, the same in every language.
        root_url: Scheme and host of the site.
        association: The name of the association.
        licence_name: What the licence is called.
        licence_url: Where it can be read.
        language: The language of the file.
    """

    address: str
    permanent_address: str
    root_url: str
    association: str
    licence_name: str
    licence_url: str
    language: str


@dataclass(frozen=True)
class Column:
    """One fact.

    Attributes:
        name: What it is called in the files; this never changes.
        label: What it is, for people.
        value: What it says of a member.
        needs_consent: Whether it is there only where the member agreed to it.
    """

    name: str
    label: str | Promise
    value: Callable[[PublicEntry, Source], Any]
    needs_consent: bool = False


COLUMNS = (
    Column("id", _("A number that stays the same"), lambda e, s: e.pk),
    Column("page", _("Address of its page"), lambda e, s: f"{s.address}{e.path}"),
    Column("name", _("Name"), lambda e, s: e.name),
    Column("short_name", _("Short name"), lambda e, s: e.short_name),
    Column("other_names", _("Names in other languages, and former ones"), lambda e, s: [n.name for n in e.names]),
    Column("founded", _("Year of its founding"), lambda e, s: e.founded_year),
    Column("member_since", _("First day of its membership without a gap"), lambda e, s: e.member_since),
    Column("town", _("Town"), lambda e, s: e.town),
    Column("district", _("District"), lambda e, s: e.district),
    Column("district_key", _("Official key of the district"), lambda e, s: e.district_key),
    Column("municipality_key", _("Official key of the municipality"), lambda e, s: e.municipality_key),
    Column("latitude", _("Latitude of a point in the municipality"), lambda e, s: e.place.latitude if e.place else None),
    Column("longitude", _("Longitude of the same point"), lambda e, s: e.place.longitude if e.place else None),
    Column("topics", _("Topics, in the language of the file"), lambda e, s: [t.name for t in e.topics]),
    Column("languages", _("Languages spoken, as codes of ISO 639"), lambda e, s: [c.key for c in e.languages]),
    Column("street", _("Street and number"), lambda e, s: e.street, needs_consent=True),
    Column("postcode", _("Postcode"), lambda e, s: e.postcode, needs_consent=True),
    Column("website", _("Website"), lambda e, s: e.website, needs_consent=True),
    Column("email", _("E-mail"), lambda e, s: e.email, needs_consent=True),
    Column("telephone", _("Telephone"), lambda e, s: e.telephone, needs_consent=True),
    Column("links", _("Social networks"), lambda e, s: [link for link, _host in e.links], needs_consent=True),
    Column("description", _("Description, in the language of the file or, untranslated, in the main one of the site"), lambda e, s: e.description, needs_consent=True),
    Column("description_language", _("Language of the description"), lambda e, s: (e.description_language or s.language) if e.description else "", needs_consent=True),
    Column("confirmed", _("Month in which the member last confirmed its entry"), lambda e, s: f"{e.confirmed_on:%Y-%m}" if e.confirmed_on else ""),
)  # fmt: skip
# The other files say it once, for all members.
CSV_COLUMNS = (
    *COLUMNS,
    Column(
        "coordinates_source",
        _("Source of the point, in CSV alone"),
        lambda e, s: gazetteer.SOURCE if e.place else "",
    ),
)


def _plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _facts(entry: PublicEntry, source: Source) -> dict[str, Any]:
    """Return all facts of a member."""
    return {column.name: _plain(column.value(entry, source)) for column in COLUMNS}


def _written(data: Any) -> str:
    """Return data as JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _list(head: dict[str, Any], name: str, rows: Iterable[Any]) -> Iterator[str]:
    """Yield an object whose last part is a list, row by row."""
    yield _written(head)[:-1] + f",{_written(name)}:[\n"
    for number, row in enumerate(rows):
        yield (",\n" if number else "") + _written(row)
    yield "\n]}\n"


def _csv(source: Source, members: Iterable[PublicEntry]) -> Iterator[str]:
    """Yield a table; several values of a cell are divided by line ends."""
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    writer.writerow([column.name for column in CSV_COLUMNS])
    for entry in members:
        writer.writerow([_cell(column.value(entry, source)) for column in CSV_COLUMNS])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def _cell(value: Any) -> str:
    """Return a value as a cell; numbers are ours and need no care."""
    if isinstance(value, list):
        value = "; ".join(value)
    if isinstance(value, int | float):
        return str(value)
    return neutralised(str(_plain(value) or ""))


def _head(source: Source) -> dict[str, Any]:
    """Return what is said of the data as a whole."""
    return {
        "source": source.address,
        "publisher": source.association,
        "licence": {"name": source.licence_name, "url": source.licence_url},
        "coordinates": {
            "source": gazetteer.SOURCE,
            "source_url": gazetteer.SOURCE_ADDRESS,
            "licence": gazetteer.LICENCE,
            "licence_url": gazetteer.LICENCE_ADDRESS,
        },
    }


def _json(source: Source, members: Iterable[PublicEntry]) -> Iterator[str]:
    """Yield a list of all members."""
    return _list(_head(source), "members", (_facts(entry, source) for entry in members))


def _geojson(source: Source, members: Iterable[PublicEntry]) -> Iterator[str]:
    """Yield places (RFC 7946); a member whose place is not known has none."""
    head = {"type": "FeatureCollection", **_head(source)}
    return _list(head, "features", (_feature(entry, source) for entry in members))


def _feature(entry: PublicEntry, source: Source) -> dict[str, Any]:
    """Return a member as a place."""
    place = entry.place
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]} if place else None
    return {
        "type": "Feature",
        "id": entry.pk,
        "geometry": point,
        "properties": _facts(entry, source),
    }


def _jsonld(source: Source, members: Iterable[PublicEntry]) -> Iterator[str]:
    """Yield linked data in the vocabulary of schema.org."""
    head = {"@context": "https://schema.org"}
    association = filled(
        {
            "@type": "NGO",
            "@id": f"{source.root_url}/#association",
            "name": source.association,
            "url": f"{source.root_url}/",
        }
    )
    data = {
        "@type": "Dataset",
        "@id": f"{source.permanent_address}data/#dataset",
        "name": source.association,
        "url": f"{source.address}data/",
        "license": source.licence_url,
        "creator": {"@id": association["@id"]},
    }

    def rows() -> Iterator[dict[str, Any]]:
        yield data
        yield association
        for entry in members:
            yield organisation_as_data(entry, source.permanent_address, source.root_url)

    return _list(head, "@graph", rows())


@dataclass(frozen=True)
class Format:
    """A format of the data.

    Attributes:
        name: What people call it.
        content_type: What the web calls it.
        write: Yields the text of a file.
    """

    name: str
    content_type: str
    write: Callable[[Source, Iterable[PublicEntry]], Iterator[str]]


FORMATS = {
    "csv": Format("CSV", "text/csv; charset=utf-8", _csv),
    "json": Format("JSON", "application/json", _json),
    "geojson": Format("GeoJSON", "application/geo+json", _geojson),
    "jsonld": Format("JSON-LD", "application/ld+json", _jsonld),
}


def answer(
    request: HttpRequest, ending: str, source: Source, members: Iterable[PublicEntry]
) -> HttpResponseBase:
    """Return the file in a format, or that it is the one the asker has already.

    Args:
        request: The request.
        ending: Of `FORMATS`.
        source: Whose data they are.
        members: All of them.
    """
    kind = FORMATS[ending]
    digest = sha256()
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the answer closes it
    for text in kind.write(source, members):
        data = text.encode()
        digest.update(data)
        file.write(data)
    etag = f'"{digest.hexdigest()[:32]}"'
    changed = _changed(f"{request.get_host()}{request.path}", etag)
    known = get_conditional_response(request, etag, int(changed.timestamp()))
    if known is not None:
        file.close()
    else:
        file.seek(0)
    response = known or FileResponse(file, filename=f"members.{ending}")
    for name, value in {
        "Content-Type": kind.content_type,
        "ETag": etag,
        "Last-Modified": http_date(changed.timestamp()),
        # Every copy asks each time: what was taken back is gone at once.
        "Cache-Control": "public, no-cache",
        "Access-Control-Allow-Origin": "*",
        "Link": f'<{source.licence_url}>; rel="license"',
        "X-Robots-Tag": "noindex",
    }.items():
        response.headers[name] = value
    return response


def _changed(address: str, etag: str) -> datetime:
    """Return when a content was there first, as far as is remembered; later at the most."""
    key = f"members.open_data.{sha256(address.encode()).hexdigest()}"
    known, changed = cache.get(key) or ("", datetime.now(UTC))
    if known != etag:
        changed = datetime.now(UTC)
        cache.set(key, (etag, changed), timeout=None)
    return changed.replace(microsecond=0)
