"""What keeps programs from filling in the form."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import Site

from members import guards
from members.guards import Opened
from members.models import ApplicationAttempt

MINUTE = timedelta(minutes=1)


@pytest.fixture
def site(db):
    return Site.objects.get(hostname="localhost")


@pytest.mark.parametrize(
    ("age", "found"),
    [
        (timedelta(seconds=1), Opened.JUST_NOW),
        (timedelta(seconds=4), Opened.IN_TIME),
        (timedelta(hours=23, minutes=59), Opened.IN_TIME),
        (timedelta(hours=24, minutes=1), Opened.LONG_AGO),
        (timedelta(hours=-1), Opened.JUST_NOW),
    ],
)
def test_stamp_says_when_a_form_was_opened(age, found):
    assert guards.opened(7, guards.stamp(7, age)) == found


STAMPS = {
    "nothing": lambda: "",
    "no stamp": lambda: "x",
    "of another page": lambda: guards.stamp(8, MINUTE),
    "changed": lambda: guards.stamp(7, MINUTE)[:-1] + "\0",
    "for another purpose": lambda: signing.dumps([7, timezone.now().timestamp() - 60], salt="x"),
    "no moment": lambda: signing.dumps([7, "yesterday"], salt=guards.SALT),
    "far away": lambda: signing.dumps([7, 1e300], salt=guards.SALT),
    "no number": lambda: signing.dumps([7, float("nan")], salt=guards.SALT),
    "no list": lambda: signing.dumps(7, salt=guards.SALT),
}


@pytest.mark.parametrize("name", STAMPS)
def test_stamp_that_is_none_of_ours_says_nothing(name):
    assert guards.opened(7, STAMPS[name]()) == Opened.LONG_AGO


# ------------------------------------------------------------------------------------- the sender
def sender(site, address="203.0.113.9", forwarded="", proxies=0, settings=None):
    settings.TRUSTED_PROXIES = proxies
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return guards.sender_of(RequestFactory().post("/", REMOTE_ADDR=address, **headers), site)


def test_sender_is_a_digest_of_its_own_on_every_site(site, settings):
    other = Site.objects.exclude(pk=site.pk).first()

    one = sender(site, settings=settings)

    assert one == sender(site, settings=settings)
    assert one != sender(other, settings=settings)
    assert len(one) == 64


@pytest.mark.parametrize(
    ("first", "second", "are_one"),
    [
        ("2001:db8:1:2::5", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::5", "2001:db8:1:3::5", False),
        ("::ffff:203.0.113.9", "203.0.113.9", True),
        ("203.0.113.8", "203.0.113.9", False),
        ("", "nonsense", True),
    ],
)
def test_network_is_one_sender(site, settings, first, second, are_one):
    found = {sender(site, address, settings=settings) for address in (first, second)}

    assert (len(found) == 1) == are_one


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ("198.51.100.1", 0, "203.0.113.9"),
        ("198.51.100.1", 1, "198.51.100.1"),
        ("192.0.2.66, 198.51.100.1", 1, "198.51.100.1"),
        ("192.0.2.66, 198.51.100.1, 10.0.0.1", 2, "198.51.100.1"),
        ("", 1, "203.0.113.9"),
    ],
)
def test_sender_behind_our_proxies_cannot_be_made_up(site, settings, forwarded, proxies, address):
    expected = sender(site, address, settings=settings)

    assert sender(site, forwarded=forwarded, proxies=proxies, settings=settings) == expected


# ----------------------------------------------------------------------------------- how many
def test_sender_may_send_a_few_forms_an_hour(site):
    answers = [guards.admits(site, "a") for _ in range(guards.MOST_OF_SENDER + 2)]
    ApplicationAttempt.objects.update(sent_at=timezone.now() - guards.HOUR)

    assert answers == [True] * guards.MOST_OF_SENDER + [False, False]
    assert guards.admits(site, "b") is True
    assert guards.admits(site, "a") is True


def test_sender_may_send_no_more_than_some_forms_a_day(site):
    answers = []
    for _ in range(guards.MOST_OF_SENDER_A_DAY + 1):
        answers.append(guards.admits(site, "a"))
        earlier = timezone.now() - guards.HOUR
        ApplicationAttempt.objects.filter(sent_at__gt=earlier).update(sent_at=earlier)

    assert answers == [True] * guards.MOST_OF_SENDER_A_DAY + [False]
    assert guards.admits(site, "b") is True


def test_site_takes_in_some_forms_a_day_whoever_sends_them(site, caplog):
    other = Site.objects.exclude(pk=site.pk).first()

    answers = [guards.admits(site, str(number)) for number in range(guards.MOST_OF_ALL + 1)]

    assert answers == [True] * guards.MOST_OF_ALL + [False]
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert guards.admits(other, "0") is True


def test_senders_are_forgotten_after_a_day(site):
    guards.admits(site, "a")
    ApplicationAttempt.objects.update(sent_at=timezone.now() - guards.DAY)

    guards.admits(site, "b")

    assert list(ApplicationAttempt.objects.values_list("sender", flat=True)) == ["b"]
