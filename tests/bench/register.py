"""How long the register takes with many organisations, on both databases: `make bench`.

    python -m tests.bench.register [--organisations 10000]… [--database postgresql|sqlite]…

With DATABASE_URL, that database alone is measured; it should be an empty one. Each step runs in a
process of its own, whose memory at its peak is what the table says; a page is opened twice, and the
second time counts. A ratio is the part of the limit that a step takes: of an import, time or memory,
whichever is nearer; of a page, questions to the database.
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
HOST = "bench.localhost"
# Seconds and MiB that an import may take; exports keep to the same.
LIMITS = {10_000: (60, 400), 100_000: (600, 400)}
STEPS = ("import", "import again", "export csv", "export xlsx", "export json")
DATA = "open data as JSON"  # asked for in parts, as long as there is more
# What somebody opens with all organisations in the register; `{directory}` is the public list.
PAGES = {
    "directory": "{directory}",
    "directory, searched": "{directory}?q=beispielverein+99",
    "directory, filtered": "{directory}?district=14612&language=ar",
    "a member's page": "{directory}{member}",
    DATA: "{directory}data/members.json",
    "desk: list": "/admin/organisation/",
    "desk: list, searched": "/admin/organisation/?q=beispielverein+99",
    "desk: list, filtered": "/admin/organisation/?status=active&district=14612",
    "desk: list as of a day": "/admin/organisation/?on=2015-04-08",
    "desk: statistics": "/admin/register/statistics/",
    "desk: confirmations": "/admin/register/confirmations/",
}
ASKING = "asking everybody"
MOST_QUESTIONS = 25  # that a page may ask the database
TOWNS = ("Dresden", "Leipzig", "Chemnitz", "Zwickau", "Plauen", "Görlitz", "Bautzen", "Freiberg")
TOPICS = ("Bildung", "Kultur", "Sport", "Beratung, Begegnung", "Frauen", "Jugend")
TONGUES = ("Arabisch", "Russisch, Ukrainisch", "Türkisch", "Dari", "Spanisch", "")
HEADING = (
    "Mitgliedsnummer;Name;Rechtsform;Straße;PLZ;Ort;Landkreis;Webseite;E-Mail;Telefon;"
    "Ansprechperson;Ansprechperson: E-Mail;Gegründet;Mitglied seit;Austritt;Status;Schwerpunkte;Sprachen;"
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
                f"person{place}@example.org",
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
    """Make the tables and a site with a public list."""
    from django.core.management import call_command
    from wagtail.models import Site

    from tests.factories.pages import HomePageFactory, MemberDirectoryPageFactory, locale_of

    call_command("migrate", verbosity=0)
    german = {"locale": locale_of("de")}
    home = HomePageFactory(title="Bench", **german)
    Site.objects.create(hostname=HOST, root_page=home)
    licence = {"licence_name": "CC0 1.0", "licence_url": "https://example.org/cc0"}
    MemberDirectoryPageFactory(parent=home, title="Mitglieder", **german, **licence)


def work_of(step: str, folder: Path) -> Callable[[], Any]:
    """Return what does a step; a page is opened for the first time before that."""
    from django.core.management import call_command

    if step in PAGES:
        return page_of(step)
    if step == ASKING:
        return ask_everybody
    output = io.StringIO()
    if step.startswith("import"):
        file = folder / "list.csv"
        more = ["--max-rows", "1000000", "--max-size", "200"]
        expected = "unchanged=0" if step == "import" else "new=0 changed=0"

        def bring_in() -> None:
            call_command("import_members", str(file), "--site", HOST, *more, stdout=output)
            assert expected in output.getvalue(), output.getvalue()[-500:]

        return bring_in
    file = folder / f"export.{step.rpartition(' ')[2]}"
    return lambda: call_command("export_members", str(file), "--site", HOST, stdout=output)


def page_of(step: str) -> Callable[[], Any]:
    """Return what opens a page, as somebody who may."""
    from django.test import Client

    from accounts.models import User
    from members.models import MemberDirectoryPage

    name = "bench@example.org"
    user = User.objects.filter(email=name).first() or User.objects.create_superuser(name, "bench")
    client = Client(SERVER_NAME=HOST)
    if "desk" in step:
        client.force_login(user)
    page = MemberDirectoryPage.objects.get()
    [member] = page.paths_below(page.get_site(), 1)
    address = PAGES[step].format(directory=page.get_url_parts()[2], member=member)

    def open_it() -> None:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        b"".join(answer)

    open_it()
    return open_it


def ask_everybody() -> None:
    """Ask all members whether their entries are right; each gets a letter, which waits in the queue."""
    from django.utils import timezone

    from members.confirmations import ask
    from members.models import Organisation

    asked = ask(Organisation.objects.all(), user=None, today=timezone.localdate())
    assert asked.letters


def measured(step: str, folder: Path) -> dict[str, float]:
    """Return what a step takes: seconds, also of this process on the processor, MiB, questions."""
    from django.db import connection

    questions = 0

    def count(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal questions
        questions += 1
        return execute(*args)

    work = work_of(step, folder)
    began, spent = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(count):
        work()
    return {
        "seconds": time.perf_counter() - began,
        "processor": time.process_time() - spent,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
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
                for step in (*STEPS, *PAGES, ASKING):
                    found = in_process(step, folder, address)
                    print(row(number, kind, step, found), flush=True)


def row(number: int, kind: str, step: str, found: dict[str, float]) -> str:
    """Return a row of the table."""
    if step in PAGES and step != DATA:
        ratio = found["questions"] / MOST_QUESTIONS
    else:
        seconds, peak = LIMITS.get(number, (number * 0.006, 400))
        ratio = max(found["seconds"] / seconds, found["peak"] / peak)
    digits = 2 if step in PAGES else 1
    return (
        f"| {number:,} | {kind} | {step} | {found['seconds']:.{digits}f}"
        f" | {found['processor']:.{digits}f} | {found['peak']:.0f}"
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
