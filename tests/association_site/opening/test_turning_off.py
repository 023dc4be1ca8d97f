"""Taking a language off a site: what visitors find, what is kept, and that it comes back."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page

from accounts.choices import Role
from association_site.opening.languages import add_language, public_pages, turn_language_off
from pages.models import HomePage, SiteLanguage
from tests.association_site.opening.conftest import HOST
from tests.factories.accounts import UserFactory, user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def test_language_that_is_off_keeps_its_texts_and_comes_back_as_it_was(site):
    add_language(site, "en")
    home = HomePage.of_site(site).get(locale__language_code="en")
    home.save_revision().publish()
    pages = list(Page.objects.descendant_of(home, inclusive=True).values("pk", "live", "title"))
    visitor = Client(SERVER_NAME=HOST)

    assert visitor.get("/en/").status_code == 200
    assert turn_language_off(site, "en") is True
    answer = visitor.get("/en/")
    assert (answer.status_code, "/en/" in str(visitor.get("/sitemap.xml").content)) == (404, False)
    links = BeautifulSoup(answer.content, "html.parser").select("main .versions a")
    assert [link["href"] for link in links] == ["/de/"]
    assert turn_language_off(site, "en") is False
    assert (
        list(Page.objects.descendant_of(home, inclusive=True).values("pk", "live", "title"))
        == pages
    )

    added = add_language(site, "en")

    assert (added.turned_on, added.drafts) == (True, [])
    assert visitor.get("/en/").status_code == 200
    assert public_pages(home) == 1


def test_main_language_cannot_be_turned_off(site):
    with pytest.raises(ValidationError) as caught:
        turn_language_off(site, "de")

    assert caught.value.message_dict == {
        "language": ["Die Hauptsprache der Website kann nicht ausgeschaltet werden."]
    }


def test_language_is_turned_off_after_it_was_said_what_that_means(client, site):
    client.force_login(user_with_role(Role.ADMINISTRATION, HOST))
    add_language(site, "en")
    HomePage.of_site(site).get(locale__language_code="en").save_revision().publish()
    settings = reverse("wagtailsettings:edit", args=["pages", "sitesettings", site.pk])
    address = reverse("turn_language_off", args=[site.pk, "en"])

    link = soup(client.get(settings)).select_one(f'main a[href="{address}"]')
    page = words(soup(client.get(address)).select_one("main"))
    response = client.post(address)

    assert words(link) == "Englisch ausschalten"
    assert "Eine Seite ist nicht mehr zu lesen." in page
    assert f"{site.root_url}/en/" in page
    assert response["Location"] == settings
    assert not SiteLanguage.objects.get(settings__site=site, language_code="en").enabled
    entry = ModelLogEntry.objects.filter(content_type__model="sitesettings").first()
    assert entry.user == get_user(client)
    again = reverse("new_language", args=[site.pk]) + "?language=en"
    assert soup(client.get(settings)).select_one(f'main a[href="{again}"]')
    assert soup(client.get(again)).select_one("input[value=en]").has_attr("checked")


@pytest.mark.parametrize("code", ["de", "ar", "xx"])
def test_language_that_is_the_main_one_or_off_cannot_be_turned_off(administrator, site, code):
    address = reverse("turn_language_off", args=[site.pk, code])

    assert [administrator.get(address).status_code, administrator.post(address).status_code] == [
        404, 404,
    ]  # fmt: skip


def test_settings_list_complete_languages_and_those_the_sites_have(administrator, site):
    facts = SiteLanguage.objects.get(settings__site=site).settings
    SiteLanguage.objects.create(settings=facts, language_code="tr")
    SiteLanguage.objects.create(settings=facts, language_code="en")
    page = soup(
        administrator.get(reverse("wagtailsettings:edit", args=["pages", "sitesettings", site.pk]))
    )

    lists = page.select("select[name$=language_code]")
    assert {tuple(option["value"] for option in choice.select("option")) for choice in lists} == {
        ("", "de", "en", "ar", "uk", "de-simple", "tr")
    }
    states = [words(row) for row in page.select("#state-of-languages + ul > li")]
    assert ["auf Deutsch" in row for row in states] == [False, True, False]
