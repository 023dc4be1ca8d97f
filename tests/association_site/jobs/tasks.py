"""Tasks that tests put off."""

import signal
import time
from pathlib import Path
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import activate, get_language
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from members.models import Organisation

SECRET = RECIPIENT = "canary@example.org"
greeted = []


class TurnedDown(Exception):
    """An error that says of itself that it stays."""

    is_final = True


@task(backend="queue", title=_("Edit"))
def greet(name):
    greeted.append((name, get_language()))
    activate("ar")


@task(backend="queue")
def without_title():
    return ("a", 1)


@task(backend="queue", title="Context", takes_context=True)
def tell_attempt(context):
    return context.attempt


@task(backend="queue", title="Fails")
def fail(kind):
    try:
        raise ValueError(SECRET)
    except ValueError as cause:
        raise ERRORS[kind] from cause


ERRORS = {
    "error": RuntimeError(SECRET),
    "exit": SystemExit(1),
    "down": ConnectionRefusedError(111, SECRET),
    "later": SMTPRecipientsRefused({SECRET: (450, SECRET.encode())}),
    "never": SMTPRecipientsRefused({SECRET: (550, SECRET.encode())}),
    "some": SMTPRecipientsRefused({SECRET: (550, b""), "b@example.org": (450, b"")}),
    "spam": SMTPDataError(554, SECRET),
    "full": SMTPDataError(452, SECRET),
    "gone": Organisation.DoesNotExist(SECRET),
    "turned down": TurnedDown(SECRET),
}


@task(backend="queue", title="Hangs")
def hang():
    time.sleep(600)


@task(backend="queue", title="Sends a mail")
def send_mail():
    connection = get_connection(settings.LETTER_BACKEND)
    subject = "Grüße مرحبا"
    sender = "Verband <post@verband.example>"
    EmailMessage(subject, "Süß\n", sender, [RECIPIENT], connection=connection).send()


@task(backend="queue", title="Is killed")
def wait_for_the_end(folder):
    """Note that it runs; the first time, wait to be killed."""
    with Path(folder, "runs").open("a") as runs:
        runs.write("begun\n")
    if not Path(folder, "killed").exists():
        signal.pause()


@task(backend="queue", title="Waits for the other worker")
def meet(folder, name):
    Path(folder, f"met-{name}").touch()
    until = time.monotonic() + 120
    while len(list(Path(folder).glob("met-*"))) < 2 and time.monotonic() < until:
        time.sleep(0.01)


@task(backend="queue", title="Counts")
def count(folder, number):
    with Path(folder, "counted").open("a") as counted:
        counted.write(f"{number}\n")
