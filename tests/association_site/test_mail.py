"""Mail without a mail server: the work goes on, and the log says it."""

import logging
import socket

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import Client

from accounts.choices import Role
from tests.factories.accounts import user_with_role
from tests.factories.pages import home_of
from translations import handing_in, memory

BACKEND = "association_site.mail.PatientBackend"


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


@pytest.mark.django_db
def test_page_is_handed_in_all_the_same(silence):
    user_with_role(Role.EDITOR, "localhost")
    translator = Client(SERVER_NAME="localhost")
    translator.force_login(user_with_role(Role.TRANSLATOR, "localhost"))
    tie = memory.source_of(home_of()).translations.get(target_locale__language_code="en")

    translator.post(f"/admin/localize/translate/{tie.pk}/hand-in/")

    assert handing_in.waiting(home_of(language_code="en")) is not None
