"""What keeps programs from filling in the public form, without a cookie, a puzzle or a third party.

The form says, signed, when it was opened; who sends it at once or after days, or many of them, is
asked to try again. Of the sender nothing is kept but a digest that nobody can undo.
"""

import ipaddress
import logging
from datetime import timedelta
from enum import Enum

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from wagtail.models import Site

from members.models import ApplicationAttempt

logger = logging.getLogger(__name__)

SALT = "members.guards"
# A person needs longer to read a form, and does not leave one open for longer.
SHORTEST, LONGEST = timedelta(seconds=3), timedelta(hours=24)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Forms that are taken in: of one sender in an hour, and in a day; of all in a day.
MOST_OF_SENDER, MOST_OF_SENDER_A_DAY, MOST_OF_ALL = 5, 8, 50
IPV6_NETWORK = 64  # bits: what one connection is given as a whole


class Opened(Enum):
    """When a form was opened."""

    IN_TIME = "in time"
    JUST_NOW = "just now"
    LONG_AGO = "long ago, or nobody knows"


def stamp(page: int, age: timedelta = timedelta()) -> str:
    """Return the signed moment at which a form is opened.

    Args:
        page: The form's page.
        age: How long ago that was.
    """
    return signing.dumps([page, (timezone.now() - age).timestamp()], salt=SALT)


def opened(page: int, sent: str) -> Opened:
    """Say when a form was opened by the stamp that came with it; a forged one says nothing."""
    try:
        of_page, moment = signing.loads(sent, salt=SALT)
        age = timedelta(seconds=timezone.now().timestamp() - moment)
    except (signing.BadSignature, TypeError, ValueError, OverflowError):
        return Opened.LONG_AGO
    if of_page != page or age > LONGEST:
        return Opened.LONG_AGO
    return Opened.JUST_NOW if age < SHORTEST else Opened.IN_TIME


# ------------------------------------------------------------------------------------- the sender
def sender_of(request: HttpRequest, site: Site) -> str:
    """Return a digest of a visitor's network address; it is another one on every site."""
    words = f"{site.pk} {_network(_address(request))}"
    return salted_hmac(SALT, words, algorithm="sha256").hexdigest()


def _address(request: HttpRequest) -> str:
    """Return where a request comes from: behind proxies it is what the first of ours has seen."""
    proxies = settings.TRUSTED_PROXIES
    passed_on = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(passed_on) >= proxies and passed_on[-proxies]:
        return passed_on[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    """Return what is one sender: an IPv4 address, or the network of an IPv6 address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped or ipaddress.ip_network((int(found), IPV6_NETWORK), strict=False))
    return str(found)


# ---------------------------------------------------------------------------------- how many
def admits(site: Site, sender: str) -> bool:
    """Count one more form, and say whether there are not too many.

    Counting comes after writing, so that no two processes overlook each other; what is refused
    does not count, and nothing is kept for longer than it counts.
    """
    now = timezone.now()
    ApplicationAttempt.objects.filter(sent_at__lt=now - DAY).delete()
    attempt = ApplicationAttempt.objects.create(site=site, sender=sender)
    of_all = ApplicationAttempt.objects.filter(site=site, sent_at__gt=now - DAY)
    of_sender = of_all.filter(sender=sender)
    if (
        of_sender.filter(sent_at__gt=now - HOUR).count() <= MOST_OF_SENDER
        and of_sender.count() <= MOST_OF_SENDER_A_DAY
        and (number := of_all.count()) <= MOST_OF_ALL
    ):
        if number == MOST_OF_ALL:
            logger.warning("%s takes in no more applications today: %s came in.", site, number)
        return True
    attempt.delete()
    return False
