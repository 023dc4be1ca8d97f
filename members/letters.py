"""Mails of the register: written in the reader's language, kept, and sent by the queue.

A letter is stored in the transaction of what it tells of, and its job with it: either all of it
comes to be, or nothing. What is stored holds no link that opens anything.
"""

import re
from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django_tasks import task
from wagtail.models import Site

from members.choices import LetterKind
from members.models import Application, Confirmation, Letter, Organisation
from members.signed import link_to
from pages.models import SiteSettings

LINK = "{link}"


def language_for(code: str) -> str:
    """Return the language in which somebody is written to, who prefers one.

    It is the main language where the interface does not speak the preferred one.
    """
    spoken = code == "en" or any((path / code).is_dir() for path in settings.LOCALE_PATHS if code)
    return code if spoken and code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def compose(
    kind: LetterKind, site: Site, language: str, context: dict[str, Any]
) -> tuple[str, str]:
    """Return subject and text of a letter.

    The template is `members/letters/<kind>.txt`; its first line is the subject.

    Args:
        kind: What it is about.
        site: In whose name.
        language: One of those that `language_for` returns.
        context: What the template says; `association` and `sender` are added.
    """
    facts = SiteSettings.objects.filter(site=site).first()
    added = {"association": _name(site, facts), "sender": _sender(site, facts)}
    with override(language):
        given = {**added, "language": language, **context}
        text = render_to_string(f"members/letters/{kind.value}.txt", given)
    subject, _line, body = text.strip().partition("\n")
    body = re.sub(r"\n{3,}", "\n\n", body.strip())  # parts that are not said leave empty lines
    return " ".join(subject.split()), f"{body}\n"


def write(
    kind: LetterKind,
    *,
    site: Site,
    address: str,
    language: str,
    subject: str,
    body: str,
    organisation: Organisation | None = None,
    application: Application | None = None,
    confirmation: Confirmation | None = None,
) -> Letter:
    """Keep a letter, and have it sent.

    Args:
        kind: What it is about.
        site: In whose name.
        address: To whom.
        language: Of the text, and of the page that its link opens.
        subject: One line.
        body: The text; `{link}` becomes the link to the application's or confirmation's page.
        organisation: In whose story it stands.
        application: What its link confirms, or it tells of.
        confirmation: What its link answers, or it tells of.
    """
    letter = Letter.objects.create(
        kind=kind,
        site=site,
        organisation=organisation,
        application=application,
        confirmation=confirmation,
        address=address,
        language_code=language,
        subject=subject[:255],
        body=body,
    )
    send_letter.enqueue(letter.pk)
    return letter


def send(letter: Letter) -> None:
    """Send a letter now, unless it was sent.

    Raises:
        OSError: The mail server does not answer, or does not take it (`SMTPException` is one).
    """
    if letter.sent_at is not None:
        return
    Letter.objects.filter(pk=letter.pk).update(attempts=F("attempts") + 1)
    try:
        _message(letter).send()
    except OSError as error:
        Letter.objects.filter(pk=letter.pk).update(failure=type(error).__name__)
        raise
    Letter.objects.filter(pk=letter.pk).update(sent_at=timezone.now(), failure="")


@task(backend="queue", title=_("Send a letter"))
def send_letter(pk: int) -> None:
    """Send a letter that was stored; one that was deleted meanwhile is not sent."""
    letter = Letter.objects.select_related("site", "confirmation", "application").filter(pk=pk)
    for found in letter:
        send(found)


def name_of(site: Site) -> str:
    """Return what an association calls itself."""
    return _name(site, SiteSettings.objects.filter(site=site).first())


def _name(site: Site, facts: SiteSettings | None) -> str:
    """Return the name among the facts, or else what the site is called."""
    return (facts.name if facts else "") or site.site_name or site.hostname


def _sender(site: Site, facts: SiteSettings | None) -> dict[str, str]:
    """Return how an association is reached, for the end of its mails."""
    facts = facts or SiteSettings()
    return {
        "street": facts.street,
        "place": f"{facts.postcode} {facts.town}".strip(),
        "telephone": facts.telephone,
        "email": facts.email,
        "website": site.root_url,
    }


def _message(letter: Letter) -> EmailMessage:
    """Return the mail."""
    body = letter.body
    row = letter.confirmation or letter.application
    if LINK in body and row is not None:
        body = body.replace(LINK, link_to(row, letter.site, letter.language_code))
    facts = SiteSettings.objects.filter(site=letter.site).first()
    return EmailMessage(
        letter.subject,
        body,
        formataddr((name_of(letter.site), parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        [letter.address],
        connection=get_connection(settings.LETTER_BACKEND),
        reply_to=[facts.email] if facts and facts.email else None,
        # A letter has one identity, however often it is tried to send it; holidays do not answer.
        headers={
            "Message-ID": f"<{letter.pk}.{letter.written_at:%Y%m%d%H%M%S%f}@{letter.site.hostname}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": letter.language_code,
        },
    )
