"""Sending mail, where a mail server that does not answer stops nobody's work."""

import logging
from smtplib import SMTPException

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
