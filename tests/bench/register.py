"""How long the register takes with many organisations, on both databases: `make bench`.

    python -m tests.bench.register [--organisations 10000]… [--database postgresql|sqlite]…

With DATABASE_URL, that database alone is measured; it should be an empty one. Each step runs in a
process of its own, whose memory at its peak is what the table says. A ratio is the part of the
limit (time or memory, whichever is nearer) that a step takes.
"""

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[2]
HOST = "bench.example"
# Seconds and MiB that an import may take; exports keep to the same.
LIMITS = {10_000: (60, 400), 100_000: (600, 400)}
STEPS = ("import", "import again", "export csv", "export xlsx", "export json")
TOWNS = ("Dresden", "Leipzig", "Chemnitz", "Zwickau", "Plauen", "Görlitz", "Bautzen", "Freiberg")
TOPICS = ("Bildung", "Kultur", "Sport", "Beratung, Begegnung", "Frauen", "Jugend")
TONGUES = ("Arabisch", "Russisch, Ukrainisch", "Türkisch", "Dari", "Spanisch", "")
HEADING = (
    "Mitgliedsnummer;Name;Rechtsform;Straße;PLZ;Ort;Landkreis;Webseite;E-Mail;Telefon;"
    "Ansprechperson;Gegründet;Mitglied seit;Austritt;Status;Schwerpunkte;Sprachen;"
    "Kontakt öffentlich;Beschreibung"
)


def lines(number: int) -> Iterator[str]:
    """Return an office's list of so many organisations."""
    yield HEADING
    for place in range(1, number + 1):
        ended = place % 20 == 0
        yield ";".join(
            [
                f"B{place:06d}",
                f"Beispielverein {place} e.V.",
                "e.V.",
                f"Musterstraße {place % 200}",
                "01067",
                TOWNS[place % len(TOWNS)],
                "",
                f"https://verein{place}.example.org/",
                f"post@verein{place}.example.org",
                f"0351 555 {place:06d}",
                f"Beispielperson {place}",
                str(1950 + place % 70),
                f"{1 + place % 28:02d}.{1 + place % 12:02d}.{2000 + place % 20}",
                "31.12.2022" if ended else "",
                "ausgetreten" if ended else "aktiv",
                TOPICS[place % len(TOPICS)],
                TONGUES[place % len(TONGUES)],
                "ja" if place % 2 else "nein",
                f"Der Beispielverein {place} bringt Menschen zusammen.",
            ]
        )


# -------------------------------------------------------------------- in a process for each step
def prepare() -> None:
    """Make the tables and a site."""
    from django.core.management import call_command
    from wagtail.models import Page, Site

    call_command("migrate", verbosity=0)
    root = Page.objects.filter(depth=1).get()
    Site.objects.get_or_create(hostname=HOST, defaults={"root_page": root})


def work(step: str, folder: Path) -> None:
    """Do a step."""
    from django.core.management import call_command

    output = io.StringIO()
    if step.startswith("import"):
        file = folder / "list.csv"
        more = ["--max-rows", "1000000", "--max-size", "200"]
        call_command("import_members", str(file), "--site", HOST, *more, stdout=output)
        expected = "unchanged=0" if step == "import" else "new=0 changed=0"
        assert expected in output.getvalue(), output.getvalue()[-500:]
    else:
        file = folder / f"export.{step.rpartition(' ')[2]}"
        call_command("export_members", str(file), "--site", HOST, stdout=output)


def measured(step: str, folder: Path) -> dict[str, float]:
    """Return what a step takes: seconds, also of this process on the processor, MiB, questions."""
    from django.db import connection

    questions = 0

    def count(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal questions
        questions += 1
        return execute(*args)

    began = time.perf_counter()
    with connection.execute_wrapper(count):
        work(step, folder)
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": seconds,
        "processor": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss / 1024,
        "questions": questions,
    }


def in_process(step: str, folder: Path, database: str) -> dict[str, float]:
    """Run this program for one step."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.register", "--step", step, "--folder", str(folder)],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": settings_module()},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def settings_module() -> str:
    """Return the settings to measure with."""
    return os.environ.get("DJANGO_SETTINGS_MODULE", "association_site.settings.test")


# -------------------------------------------------------------------------------------- the table
def databases(kinds: list[str], folder: Path) -> Iterator[tuple[str, str]]:
    """Return the kinds of databases to measure, each with the address of an empty one."""
    if address := os.environ.get("DATABASE_URL"):
        yield address.partition(":")[0], address
        return
    for kind in kinds:
        place = Path(tempfile.mkdtemp(dir=folder))
        if kind == "sqlite":
            yield kind, f"sqlite:///{place / 'bench.sqlite3'}"
        else:
            from tests.database import start_postgresql

            yield kind, start_postgresql(place / "postgresql")


def main(numbers: list[int], kinds: list[str]) -> None:
    """Measure, and print a table in Markdown."""
    print(
        "| organisations | database | step | seconds | on the CPU | peak MiB | SQL | of the limit |"
    )
    print("|--:|---|---|--:|--:|--:|--:|--:|", flush=True)
    for number in numbers:
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            folder = Path(name)
            (folder / "list.csv").write_text("\n".join(lines(number)), encoding="cp1252")
            for kind, address in databases(kinds, folder):
                in_process("prepare", folder, address)
                for step in STEPS:
                    found = in_process(step, folder, address)
                    print(row(number, kind, step, found), flush=True)


def row(number: int, kind: str, step: str, found: dict[str, float]) -> str:
    """Return a row of the table."""
    seconds, peak = LIMITS.get(number, (number * 0.006, 400))
    ratio = max(found["seconds"] / seconds, found["peak"] / peak)
    return (
        f"| {number:,} | {kind} | {step} | {found['seconds']:.1f}"
        f" | {found['processor']:.1f} | {found['peak']:.0f}"
        f" | {found['questions']:.0f} | {ratio:.0%} |"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--organisations", type=int, action="append")
    parser.add_argument("--database", choices=["postgresql", "sqlite"], action="append")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step is None:
        main(options.organisations or [10_000], options.database or ["postgresql", "sqlite"])
    else:
        django.setup()
        if options.step == "prepare":
            prepare()
            print("{}")
        else:
            print(json.dumps(measured(options.step, options.folder)))
