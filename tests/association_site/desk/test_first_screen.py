"""The first screen as a whole: whom it greets, and what it does not show."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import Client
from wagtail.users.models import UserProfile

from accounts.choices import Role
from tests.factories.accounts import UserFactory, user_with_role
from tests.factories.pages import StandardPageFactory, home_of

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


def screen(user, hostname="localhost"):
    client = Client(SERVER_NAME=hostname)
    client.force_login(user)
    response = client.get("/admin/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(soup):
    return " ".join(soup.select_one("main").get_text(" ").split())


def test_screen_greets_by_name_and_role():
    shown = words(screen(user_with_role(Role.EDITOR, "localhost", first_name="Ada")))

    assert "Guten Tag, Ada" in shown
    assert "DSM Redaktion" in shown


def test_screen_speaks_the_language_of_the_person():
    user = user_with_role(Role.BOARD, "localhost")
    UserProfile.objects.create(user=user, preferred_language="en")

    shown = words(screen(user))

    assert "Welcome" in shown
    assert "Register of members" in shown


def test_screen_shows_nothing_of_other_sites():
    StandardPageFactory(parent=home_of(OTHER), title="Geheim", live=False).save_revision()

    shown = str(screen(user_with_role(Role.ADMINISTRATION, "localhost")))

    assert "Ausländerrat" not in shown
    assert "Geheim" not in shown
    assert f"/{home_of(OTHER).pk}/" not in shown


def test_administrator_of_all_sites_sees_each_of_them():
    soup = screen(UserFactory(is_superuser=True))

    names = [name.get_text() for name in soup.select(".desk-site__name")]
    assert names == ["DSM", "Ausländerrat Dresden", "Alle Websites"]


def test_somebody_without_a_site_is_told_so():
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))

    assert "gehört noch zu keiner Website" in words(screen(user))


def test_wagtails_own_numbers_and_news_are_gone():
    soup = screen(user_with_role(Role.EDITOR, "localhost"))

    assert soup.select(".w-summary") == []
    assert re.findall(r"https?://[^/\"]*wagtail[^\"]*", str(soup.select_one("main"))) == []
