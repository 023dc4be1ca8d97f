"""What services do wrong: told in words, and nothing is lost."""

import pytest
from wagtail.users.models import UserProfile
from wagtail_localize.machine_translators import get_machine_translator

from accounts.choices import Role
from tests.factories.accounts import signed_in, translator, user_with_role
from tests.translations.conftest import translate
from tests.translations.machine.asking import SHOUTED, ask, kept
from tests.translations.machine.conftest import DEEPL, use
from translations.machine.service import Service

pytestmark = pytest.mark.django_db

FAILURES = [
    (403, {}, "{} does not accept our key. Please tell an administrator."),
    (456, {}, "What may be translated with {} this month is used up."),
    (429, {}, "{} gets too many requests. Please try again in a minute."),
    (400, {"error": "fa"}, "{} does not translate between these languages, or not this text."),
    (500, b"<h1>Error</h1>", "{} does not work at the moment. Please try again later."),
    (307, {}, "{} does not work at the moment. Please try again later."),
    (200, b"<h1>Welcome</h1>", "{} sent an answer that cannot be read."),
    (200, [], "{} sent an answer that cannot be read."),
    (200, {"translations": [{"text": "A"}], "translatedText": ["A"]}, "{} translated only a part of what it got."),
    (200, {"translations": [{"text": None}] * 3, "translatedText": [None] * 3}, "{} translated only a part of what it got."),
    (0, {}, "{} did not answer in time. Please try again later."),
]  # fmt: skip


def test_failures_are_told_and_nothing_is_lost(either, tie, english, source, settings, monkeypatch):
    monkeypatch.setattr(Service, "longest_pause", 0.0)
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["TIMEOUT"] = 0.3
    translate(source, english, {"Anfang": "Beginning"})
    user = user_with_role(Role.TRANSLATOR, "localhost")
    UserProfile.objects.create(user=user, preferred_language="en")
    client, name = signed_in(user), get_machine_translator().display_name
    found = []
    for status, content, _said in FAILURES:
        either.answers = [(status, {"Location": either.url}, content)] * 3
        found.append(ask(client, tie))

    assert found == [{"error": said.format(name)} for _status, _content, said in FAILURES]
    assert kept(english) == {"Anfang": "Beginning"}


def test_service_that_is_not_there_is_told(either, tie, english, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["URL"] = "http://127.0.0.1:9"

    assert list(ask(translator("en"), tie)) == ["error"]
    assert kept(english) == {}


def test_service_is_asked_again_where_it_wants_it_later(either, tie, english, monkeypatch):
    monkeypatch.setattr(Service, "longest_pause", 0.0)
    either.answers = [(429, {"Retry-After": "1"}, {}), (503, {}, {})]

    told = ask(translator("en"), tie)

    assert list(told) == ["success"]
    assert (len(either.asked), kept(english)) == (3, SHOUTED)


def test_what_came_before_a_failure_is_kept(either, tie, english, monkeypatch):
    monkeypatch.setattr(Service, "most_letters", 15)
    for service in Service.__subclasses__():
        monkeypatch.setattr(service, "most_letters", 15)
    answer = either.answer

    def fail_later(*asked):
        return (456, {}, {}) if len(either.asked) == 2 else answer(*asked)

    either.answer = fail_later
    told = ask(translator("en"), tie)

    assert set(told) == {"success", "error"}
    assert set(kept(english)) == {"Größe zeigen", "Anfang"}


def test_service_that_takes_too_long_is_asked_once_more_by_hand(service, settings, tie, english):
    use(settings, service, DEEPL, SECONDS=0)

    assert list(ask(translator("en"), tie)) == ["error"]
    assert service.asked == []
