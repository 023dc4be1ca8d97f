"""Keeping links that open something out of the log: who reads that could use them."""

import logging
import re
from typing import Any

LINK = re.compile(r"(_register/(?:application|confirmation)/)[^/\s\"'?]+")


def without_tokens(value: Any) -> Any:
    """Return a text without the secret parts of its links; anything else as it is."""
    return LINK.sub(r"\1…", value) if isinstance(value, str) else value


class NoLinks(logging.Filter):
    """Takes the secret parts of links out of what is logged, and lets everything pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record for all that are going to write it."""
        record.msg = without_tokens(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(map(without_tokens, record.args))
        return True
