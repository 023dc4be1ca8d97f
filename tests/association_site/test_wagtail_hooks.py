"""Sites in use stay; the reports that show all of them are the administrators' own."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from accounts.choices import Role
from members.models import Organisation
from pages.models import SiteLanguage, SiteSettings
from tests.factories.accounts import UserFactory, user_with_role
from tests.factories.pages import StandardPageFactory, home_of, locale_of

pytestmark = pytest.mark.django_db

WITH_REGISTER, WITHOUT = "localhost", "auslaenderrat.localhost"
SITES = [WITH_REGISTER, WITHOUT]


@pytest.fixture
def client():
    """Sign in an administrator of all sites."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(UserFactory(is_superuser=True))
    return client


def counts():
    return Site.objects.count(), Page.objects.count(), Organisation.objects.count()


def told(client, response):
    """Return what the admin says after a redirect to a page that opens."""
    assert response.status_code == 302
    found = [(message.level_tag, str(message)) for message in get_messages(response.wsgi_request)]
    assert client.get(response["Location"], follow=True).status_code == 200
    return [(tag, " ".join(text.split())) for tag, text in found]


def refusal(hostname):
    name = Site.objects.get(hostname=hostname).site_name
    return [("error", f"Die Startseite der Website {name} kann nicht gelöscht werden.")]


def confirmed(client, address):
    """Send the form that asks whether to delete, as somebody who types what it asks for."""
    asked = client.get(address)
    if asked.status_code == 302:
        return client.post(address)
    field = BeautifulSoup(asked.content, "html.parser").select_one("[name=confirm_site_name]")
    name = str(asked.context["wagtail_site_name"])
    return client.post(address, {"confirm_site_name": name} if field else {})


def bulk_deletion(*pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    return f"{address}?{'&'.join(f'id={page.pk}' for page in pages)}&next=/admin/"


@pytest.mark.parametrize("hostname", SITES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_home_page_of_a_site_is_not_deleted(client, hostname, method):
    before = counts()
    address = reverse("wagtailadmin_pages:delete", args=[home_of(hostname).pk])

    response = getattr(client, method)(address)

    assert told(client, response) == refusal(hostname)
    assert counts() == before


def test_refusal_is_in_the_language_of_the_user(client):
    user = UserFactory(is_superuser=True)
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)

    response = client.post(reverse("wagtailadmin_pages:delete", args=[home_of().pk]))

    name = Site.objects.get(hostname=WITH_REGISTER).site_name
    assert told(client, response) == [
        ("error", f"The home page of the site {name} cannot be deleted.")
    ]


@pytest.mark.parametrize("hostname", SITES)
def test_home_page_among_other_pages_is_not_deleted(client, hostname):
    pages = [StandardPageFactory(), home_of(hostname)]
    before = counts()

    response = confirmed(client, bulk_deletion(*pages))

    assert told(client, response) == refusal(hostname)
    assert counts() == before


def test_other_pages_are_deleted(client):
    pages = [StandardPageFactory() for _number in range(3)]

    single = confirmed(client, reverse("wagtailadmin_pages:delete", args=[pages[0].pk]))
    several = confirmed(client, bulk_deletion(*pages[1:]))

    assert [tag for tag, _text in told(client, single) + told(client, several)] == ["success"] * 2
    assert not Page.objects.filter(pk__in=[page.pk for page in pages]).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_site_with_a_register_is_not_deleted(client, method):
    before = counts()
    site = Site.objects.get(hostname=WITH_REGISTER)

    response = getattr(client, method)(reverse("wagtailsites:delete", args=[site.pk]))

    sentence = "führt ein Register von Organisationen und kann nicht gelöscht werden."
    assert told(client, response) == [("error", f"Die Website {site.site_name} {sentence}")]
    assert counts() == before


def test_site_without_a_register_is_deleted(client):
    site = Site.objects.get(hostname=WITHOUT)
    address = reverse("wagtailsites:delete", args=[site.pk])

    asked, response = client.get(address), client.post(address)

    assert asked.status_code == 200
    assert (response.status_code, response["Location"]) == (302, reverse("wagtailsites:index"))
    assert not Site.objects.filter(pk=site.pk).exists()


# ------------------------------------------------------------------------------------ the tree
def deletion(page, several):
    return bulk_deletion(page) if several else reverse("wagtailadmin_pages:delete", args=[page.pk])


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMINISTRATION])
def test_home_page_of_a_language_is_not_deleted_by_a_site(client, role, several):
    client.force_login(user_with_role(role, WITH_REGISTER))
    SiteLanguage.objects.create(
        settings=SiteSettings.objects.get(site__hostname=WITH_REGISTER), language_code="ar"
    )
    page = home_of().copy_for_translation(locale_of("ar"))

    response = client.post(deletion(page, several))

    sentence = (
        "Eine Startseite kann nicht gelöscht werden. Schalten Sie stattdessen die Sprache aus."
    )
    assert told(client, response) == [("error", sentence)]
    assert Page.objects.filter(pk=page.pk).exists()


def test_home_page_of_a_language_is_deleted_by_the_administrator_of_all_sites(client):
    page = home_of().copy_for_translation(locale_of("ar"))

    response = confirmed(client, deletion(page, several=False))

    assert [tag for tag, _text in told(client, response)] == ["success"]
    assert not Page.objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize("several", [False, True])
def test_draft_is_not_deleted_by_a_translator(client, several):
    client.force_login(user_with_role(Role.TRANSLATOR, WITH_REGISTER))
    page = StandardPageFactory(parent=home_of(language_code="en"), live=False)

    response = client.post(deletion(page, several))

    assert told(client, response) == [("error", "Nur die Redaktion kann Seiten löschen.")]
    assert Page.objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize("several", [False, True])
def test_page_without_pages_below_is_deleted_by_an_editor(client, several):
    client.force_login(user_with_role(Role.EDITOR, WITH_REGISTER))
    page = StandardPageFactory()

    response = confirmed(client, deletion(page, several))

    assert [tag for tag, _text in told(client, response)] == ["success"]
    assert not Page.objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize(("role", "left"), [(Role.EDITOR, True), (Role.ADMINISTRATION, False)])
def test_pages_with_pages_below_are_deleted_by_the_administration(client, role, left):
    client.force_login(user_with_role(role, WITH_REGISTER))
    page = StandardPageFactory(parent=StandardPageFactory()).get_parent()

    confirmed(client, deletion(page, several=False))

    assert Page.objects.filter(pk=page.pk).exists() is left


@pytest.mark.parametrize(("role", "offered"), [(Role.EDITOR, False), (Role.TRANSLATOR, True)])
def test_handing_in_is_offered_to_those_who_cannot_publish(client, role, offered):
    client.force_login(user_with_role(role, WITH_REGISTER))
    page = StandardPageFactory(parent=home_of(language_code="en"))

    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert ('name="action-submit"' in answer) is offered
    assert ('name="action-publish"' in answer) is not offered


# ---------------------------------------------------------------------------------------- reports
def test_menu_offers_reports_to_those_who_may_open_them(client):
    names = ("site_history", "page_types_usage", "locked_pages")
    addresses = [reverse(f"wagtailadmin_reports:{name}") for name in names]

    administrators = client.get(reverse("wagtailadmin_home")).content.decode()
    client.force_login(user_with_role(Role.EDITOR, "localhost"))
    editors = client.get(reverse("wagtailadmin_home")).content.decode()

    assert [address in administrators for address in addresses] == [True, True, True]
    assert [address in editors for address in addresses] == [False, False, True]
