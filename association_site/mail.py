"""Sending mail, where a mail server that does not answer stops nobody's work."""

import logging
from smtplib import SMTPException

from django.core.mail.backends.smtp import EmailBackend

logger = logging.getLogger(__name__)


class PatientBackend(EmailBackend):
    """Django's SMTP backend; a server that cannot be reached is logged.

    Wagtail opens the connection within the transaction that hands a page in or publishes it, and
    an error there would take that back.
    """

    def open(self) -> bool | None:
        """Connect; ``None`` where that is not possible, and nothing is sent."""
        try:
            return super().open()
        except (OSError, SMTPException):
            logger.exception("The mail server %s:%s does not answer", self.host, self.port)
            return None
