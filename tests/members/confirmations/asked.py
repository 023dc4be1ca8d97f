"""Members who are asked, and the links in their mails."""

import re
from datetime import timedelta

from django.core import mail
from django.utils import timezone
from wagtail.models import Site

from members.confirmations import ask
from members.models import Confirmation, Letter
from members.signed import found_by, link_to
from tests.factories.members import ContactFactory, OrganisationFactory
from tests.jobs import work_off

HOST = "auslaenderrat.localhost"
LINK = re.compile(r"(http://[^/]+)/(\w+)/_register/confirmation/([^/]+)/\n")


def member(*people, host=HOST, **fields):
    """Return a member of a site, with the people of these e-mail addresses."""
    fields = {"town": "Pirna", "district": "", **fields}
    organisation = OrganisationFactory(site=Site.objects.get(hostname=host), member=True, **fields)
    for address in people:
        name = f"Testperson {address.partition('@')[0]}"
        ContactFactory(organisation=organisation, name=name, email=address)
    return organisation


def asked(*organisations, user=None):
    """Ask the people of organisations; return the questions in their order."""
    ask(organisations, user=user, today=timezone.localdate())
    return list(Confirmation.objects.filter(organisation__in=organisations).order_by("pk"))


def path_of(question, language="de"):
    """Return the path of a question's link."""
    site = question.organisation.site
    return link_to(question, site, language).removeprefix(site.root_url)


def sent_links():
    """Send what is written, and return to whom it went: the language and the question of the link.

    Links to the same page differ from second to second.
    """
    work_off()
    found = []
    for message in mail.outbox:
        [(root, language, token)] = re.findall(LINK, message.body)
        question = found_by(Confirmation, token)
        assert question.organisation.site.root_url == root
        found.append((message.to, language, question))
    return found


def let_days_pass(question, days):
    """Move a question and its letters into the past, to the same time of the day as people have it."""
    moved = timedelta(days=days)
    asked_at = timezone.localtime(question.asked_at) - moved
    Confirmation.objects.filter(pk=question.pk).update(
        asked_at=asked_at, expires_on=question.expires_on - moved
    )
    Letter.objects.filter(confirmation=question).update(written_at=asked_at)
    question.refresh_from_db()
    return question
