"""Opening what somebody names on the command line: files, and nothing else."""

import os
import stat
from pathlib import Path

from django.utils.translation import gettext as _

from members.importing.tables import LIMITS, FileProblem, Limits


def open_file(path: Path | str, limits: Limits = LIMITS) -> bytes:
    """Return what a file holds.

    Whatever is no file is refused at once: a pipe would be waited for, a device never ends, and a
    link can be turned to something else in the meantime.

    Args:
        path: Of the file.
        limits: Its size is asked before it is read.

    Raises:
        FileProblem: It cannot be read, or is too large.
    """
    name = os.fspath(path)
    try:
        _check_kind(os.lstat(name).st_mode, name)
        # What stands at the path may be another thing by now: a link fails, a pipe does not wait.
        opened = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(opened, "rb") as file:
            found = os.fstat(file.fileno())
            _check_kind(found.st_mode, name)
            limits.check_size(found.st_size)
            data = file.read(limits.size + 1)
    except FileNotFoundError:
        raise FileProblem(_("There is no file “%(name)s”.") % {"name": name}) from None
    except PermissionError:
        raise FileProblem(
            _("The file “%(name)s” may not be read by this user.") % {"name": name}
        ) from None
    except (OSError, ValueError) as error:
        raise FileProblem(
            _("The file “%(name)s” cannot be read: %(reason)s")
            % {"name": name, "reason": getattr(error, "strerror", None) or error}
        ) from None
    limits.check_size(len(data))
    return data


def _check_kind(mode: int, name: str) -> None:
    """Refuse what is no file.

    Raises:
        FileProblem: It is a folder, a link, a pipe or the like.
    """
    if stat.S_ISREG(mode):
        return
    if stat.S_ISLNK(mode):
        message = _("“%(name)s” is a symbolic link. Please name the file itself.")
    elif stat.S_ISDIR(mode):
        message = _("“%(name)s” is a folder. Please name a file in it.")
    else:
        message = _("“%(name)s” is no ordinary file, but a pipe, a socket or a device.")
    raise FileProblem(message % {"name": name})
