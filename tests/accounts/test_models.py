"""Users who sign in with their e-mail address."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import Site

from accounts.choices import Role
from accounts.models import SiteGroup, User
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "ein langes Kennwort"
SPELLINGS = ["ada@example.org", "ADA@EXAMPLE.ORG", "Ada@example.org", "ada@Example.Org"]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("kept", ["Ada@example.org", "ada@example.org"])
def test_user_signs_in_however_the_address_is_spelt(kept, spelling):
    user = UserFactory(email=kept, password=PASSWORD)

    assert authenticate(username=spelling, password=PASSWORD) == user


def test_user_signs_in_to_the_admin_by_address(client):
    user = UserFactory(email="ada@example.org", password=PASSWORD, is_superuser=True)

    response = client.post(
        reverse("wagtailadmin_login"), {"username": "ADA@example.org", "password": PASSWORD}
    )

    assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize(
    ("address", "password", "active"),
    [
        ("ada@example.org", "ein falsches Kennwort", True),
        ("eva@example.org", PASSWORD, True),
        ("ada@example.org", PASSWORD, False),
        ("a%@example.org", PASSWORD, True),
        ("", PASSWORD, True),
    ],
)
def test_nobody_signs_in_with_something_wrong(address, password, active):
    UserFactory(email="ada@example.org", password=PASSWORD, is_active=active)

    assert authenticate(username=address, password=password) is None


def test_user_without_password_cannot_sign_in():
    user = UserFactory(email="ada@example.org")

    assert not user.has_usable_password()


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_address_is_unique_without_regard_to_case_in_forms(spelling):
    UserFactory(email="ada@example.org")

    with pytest.raises(ValidationError) as refused:
        User(email=spelling, password="x").full_clean()

    assert len([message for texts in refused.value.message_dict.values() for message in texts]) >= 1


def test_address_in_other_case_is_refused_with_our_words():
    UserFactory(email="ada@example.org")

    with pytest.raises(ValidationError) as refused:
        User(email="ADA@example.org", password="x").full_clean()

    assert refused.value.messages == ["Es gibt schon ein Konto mit dieser E-Mail-Adresse."]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_address_is_unique_without_regard_to_case_in_the_database(spelling):
    UserFactory(email="ada@example.org")

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email=spelling)


@pytest.mark.parametrize("empty", ["", None])
def test_create_user_without_an_address_is_refused(empty):
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user(empty, PASSWORD)


def test_create_user_saves_somebody_without_rights():
    user = User.objects.create_user(" ada@example.org ", PASSWORD, first_name="Ada")

    user.refresh_from_db()
    assert (user.email, user.first_name, user.is_staff, user.is_superuser, user.is_active) == (
        "ada@example.org",
        "Ada",
        False,
        False,
        True,
    )
    assert user.check_password(PASSWORD)


def test_create_superuser_saves_somebody_who_may_do_everything():
    user = User.objects.create_superuser("ada@example.org", PASSWORD)

    user.refresh_from_db()
    assert (user.is_staff, user.is_superuser) == (True, True)
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("names", "shown"),
    [({}, "ada@example.org"), ({"first_name": "Ada", "last_name": "Beispiel"}, "Ada Beispiel")],
)
def test_user_is_shown_by_name_else_by_address(names, shown):
    assert str(UserFactory.build(email="ada@example.org", **names)) == shown


def test_group_of_a_site_is_unique_by_role_and_language():
    site = Site.objects.get(hostname="localhost")
    known = SiteGroup.objects.get(site=site, role=Role.TRANSLATOR, language_code="en")

    assert str(known) == known.group.name
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteGroup.objects.create(
            group=Group.objects.create(name="Zweite"),
            site=site,
            role=Role.TRANSLATOR,
            language_code="en",
        )
