"""`manage.py demo`: prepare a site of one's own from content bundles, and serve it."""

import hashlib
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation.reloader import translation_file_changed
from wagtail.models import Site

from association_site.bundles import BundleError, read_hostname
from association_site.messages import BASE_DIR, CatalogueError, compile_catalogues
from association_site.server import LocalServer, PortInUseError, loopback_addresses

DEMO_BUNDLES = settings.BASE_DIR / "association_site" / "bundles" / "demo"
DEFAULT_BUNDLES = [DEMO_BUNDLES / "dsm", DEMO_BUNDLES / "auslaenderrat"]
ADMINISTRATOR = "admin@example.org"
# Seconds that a job has to end in, once the server was stopped.
PATIENCE = 5


class Command(BaseCommand):
    """Everything between a fresh clone and a site in the browser; a second run keeps it all."""

    help = "Prepare the site in DATA_DIR from content bundles, then serve it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the bundles and the port."""
        parser.add_argument(
            "bundles", nargs="*", type=Path, metavar="DIR", help="content bundles; ours if none"
        )
        parser.add_argument("--port", type=int, default=settings.PUBLIC_PORT)
        parser.add_argument(
            "--no-serve", action="store_false", dest="serve", help="prepare only, start no server"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, say where the site is, serve.

        Raises:
            CommandError: The port is in use, or a bundle or a catalogue cannot be read.
        """
        port = options["port"]
        try:
            loopback_addresses(port)
            compile_messages()
        except (PortInUseError, CatalogueError) as error:
            raise CommandError(str(error)) from error
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        if has_unapplied_migrations():
            self.say("Preparing the database …")
            call_command("migrate", interactive=False, verbosity=0)
        collect_static_files(settings.DATA_DIR / "static.stamp")
        if missing := not_loaded(options["bundles"] or DEFAULT_BUNDLES):
            self.say("Loading the content …")
            call_command("load_content", *missing, stdout=StringIO())
        set_port_of_sites(port)
        self.announce(create_administrator())
        if options["serve"]:
            self.say("Ctrl-C ends it.")
            connections.close_all()
            with beside_the_server("publish_on_time"), beside_the_server("work"):
                LocalServer(port).run()

    def say(self, words: str) -> None:
        """Print at once, even into a file; the server's processes must not inherit a full buffer."""
        self.stdout.write(words)
        self.stdout.flush()

    def announce(self, password: str | None) -> None:
        """Print the addresses and how to sign in."""
        sites = list(Site.objects.order_by("-is_default_site", "hostname"))
        for site in sites:
            self.stdout.write(f"{site.root_url}/  {site.site_name}")
        if sites:
            self.stdout.write(f"{sites[0].root_url}/admin/  administration")
        if password is not None:
            self.stdout.write(f"User: {ADMINISTRATOR}\nPassword (shown only now): {password}")
            return
        administrators = get_user_model().objects.filter(is_superuser=True).order_by("pk")
        email = administrators.values_list("email", flat=True)[0]
        self.stdout.write(
            f"User: {email} (a new password: DATA_DIR={settings.DATA_DIR} .venv/bin/python manage.py"
            f" changepassword {email})"
        )


@contextmanager
def beside_the_server(name: str) -> Iterator[None]:
    """Let another process publish what is scheduled, or do jobs, for as long as the server runs.

    Args:
        name: The command that does it.
    """
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), name]
    process = subprocess.Popen(command)  # noqa: S603 - our own command
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()  # Its job is taken up again.
            process.wait()


def compile_messages() -> None:
    """Compile the catalogues that changed, and forget what was read of them before."""
    for path in compile_catalogues(BASE_DIR):
        translation_file_changed(None, path)


def has_unapplied_migrations() -> bool:
    """Say whether the database lacks a migration; asking is faster than migrating to no effect."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect_static_files(stamp: Path) -> None:
    """Collect and compress the static files unless `stamp` says that nothing changed."""
    state = state_of_static_files()
    if stamp.exists() and stamp.read_text() == state:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(state)


def state_of_static_files() -> str:
    """Return a digest that changes with the locked packages and with each of our static files."""
    digest = hashlib.sha256((settings.BASE_DIR / "requirements" / "production.txt").read_bytes())
    for folder in settings.STATICFILES_DIRS:
        for path in sorted(Path(folder).rglob("*")):
            status = path.stat()
            digest.update(f"{path}|{status.st_mtime_ns}|{status.st_size}\n".encode())
    return digest.hexdigest()


def not_loaded(bundles: list[Path]) -> list[Path]:
    """Return the bundles whose host name no site has yet.

    Raises:
        CommandError: One has no host name that can be read.
    """
    hostnames = set(Site.objects.values_list("hostname", flat=True))
    try:
        return [bundle for bundle in bundles if read_hostname(bundle) not in hostnames]
    except BundleError as error:
        raise CommandError(str(error)) from error


def set_port_of_sites(port: int) -> None:
    """Let all sites answer at the port.

    Each is saved by itself: that clears Wagtail's cache of the sites' addresses.
    """
    for site in Site.objects.exclude(port=port):
        site.port = port
        site.save()


def create_administrator() -> str | None:
    """Create the first administrator.

    Returns:
        The password, which is stored nowhere in plain text, or None if there is one already.
    """
    users = get_user_model().objects
    if users.filter(is_superuser=True).exists():
        return None
    password = secrets.token_urlsafe(12)
    users.create_superuser(email=ADMINISTRATOR, password=password)
    return password
