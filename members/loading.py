"""How bundles write the directory page, and how the office's list is read.

A small reader for the bundle's file: one row an organisation, found again by its number.
"""

import csv
import io
from pathlib import Path

from wagtail.models import Site

from members.list_rows import OTHER_COLUMNS, TEXT_COLUMNS, Row
from members.models import MemberDirectoryPage, Organisation
from pages import loading


def decoded(path: Path) -> str:
    """Return the text of a list saved as UTF-8 or, as German offices do, as cp1252.

    Raises:
        ContentError: It is neither, or holds a character that no database keeps.
    """
    data = path.read_bytes()
    if (nul := data.find(b"\0")) >= 0:
        line = data[:nul].count(b"\n") + 1
        raise loading.ContentError("The file holds a NUL character", line=line)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise loading.ContentError("The file is neither UTF-8 nor cp1252") from None


def rows(text: str) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a list with the line each begins in.

    Raises:
        ContentError: A column is missing, unknown or there twice, or a row has too many or too few
            cells.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    found: list[tuple[int, dict[str, str]]] = []
    heading: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            first, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if heading is None:
                heading = [cell.strip() for cell in cells]
                _check_heading(heading, first)
            elif len(cells) != len(heading):
                raise loading.ContentError(
                    f"{len(cells)} cells instead of {len(heading)}", line=first
                )
            else:
                found.append((first, dict(zip(heading, cells, strict=True))))
    except csv.Error as error:
        raise loading.ContentError(f"The list cannot be read: {error}", line=line) from error
    if heading is None:
        raise loading.ContentError("The list is empty", line=1)
    return found


def _check_heading(heading: list[str], line: int) -> None:
    """Refuse a list whose columns are not those of the office.

    Raises:
        ContentError: One is missing, unknown or there twice.
    """
    wanted = {*TEXT_COLUMNS, *OTHER_COLUMNS}
    for name in sorted(wanted - set(heading)):
        raise loading.ContentError(f"The column “{name}” is missing", line=line)
    for name in heading:
        if name not in wanted:
            raise loading.ContentError(f"Unknown column “{name}”", line=line)
        if heading.count(name) > 1:
            raise loading.ContentError(f"The column “{name}” stands here twice", line=line)


def read_register(path: Path, site: Site, memory: loading.Memory) -> loading.FileReport:
    """Bring a site's register up to a list; organisations that are not in it stay.

    Args:
        path: The list.
        site: The site.
        memory: What was loaded before; organisations that somebody changed since are kept.

    Raises:
        ContentError: A row cannot be read; nothing may be kept then.
    """
    organisations = {
        organisation.number: organisation
        for organisation in Organisation.objects.of(site).prefetch_related(
            "memberships", "contacts"
        )
    }
    seen: set[str] = set()
    counts = {"created": 0, "changed": 0, "unchanged": 0, "kept": 0}
    for line, row in rows(decoded(path)):
        said = Row(row, line)
        if not said.number or said.number in seen:
            raise loading.ContentError(
                f"The member number “{said.number}” is missing or stands here twice", line=line
            )
        seen.add(said.number)
        counts[_write(organisations.get(said.number), said, site, memory)] += 1
    return loading.FileReport(**counts)


def _write(known: Organisation | None, said: Row, site: Site, memory: loading.Memory) -> str:
    """Write one row and say what that did."""
    key, name = f"members:{said.number}", f"members {said.number}"
    if known is None and memory.was_deleted(key, name):
        return "kept"
    if known is not None and said.is_kept_in(known):
        memory.remember(key, said.state_of(known))
        return "unchanged"
    if known is not None and not memory.may_write(key, name, said.state_of(known)):
        return "kept"
    if known is None:
        said.write(Organisation(site=site))
        memory.remember(key, said.state())
        return "created"
    said.write(known)
    memory.remember(key, said.state_of(Organisation.objects.get(pk=known.pk)))
    return "changed"


def register() -> None:
    """Register this room's page type and file."""
    loading.register_type("members", loading.PageType(MemberDirectoryPage, loading.read_introduced))
    loading.register_file("members", read_register)
