"""The lists behind the welcome panel."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from accounts.choices import Role
from pages.models import SiteSettings
from tests.factories.accounts import UserFactory, user_with_role
from tests.factories.files import ImageFactory
from tests.factories.pages import StandardPageFactory, home_of, locale_of

pytestmark = pytest.mark.django_db

OTHER = "auslaenderrat.localhost"


def client_of(role, hostname="localhost"):
    client = Client(SERVER_NAME="localhost")
    client.force_login(user_with_role(role, hostname))
    return client


def address(site, kind="draft", language="de"):
    return f"/admin/unfinished/{site.pk}/{kind}/{language}/"


def rows(response):
    soup = BeautifulSoup(response.content, "html.parser")
    return {
        row.select_one("th span").get_text(): row.select_one("th a")["href"]
        for row in soup.select(".desk-list tbody tr")
    }


def test_list_leads_to_the_forms_of_its_pages(site):
    page = StandardPageFactory(title="Ein Entwurf", live=False)
    StandardPageFactory(title="Veröffentlicht")

    response = client_of(Role.EDITOR).get(address(site))

    assert rows(response) == {"Ein Entwurf": f"/admin/pages/{page.pk}/edit/"}


def test_list_of_untranslated_pages_leads_to_translating(site):
    page = StandardPageFactory(title="Nur auf Deutsch")

    response = client_of(Role.EDITOR).get(address(site, "untranslated", "en"))

    assert rows(response)["Nur auf Deutsch"] == f"/admin/localize/submit/page/{page.pk}/"


def test_titles_are_marked_with_their_language(site):
    StandardPageFactory(
        parent=home_of(language_code="en"), locale=locale_of("en"), title="A draft", live=False
    )

    response = client_of(Role.TRANSLATOR).get(address(site, "draft", "en"))

    title = BeautifulSoup(response.content, "html.parser").select_one(".desk-list th span")
    assert (title.get_text(), title["lang"], title["dir"]) == ("A draft", "en", "ltr")


def test_empty_list_says_so(site):
    response = client_of(Role.EDITOR).get(address(site, "scheduled"))

    assert "Hier ist nichts mehr zu tun." in response.content.decode()


def test_long_list_has_several_pages(site):
    for _number in range(51):
        StandardPageFactory(live=False)
    client = client_of(Role.EDITOR)

    first, second = (client.get(f"{address(site)}?p={number}") for number in (1, 2))

    assert (len(rows(first)), len(rows(second))) == (50, 1)
    assert "Seite 2 von 2" in second.content.decode()


@pytest.mark.parametrize(
    ("role", "kind", "language", "status"),
    [
        (Role.EDITOR, "draft", "en", 200),
        (Role.TRANSLATOR, "draft", "en", 200),
        (Role.TRANSLATOR, "draft", "de", 302),
        (Role.TRANSLATOR, "untranslated", "en", 302),
        (Role.BOARD, "draft", "de", 302),
        (Role.EDITOR, "draft", "tr", 404),
        (Role.EDITOR, "anything", "de", 404),
    ],
)
def test_list_is_for_those_who_work_on_it(site, role, kind, language, status):
    assert client_of(role).get(address(site, kind, language)).status_code == status


@pytest.mark.parametrize("role", Role)
def test_list_of_another_site_is_not_shown(site, role):
    client = client_of(role, OTHER)

    assert client.get(address(site)).status_code == 302
    assert client.get(f"/admin/unfinished/{site.pk}/images/").status_code == 302


def test_images_of_the_own_site_alone_are_listed(site):
    for hostname in ("localhost", OTHER):
        ImageFactory(
            title=f"Bild von {hostname}",
            collection=SiteSettings.objects.get(site__hostname=hostname).collection,
        )

    response = client_of(Role.EDITOR).get(f"/admin/unfinished/{site.pk}/images/")

    soup = BeautifulSoup(response.content, "html.parser")
    titles = [" ".join(item.get_text().split()) for item in soup.select(".desk-images li")]
    assert "Bild von localhost" in titles
    assert f"Bild von {OTHER}" not in titles


def test_administrator_of_all_sites_opens_every_list(site):
    client = Client(SERVER_NAME="localhost")
    client.force_login(UserFactory(is_superuser=True))
    other = home_of(OTHER).get_site()

    assert client.get(address(site)).status_code == 200
    assert client.get(address(other)).status_code == 200
