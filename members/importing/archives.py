"""What a workbook's archive holds, counted before any of it is parsed.

It is unpacked piece by piece, because what its table of contents says may be a lie, and its tags
are counted: parsing makes something much larger of each of them.
"""

import copy
import io
import re
import sys
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _

from members.importing.tables import FileProblem, Limits, filesizeformat

CHUNK = 64 * 1024
# What workbooks are packed with; other methods unpack a piece to any size at once.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
LAST_COLUMN = 16_384  # of any sheet
# A cell is parsed with its row; it has three tags, each opened and closed.
TAGS_OF_A_CELL = 6
TAGS_BESIDE = 1_000_000  # of cells: formats, remarks, pivot tables
# What is parsed as a whole: a row of a sheet, a text that cells share.
WHOLE = re.compile(rb"<(?:[^\s<>/:]+:)?(row|si)[\s/>]")
# How UTF-16 begins, the only encoding that expat reads in which tags have other bytes.
OTHER_BYTES = re.compile(rb"\xff\xfe|\xfe\xff|\0[<\s]|[<\s]\0")


def broken() -> FileProblem:
    """Return what to say of a file that cannot be read."""
    return FileProblem(
        _(
            "The workbook is damaged or protected. Please open it in a spreadsheet program and save"
            " it again as .xlsx, without a password."
        )
    )


def too_large(limits: Limits) -> FileProblem:
    """Return what to say of a file that becomes too large when it is read."""
    return FileProblem(
        _("Unpacked, the workbook is larger than %(limit)s. Please split it into several files.")
        % {"limit": filesizeformat(limits.unpacked)}
    )


def check_contents(data: bytes, limits: Limits) -> None:
    """Refuse what is no workbook, or too large when it is unpacked and parsed.

    Args:
        data: A ZIP archive.
        limits: How much it may hold.

    Raises:
        FileProblem: It is.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "mimetype" in names and ODS in archive.open("mimetype").read(len(ODS)):
            raise FileProblem(
                _("This is an OpenDocument file (.ods). Please save it as .xlsx or as CSV.")
            )
        if "xl/workbook.bin" in names:
            raise FileProblem(_("This is a binary workbook (.xlsb). Please save it as .xlsx."))
        if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
            raise FileProblem(
                _("This is an archive, but no workbook. Please choose an XLSX or CSV file.")
            )
        if sum(entry.file_size for entry in archive.infolist()) > limits.unpacked:
            raise too_large(limits)
        most_tags = limits.cells * TAGS_OF_A_CELL + TAGS_BESIDE
        size = tags = 0
        for entry in archive.infolist():
            counted = _counted(archive, entry, limits.unpacked - size)
            size, tags = size + counted.size, tags + counted.tags
            if size > limits.unpacked or tags > most_tags:
                raise too_large(limits)
            if counted.size != entry.file_size:
                raise broken()


@dataclass
class Counted:
    """What is counted of an entry.

    Attributes:
        size: Bytes, unpacked.
        tags: Those opened and those closed.
        whole: The kind of what is parsed as a whole in it.
        since: Tags since the last one of those began.
        most: Tags between two of those.
    """

    size: int = 0
    tags: int = 0
    whole: bytes = b""
    since: int = 0
    most: int = 0

    def add(self, piece: bytes) -> None:
        """Count a piece. A tag that lies in two of them counts as any other.

        Raises:
            FileProblem: It may hide what it holds.
        """
        if not self.size and OTHER_BYTES.match(piece):
            raise broken()
        self.size += len(piece)
        self.tags += piece.count(b"<")
        first, *others = WHOLE.split(piece)
        self._add_tags(first)
        for kind, rest in zip(others[::2], others[1::2], strict=True):
            if self.whole not in (b"", kind):
                raise broken()
            self.whole, self.since = kind, 0
            self._add_tags(rest)
        if self.whole == b"row" and self.most > LAST_COLUMN * TAGS_OF_A_CELL:
            raise broken()

    def _add_tags(self, part: bytes) -> None:
        """Count the tags of a part in which nothing begins that is parsed as a whole."""
        self.since += part.count(b"<")
        self.most = max(self.most, self.since)


def _counted(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> Counted:
    """Return how large an entry is unpacked, whatever it says; not much more than the limit.

    Raises:
        FileProblem: It is packed by a method that cannot be counted, or hides what it holds.
    """
    if entry.compress_type not in METHODS:
        raise broken()
    endless = copy.copy(entry)
    endless.file_size = sys.maxsize
    counted = Counted()
    with archive.open(endless) as file:
        while counted.size <= limit and (piece := file.read(CHUNK)):
            counted.add(piece)
    return counted
