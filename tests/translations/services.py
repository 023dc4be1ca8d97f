"""Services that translate by machine, on this machine: they answer as DeepL and LibreTranslate do."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

WORD = re.compile(r"(<[^>]*>|&\w+;|QZ\d+QZ)")


def shouted(html: str) -> str:
    """Translate HTML: letters become capitals; tags and words of no language stay."""
    ignored = re.split(r"(<x .*?</x>)", html)
    return "".join(
        part if number % 2 else "".join(
            piece if inner % 2 else piece.upper() for inner, piece in enumerate(WORD.split(part))
        )
        for number, part in enumerate(ignored)
    )  # fmt: skip


class Translator:
    """What a service does and was asked.

    Attributes:
        asked: Path, headers and body of each request.
        say: Translates one text.
        answers: Status, headers and body of the next answers, before it works again.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.say: Callable[[str], str] = shouted
        self.answers: list[tuple[int, dict[str, str], Any]] = []
        self.waits = threading.Event()
        self.url = ""

    @property
    def texts(self) -> list[str]:
        """All texts that came."""
        return [text for _p, _h, body in self.asked for text in body.get("text") or body["q"]]

    def answer(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> tuple[int, dict[str, str], Any]:  # fmt: skip
        self.asked.append((path, headers, body))
        if self.answers:
            return self.answers.pop(0)
        if path == "/v2/translate":
            texts = [{"text": self.say(text)} for text in body["text"]]
            return 200, {}, {"translations": texts}
        return 200, {}, {"translatedText": [self.say(text) for text in body["q"]]}


@contextmanager
def running() -> Iterator[Translator]:
    """Start a service on a free port, and stop it in the end."""
    translator = Translator()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, headers, said = translator.answer(self.path, dict(self.headers), json.loads(body))  # fmt: skip
            if status == 0:  # nothing at all, until the test is over
                translator.waits.wait(5)
                return
            content = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(content))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: Any) -> None:
            """Be quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    translator.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield translator
    finally:
        translator.waits.set()
        server.shutdown()
        server.server_close()
        thread.join()
