"""Sending mail: what somebody waits for, and what the queue sends and sends again."""

import logging
from collections.abc import Sequence
from email.utils import make_msgid, parseaddr
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

logger = logging.getLogger(__name__)


class PatientBackend(EmailBackend):
    """Django's SMTP backend; a server that cannot be reached is logged, and not asked again.

    Wagtail opens the connection within the transaction that hands a page in or publishes it, and
    an error there would take that back. It opens it anew for each recipient, each of whom would
    wait for the server as long as ``EMAIL_TIMEOUT`` allows.
    """

    has_failed = False

    def open(self) -> bool | None:
        """Connect; ``None`` where that is not possible, and nothing is sent."""
        if self.has_failed:
            return None
        try:
            opened: bool | None = super().open()
        except (OSError, SMTPException):
            logger.exception("The mail server %s:%s does not answer", self.host, self.port)
            opened = None
        self.has_failed = opened is None
        return opened


class LetterBackend(EmailBackend):
    """Django's SMTP backend for the queue: an error is raised, so that the job is done again.

    A server that does not answer a call is left after ``EMAIL_TIMEOUT``, for the other jobs' sake.
    One that does may examine a mail for as long as ``LETTER_TIMEOUT`` before it says that it has it:
    whoever hangs up earlier sends it again.
    """

    def open(self) -> bool | None:
        """Connect, and be patient from then on."""
        opened = super().open()
        if opened and self.connection and self.connection.sock:
            self.connection.sock.settimeout(settings.LETTER_TIMEOUT)
        return opened

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send messages, with the headers that all mail from a machine should have.

        `Auto-Submitted` keeps absent people's programs from answering (RFC 3834). A `Message-ID`
        in the sender's domain tells nothing of the names of machines inside.
        """
        for message in email_messages:
            given = {name.lower() for name in message.extra_headers}
            if "auto-submitted" not in given:
                message.extra_headers["Auto-Submitted"] = "auto-generated"
            if "message-id" not in given:
                domain = parseaddr(message.from_email)[1].rpartition("@")[2]
                message.extra_headers["Message-ID"] = make_msgid(domain=domain)
        return super().send_messages(email_messages)
