"""Links that open something stand in no log."""

import logging

import pytest
from django.test import Client

SECRET = "WzEsImFiYyJd:1abcde:geheim"


@pytest.fixture
def written():
    """Return what is logged of requests, as it is written."""

    class Kept(logging.Handler):
        said: list[str] = []

        def emit(self, record):
            self.said.append(record.getMessage())

    handler = Kept()
    handler.said = []
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    yield handler.said
    logger.removeHandler(handler)


@pytest.mark.parametrize("kind", ["application", "confirmation"])
def test_log_of_a_refused_request_holds_no_secret(db, written, kind):
    path = f"/de/_register/{kind}/"

    Client(SERVER_NAME="localhost").get(f"{path}{SECRET}/")

    assert len(written) == 1
    assert written[0].endswith(f": {path}…/")


def test_log_keeps_other_addresses_and_messages_without_arguments(written):
    logger = logging.getLogger("django.request")

    logger.error("Gone: /de/_register/application/abc/ after a while")
    logger.error("%s: %s", "Not Found", "/de/apply/7/")

    assert written == [
        "Gone: /de/_register/application/…/ after a while",
        "Not Found: /de/apply/7/",
    ]
