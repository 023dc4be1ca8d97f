"""The work list by mail, for those who chose it: in their language, and only if there is something."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from email.utils import formataddr, parseaddr
from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django_tasks import task

from accounts.choices import Rhythm
from accounts.models import TranslationDigest, User
from association_site.desk.choices import Standing
from association_site.desk.work import work_of
from association_site.desk.worklist import Task, WorkList, work_lists
from members.letters import language_for, name_of

WEEK = timedelta(days=7)
# Titles of each kind in a mail; the rest stands on the desk.
NAMED = 10


@dataclass(frozen=True)
class Part:
    """What a mail says of one kind of work on one site.

    Attributes:
        label: The kind, in words.
        tasks: The most urgent, with the address of each.
        others: How many are not named.
    """

    label: str
    tasks: list[tuple[Task, str]]
    others: int


def is_due(chosen: TranslationDigest, day: date) -> bool:
    """Say whether somebody gets a mail on a day, if there is something to say."""
    if chosen.rhythm == Rhythm.DAILY:
        return chosen.sent_on is None or chosen.sent_on < day
    if chosen.rhythm == Rhythm.WEEKLY:
        return chosen.sent_on is None or day - chosen.sent_on >= WEEK
    return False


@task(backend="queue", title=_("Tell translators of their work"))
def tell_translators() -> None:
    """Have a mail sent to everybody who wants one today: a job for each, done again by itself."""
    day = timezone.localdate()
    rows = TranslationDigest.objects.filter(user__is_active=True).exclude(rhythm=Rhythm.NEVER)
    for chosen in rows.order_by("pk"):
        if is_due(chosen, day):
            send_digest.enqueue(chosen.user_id, day.isoformat())


@task(backend="queue", title=_("Send a work list"))
def send_digest(user_id: int, day: str) -> None:
    """Send somebody the work list of a day, unless it was sent or is not wanted any more.

    Raises:
        OSError: The mail server does not answer, or does not take it.
    """
    today = date.fromisoformat(day)
    with transaction.atomic():
        rows = TranslationDigest.objects.select_for_update(of=("self",)).select_related("user")
        chosen = rows.filter(user_id=user_id, user__is_active=True).first()
        if chosen is None or not is_due(chosen, today):
            return
        lists = [found for found in work_lists(chosen.user, work_of(chosen.user)) if found.asks]
        told = fingerprint(lists)
        # Who hears daily is not told the same twice; once a week a reminder is welcome.
        if not lists or (chosen.rhythm == Rhythm.DAILY and told == chosen.told):
            return
        message_of(chosen.user, lists, today).send()
        chosen.sent_on, chosen.told = today, told
        chosen.save(update_fields=["sent_on", "told"])


def fingerprint(lists: Iterable[WorkList]) -> str:
    """Return what tells some work from other work."""
    said = sorted(
        f"{task.cell.key} {task.cell.locale_id} {task.standing.value}"
        for found in lists
        for task in (*found.to_do, *found.to_review)
    )
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def parts_of(found: WorkList) -> list[Part]:
    """Return what a mail says of one site, what waits for the reader's review first."""
    root = found.work.site.root_url
    parts = []
    for standing, group in groupby(
        [*found.to_review, *found.to_do], key=lambda task: task.standing
    ):
        tasks = list(group)
        named = [(task, f"{root}{task.address or found.matrix}") for task in tasks[:NAMED]]
        parts.append(Part(_label(standing), named, len(tasks) - len(named)))
    return parts


def _label(standing: Standing) -> str:
    """Return the name of a kind of work at the beginning of a line."""
    text = str(standing.label)
    return f"{text[:1].upper()}{text[1:]}"


def message_of(user: User, lists: list[WorkList], day: date) -> EmailMessage:
    """Return the mail of a day, in the language that somebody reads the admin in."""
    profile: Any = getattr(user, "wagtail_userprofile", None)
    language = language_for(profile.preferred_language if profile else "")
    site = lists[0].work.site
    sender = name_of(site)
    with override(language):
        given = {
            "name": user.get_full_name(),
            "association": sender,
            "sites": [(found, parts_of(found)) for found in lists],
            "several": len(lists) > 1,
            "number": sum(len(found.to_do) + len(found.to_review) for found in lists),
            "list": f"{site.root_url}{reverse('translation_work')}",
            "account": f"{site.root_url}{reverse('wagtailadmin_account')}#tab-notifications",
        }
        text = render_to_string("desk/letters/digest.txt", given)
    subject, _line, body = text.strip().partition("\n")
    lines = [line.rstrip() for line in body.strip().splitlines()]
    return EmailMessage(
        " ".join(subject.split()),
        "\n".join(line for line, _same in groupby(lines)) + "\n",
        formataddr((sender, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        [user.email],
        connection=get_connection(settings.LETTER_BACKEND),
        # One mail a day has one identity, however often it is tried to send it.
        headers={
            "Message-ID": f"<work.{user.pk}.{day:%Y%m%d}@{site.hostname}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": language,
        },
    )
