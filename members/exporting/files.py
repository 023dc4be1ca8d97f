"""Writing files that hold what only their owner may read: whole, or not at all."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.utils.translation import gettext_lazy as _

from members.exporting.formats import ExportProblem


@contextmanager
def replaced(path: Path) -> Iterator[IO[bytes]]:
    """Return a file that takes its place once the block ends well; nobody else may read it.

    Args:
        path: Of the file; one that is there already is replaced.

    Raises:
        ExportProblem: Something else than a file stands there, or it cannot be written.
    """
    _check_place(path)
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        Path(name).replace(path)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        Path(name).unlink(missing_ok=True)


def _check_place(path: Path) -> None:
    """Refuse a place where something else than a file stands.

    Raises:
        ExportProblem: It does.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unwritable(path, error) from None
    if stat.S_ISLNK(mode):
        raise ExportProblem(
            _("“%(name)s” is a symbolic link. Please name the file itself."), name=str(path)
        )
    if not stat.S_ISREG(mode):
        raise ExportProblem(_("“%(name)s” is no file, and is not written to."), name=str(path))


def _unwritable(path: Path, error: OSError) -> ExportProblem:
    """Return what to say of a file that cannot be written."""
    return ExportProblem(
        _("“%(name)s” cannot be written: %(reason)s"),
        name=str(path),
        reason=error.strerror or str(error),
    )
