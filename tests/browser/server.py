"""What browser tests know of the server they talk to."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Server:
    """A running site.

    Attributes:
        port: Where it listens.
        environment: What other commands beside it need to reach the same data.
        user: The administrator's address.
        password: The administrator's password, as the command printed it.
        paths: Where each page of the first site lies in each language, by its path in German.
    """

    port: int
    environment: dict[str, str]
    user: str
    password: str
    paths: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The first site's address, without a slash at the end."""
        return f"http://localhost:{self.port}"

    @property
    def second_url(self) -> str:
        """The second site's address."""
        return f"http://auslaenderrat.localhost:{self.port}"

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a management command beside the server."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
