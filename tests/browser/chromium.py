"""Finding the browser of the browser tests, and installing one where there is none.

`python -m tests.browser.chromium` is `make browser`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LOG = Path(__file__).resolve().parent.parent.parent / "var" / "browser.log"
# The first has no windows and takes a third of the time that the others take to open a page.
COMMANDS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
_ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def chromium_executable() -> str | None:
    """Return the browser to test with.

    Returns:
        What the variable CHROMIUM names, else a Chromium or Chrome on the PATH, else the one that
        Playwright installed, else None.
    """
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    for command in COMMANDS:
        if path := shutil.which(command):
            return path
    return _playwrights_own()


def _playwrights_own() -> str | None:
    """Return the browser that Playwright installed.

    Playwright is asked in a process of its own: it refuses to be started twice in one.
    """
    answer = subprocess.run(
        [sys.executable, "-c", _ASK_PLAYWRIGHT], capture_output=True, text=True, check=False
    )
    path = answer.stdout.strip()
    return path if path and Path(path).exists() else None


def driver_runs() -> bool:
    """Say whether Playwright's driver starts: a bare Debian lacks a library that it needs."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def install() -> None:
    """Install what is missing: Debian's packages as root, else Playwright's own browser."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "update")
        _run("apt-get", "install", "-y", "--no-install-recommends", "libatomic1")
        for browser in COMMANDS[:2]:
            if chromium_executable() is None:
                _run(
                    "apt-get",
                    "install",
                    "-y",
                    "--no-install-recommends",
                    browser,
                    "fonts-liberation",
                )
    if chromium_executable() is None:
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def _run(*command: str) -> None:
    LOG.parent.mkdir(exist_ok=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with LOG.open("ab") as log:
        subprocess.run(command, env=environment, stdout=log, stderr=log, check=False)


def main() -> int:
    """Make sure that there is a browser and that it can be driven."""
    if os.environ.get("CHROMIUM") and chromium_executable() is None:
        print(f"CHROMIUM names no program: {os.environ['CHROMIUM']}", file=sys.stderr)
        return 1
    if chromium_executable() is None or not driver_runs():
        install()
    if (path := chromium_executable()) is None:
        print(
            "No browser was found and none could be installed (var/browser.log says why): install"
            " Chromium, or name one in the variable CHROMIUM.",
            file=sys.stderr,
        )
        return 1
    if not driver_runs():
        print(
            "Playwright's driver does not start; `.venv/bin/python -m playwright --version` says"
            " what it lacks (on Debian: apt-get install libatomic1).",
            file=sys.stderr,
        )
        return 1
    print(f"Browser: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
