"""Reading CSV files as offices save them: encoding and separator are found out."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from members.importing.tables import FileProblem, Limits, Table, TableBuilder

SEPARATORS = (";", ",", "\t")
SAMPLE = 50  # records that a separator is tried on
CHUNK = 64 * 1024
# Excel writes this line itself, so that it opens its own file.
HINT = re.compile(r'"?sep=([;,|:\t])"?[\r\n]*', re.IGNORECASE)


def read_delimited(data: bytes, name: str, limits: Limits) -> Table:
    """Return the table of a CSV file.

    Args:
        data: The file.
        name: What the table is called.
        limits: How many rows and columns it may have.

    Raises:
        FileProblem: It cannot be read.
    """
    encoding = _encoding(data)
    first = next(_lines(data, encoding), "")
    hint = HINT.fullmatch(first)
    separator = hint.group(1) if hint else _separator(data, encoding)
    builder = TableBuilder(name, limits)
    for line, cells in _records(data, encoding, separator, skipped=1 if hint else 0):
        builder.add(line, cells)
    return builder.table()


def _encoding(data: bytes) -> str:
    """Return the encoding of a file.

    Raises:
        FileProblem: It is none that offices use, or broken.
    """
    if data.startswith(codecs.BOM_UTF8):
        return _checked(data, "utf-8-sig")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked(data, "utf-16")
    # Without a mark: every second byte of Latin letters in UTF-16 is 0, in other encodings none.
    pairs = min(len(data), CHUNK) // 2
    low, high = (data[start : 2 * pairs : 2].count(0) for start in (1, 0))
    for zeros, others, encoding in ((low, high, "utf-16-le"), (high, low, "utf-16-be")):
        if zeros > pairs * 0.4 and others == 0:
            return _checked(data, encoding)
    broken = _broken_at(data, "utf-8")
    if broken is None:
        return "utf-8"
    # Letters of two and more bytes do not come about by chance.
    as_utf8 = data.decode("utf-8", errors="replace")
    bad = as_utf8.count("\ufffd")
    if sum(not letter.isascii() for letter in as_utf8) > 2 * bad:
        raise _not_text(data, broken, "UTF-8")
    return _checked(data, "cp1252")


def _checked(data: bytes, encoding: str) -> str:
    """Return the encoding of a file that keeps to it.

    Raises:
        FileProblem: It does not.
    """
    broken = _broken_at(data, encoding)
    if broken is not None:
        raise _not_text(data, broken, encoding.removesuffix("-sig").upper())
    return encoding


def _not_text(data: bytes, position: int, encoding: str) -> FileProblem:
    """Return what to say of a file that breaks its encoding."""
    return FileProblem(
        _(
            "A character here is not in the encoding of the file (%(encoding)s). Please save it"
            " again as “CSV UTF-8”."
        )
        % {"encoding": encoding},
        data.count(b"\n", 0, position) + 1,
    )


def _broken_at(data: bytes, encoding: str) -> int | None:
    """Return where data cease to be text of an encoding, piece by piece to save memory."""
    decoder = codecs.getincrementaldecoder(encoding)()
    for start in range(0, len(data), CHUNK):
        end = start + CHUNK
        try:
            decoder.decode(data[start:end], final=end >= len(data))
        except UnicodeDecodeError as error:
            # What was left over of the piece before stands in front.
            return max(0, min(len(data), end) - len(error.object) + error.start)
    return None


def _lines(data: bytes, encoding: str) -> Iterator[str]:
    """Return the lines of a file with what ends them.

    Raises:
        FileProblem: One holds a character that no database keeps.
    """
    stream = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="")
    for number, line in enumerate(stream, 1):
        if "\0" in line:
            raise FileProblem(
                _("This line holds a NUL character. Is the file really a CSV file?"), number
            )
        yield line


def _records(
    data: bytes, encoding: str, separator: str, skipped: int = 0
) -> Iterator[tuple[int, list[str]]]:
    """Return the records of a file, each with the line where it begins.

    Raises:
        FileProblem: Quotes are wrong, or a cell is longer than any text.
    """
    lines = islice(_lines(data, encoding), skipped, None)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    line = 1 + skipped
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise FileProblem(
                _(
                    "The quotes of the row that begins here are wrong: one is not closed, or text"
                    " follows a closing one. (A cell of more than %(limit)s characters is not read"
                    " either.)"
                )
                % {"limit": csv.field_size_limit()},
                line,
            ) from None
        yield line, cells
        line = reader.line_num + 1 + skipped


def _separator(data: bytes, encoding: str) -> str:
    """Return what separates the cells: what gives most rows as many cells as the heading has."""
    best = (0.0, 1)
    found = SEPARATORS[0]
    for separator in SEPARATORS:
        widths = _widths(data, encoding, separator)
        if widths and widths[0] > 1:
            rating = (widths.count(widths[0]) / len(widths), widths[0])
            if rating > best:
                best, found = rating, separator
    return found


def _widths(data: bytes, encoding: str, separator: str) -> list[int]:
    """Return how many cells the first records have if they are separated so."""
    widths: list[int] = []
    try:
        for _line, cells in islice(_records(data, encoding, separator), SAMPLE):
            if any(cell.strip() for cell in cells):
                widths.append(len(cells))
    except FileProblem:
        pass  # reported with its line once the separator is settled
    return widths
