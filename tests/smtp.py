"""A mail server on this machine's loopback, which tests start, stop and teach bad manners."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP


@dataclass
class MailServer:
    """Takes mail at a port that stays the same from start to start.

    Attributes:
        mails: What it has taken.
        recipients: To whom.
        answer_to_recipient: What it says to each recipient.
        is_mute: Whether it says nothing once it has a mail.
    """

    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answer_to_recipient: str = "250 OK"
    is_mute: bool = False
    port: int = 0

    def __post_init__(self) -> None:
        with self.running():
            pass  # The port is known, and nobody listens there.

    @contextmanager
    def running(self) -> Iterator[None]:
        """Take mail, until the block ends."""
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever)
        thread.start()
        try:
            server = asyncio.run_coroutine_threadsafe(self._listen(loop), loop).result()
            yield
            asyncio.run_coroutine_threadsafe(_end_all(server), loop).result()
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802
        """Answer to a recipient."""
        if self.answer_to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer_to_recipient

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802
        """Take a mail."""
        if self.is_mute:
            await asyncio.Event().wait()
        message: Any = message_from_bytes(envelope.content, policy=policy.default)
        self.mails.append(message)
        self.recipients += envelope.rcpt_tos
        return "250 taken"

    async def _listen(self, loop: asyncio.AbstractEventLoop) -> asyncio.Server:
        server = await loop.create_server(
            lambda: SMTP(self, hostname="mail.example.org", loop=loop), "127.0.0.1", self.port
        )
        self.port = server.sockets[0].getsockname()[1]
        return server


async def _end_all(server: asyncio.Server) -> None:
    """Hang up on everybody; in the loop, where nobody hangs up at the same moment."""
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for other in others:
        other.cancel()
    await asyncio.gather(*others, return_exceptions=True)
