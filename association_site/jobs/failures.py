"""What is kept of an error: its class, its code, the lines that led to it, and never its message.

Messages quote what was worked on: `SMTPRecipientsRefused` holds addresses. A list of jobs, a log
and a backup are no places for them.
"""

import os
from collections.abc import Iterator
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException
from traceback import format_tb

from django.core.exceptions import ObjectDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Codes of a mail server that will say the same again (RFC 5321, 4.2.1).
PERMANENT = range(500, 600)


class TookTooLongError(Exception):
    """The job ran longer than a job may."""


class WorkerDiedError(Exception):
    """The process that ran the job ended before it."""


REASONS: dict[str, str | Promise] = {
    f"{TookTooLongError.__module__}.TookTooLongError": _("It took too long"),
    f"{WorkerDiedError.__module__}.WorkerDiedError": _(
        "The worker was stopped in the middle of it"
    ),
    "builtins.ConnectionRefusedError": _("The server does not answer"),
    "builtins.TimeoutError": _("The server does not answer"),
    "socket.gaierror": _("The server is not found"),
    "smtplib.SMTPServerDisconnected": _("The mail server hung up"),
    "smtplib.SMTPConnectError": _("The mail server takes no calls"),
    "smtplib.SMTPAuthenticationError": _("The mail server refuses user or password"),
    "smtplib.SMTPRecipientsRefused": _("The mail server refuses the recipient"),
    "smtplib.SMTPSenderRefused": _("The mail server refuses the sender"),
    "smtplib.SMTPDataError": _("The mail server refuses the mail"),
}


def path_of(error: BaseException) -> str:
    """Return the full name of an error's class."""
    return f"{type(error).__module__}.{type(error).__qualname__}"


def reason(path: str) -> str:
    """Say in plain words what went wrong; an error without such words is called by its name.

    Args:
        path: Full name of the error's class.
    """
    return str(REASONS.get(path) or path.rpartition(".")[2])


def trace_of(error: BaseException) -> str:
    """Return the lines that led to an error, and to those before it, without any message."""
    return "\n".join(
        f"{''.join(format_tb(link.__traceback__))}{_named(link)}" for link in _chain(error)
    )


def is_final(error: BaseException) -> bool:
    """Say whether another attempt would fail as well.

    A mail server refuses a recipient or a mail for good, what the job is about was deleted, or the
    error's class says so itself by the attribute `is_final`.
    """
    if isinstance(error, SMTPRecipientsRefused):
        return all(code in PERMANENT for code in _codes(error))
    if isinstance(error, SMTPDataError):
        return error.smtp_code in PERMANENT
    return isinstance(error, ObjectDoesNotExist) or bool(getattr(error, "is_final", False))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error's causes, the first one first, and the error."""
    links: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in links:
        links.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    yield from reversed(links)


def _named(error: BaseException) -> str:
    """Name an error and its codes."""
    codes = ", ".join(str(code) for code in _codes(error))
    if isinstance(error, OSError) and error.errno:
        codes = os.strerror(error.errno)
    return f"{path_of(error)} ({codes})" if codes else path_of(error)


def _codes(error: BaseException) -> list[int]:
    """Return what a mail server answered."""
    if isinstance(error, SMTPRecipientsRefused):
        return [code for code, _text in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, SMTPResponseException) else []
