"""The server of `make demo`: where it listens, and that it starts, answers and ends."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest

from association_site import server


@pytest.fixture
def port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def listening(family: socket.AddressFamily, host: str, port: int) -> Iterator[None]:
    """Another program at the port."""
    with socket.socket(family) as other:
        other.bind((host, port))
        other.listen()
        yield


def test_loopback_addresses_are_both_where_the_machine_has_both(port: int) -> None:
    expected = [f"127.0.0.1:{port}"]
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        expected.append(f"[::1]:{port}")
    assert server.loopback_addresses(port) == expected


def test_loopback_addresses_leave_out_what_the_machine_lacks(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    somewhere_else = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "2001:db8::1"}
    monkeypatch.setattr(server, "_LOOPBACK", somewhere_else)
    assert server.loopback_addresses(port) == [f"127.0.0.1:{port}"]


def test_loopback_addresses_refuses_a_port_in_use(port: int) -> None:
    with (
        listening(socket.AF_INET, "127.0.0.1", port),
        pytest.raises(server.PortInUseError, match=f"Port {port} is in use"),
    ):
        server.loopback_addresses(port)


def test_server_gives_each_process_the_application(port: int) -> None:
    local = server.LocalServer(port)
    assert local.cfg.address[0] == ("127.0.0.1", port)
    assert (local.cfg.workers, local.cfg.threads) == (2, 4)
    assert local.wsgi() is local.wsgi()


def test_server_answers_says_nothing_and_ends_cleanly(port: int) -> None:
    program = f"""
import django
django.setup()
from association_site.server import LocalServer
LocalServer({port}).run()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "association_site.settings.test"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert _status(f"http://localhost:{port}/healthz") == 200
    finally:
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=20)
    assert (output, process.returncode) == ("", 0)


def _status(address: str) -> int:
    """Return the status of the first answer."""
    deadline = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.status
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
