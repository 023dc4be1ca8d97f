"""The production server, started from a management command on this machine's own addresses."""

import errno
import socket
from typing import Any

from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

# Browsers resolve every name below localhost to one of the two, some of them to IPv6 first.
_LOOPBACK = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "::1"}


class PortInUseError(Exception):
    """Another program listens at the port."""


def loopback_addresses(port: int) -> list[str]:
    """Return this machine's loopback addresses with a port, as gunicorn writes them.

    Raises:
        PortInUseError: Another program listens at one of them.
    """
    addresses = []
    for family, host in _LOOPBACK.items():
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((host, port))
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                raise PortInUseError(
                    f"Port {port} is in use or not allowed; choose another one with PORT=…"
                ) from error
            continue  # This machine has no IPv6 (or, less likely, no IPv4).
        addresses.append(f"[{host}]:{port}" if family == socket.AF_INET6 else f"{host}:{port}")
    return addresses


class LocalServer(BaseApplication):
    """Gunicorn with two processes of four threads, which says nothing unless something is wrong."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        """Set what differs from gunicorn's defaults; no file and no variable is read."""
        settings: dict[str, Any] = {
            "bind": loopback_addresses(self.port),
            "worker_class": "gthread",
            "workers": 2,
            "threads": 4,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the application; each process asks for its own."""
        return get_wsgi_application()
