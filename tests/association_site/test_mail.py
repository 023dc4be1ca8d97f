"""Mail without a mail server: the work goes on, and the log says it."""

import logging
import socket
import time

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import Client
from wagtail.admin.mail import OpenedConnection, send_mail

from accounts.choices import Role
from tests.factories.accounts import user_with_role
from tests.factories.pages import home_of
from translations import handing_in, memory

BACKEND = "association_site.mail.PatientBackend"
TIMEOUT = 0.3


@pytest.fixture
def silence(settings):
    """A port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = probe.getsockname()
    settings.EMAIL_BACKEND = BACKEND


def test_message_is_not_sent_and_logged(silence, caplog):
    with caplog.at_level(logging.ERROR):
        sent = EmailMessage("Probe", "Text", None, ["a@example.org"]).send()

    assert sent == 0
    assert "does not answer" in caplog.text
    assert get_connection().open() is None


@pytest.fixture
def mute(settings):
    """A server that takes calls and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        settings.EMAIL_BACKEND, settings.EMAIL_TIMEOUT = BACKEND, TIMEOUT
        yield


def test_mute_server_is_waited_for_once_and_not_once_a_recipient(mute, caplog):
    begun = time.monotonic()

    with caplog.at_level(logging.ERROR), OpenedConnection(get_connection()) as connection:
        sent = [
            send_mail("Probe", "Text", [f"{name}@example.org"], connection=connection)
            for name in "abc"
        ]

    assert sent == [0, 0, 0]
    assert ["does not answer" in record.message for record in caplog.records] == [True]
    assert TIMEOUT <= time.monotonic() - begun < 2 * TIMEOUT


@pytest.mark.django_db
def test_page_is_handed_in_all_the_same(silence):
    user_with_role(Role.EDITOR, "localhost")
    translator = Client(SERVER_NAME="localhost")
    translator.force_login(user_with_role(Role.TRANSLATOR, "localhost"))
    tie = memory.source_of(home_of()).translations.get(target_locale__language_code="en")

    translator.post(f"/admin/localize/translate/{tie.pk}/hand-in/")

    assert handing_in.waiting(home_of(language_code="en")) is not None
