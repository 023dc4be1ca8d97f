"""Addresses of the admin with numbers that no row can have."""

import pytest
from django.test import Client

from accounts.choices import Role
from tests.factories.accounts import user_with_role

pytestmark = pytest.mark.django_db

TOO_LARGE = "9" * 20
UNREADABLE = "9" * 5000


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"pages/{TOO_LARGE}/edit/", 404),
        (f"pages/{TOO_LARGE}/", 404),
        (f"bulk/wagtailcore/page/delete/?id=all&childOf={UNREADABLE}", 302),
    ],
)
def test_number_too_large_for_a_row_is_not_found(address, status):
    client = Client(SERVER_NAME="localhost", raise_request_exception=False)
    client.force_login(user_with_role(Role.EDITOR, "localhost"))

    assert client.get(f"/admin/{address}").status_code == status
