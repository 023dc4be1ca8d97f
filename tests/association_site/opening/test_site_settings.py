"""The settings of a site: no language without a home page, and a history that says what changed."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.choices import Role
from association_site.opening.languages import add_language
from pages.models import HomePage, SiteLanguage, SiteSettings
from tests.association_site.opening.conftest import HOST
from tests.factories.accounts import user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def administration(client, site):
    client.force_login(
        user_with_role(Role.ADMINISTRATION, HOST, first_name="Ada", last_name="Test")
    )
    return client


def address(site):
    return reverse("wagtailsettings:edit", args=["pages", "sitesettings", site.pk])


def filled(client, site):
    """Return what the form of the settings would send."""
    form = client.get(address(site)).context["form"]
    data = {}
    for bound in form:
        if bound.name != "social" and bound.name not in form.formsets:
            data[bound.html_name] = bound.value() or ""
    data |= {"social-count": "0"}
    for name, formset in form.formsets.items():
        data |= {f"{name}-TOTAL_FORMS": len(formset.forms), f"{name}-INITIAL_FORMS": len(formset.forms)}  # fmt: skip
        for row in formset.forms:
            for bound in row:
                value = bound.value()
                if value not in (None, False):
                    data[bound.html_name] = value
    return data


def with_language(data, code):
    number = int(data["languages-TOTAL_FORMS"])
    return data | {
        "languages-TOTAL_FORMS": number + 1,
        f"languages-{number}-language_code": code,
        f"languages-{number}-enabled": "on",
        f"languages-{number}-ORDER": number + 1,
    }


def shown(response, selector="main"):
    return " ".join(BeautifulSoup(response.content, "html.parser").select_one(selector).get_text(" ").split())  # fmt: skip


def history(client, site):
    response = client.get(reverse("site_settings_history", args=[site.pk]))
    soup = BeautifulSoup(response.content, "html.parser")
    return [
        [" ".join(cell.get_text().split()) for cell in row.select("td")[:3]]
        for row in soup.select("table.listing tbody tr")
    ]


def test_language_turned_on_in_the_form_gets_all_it_needs(administration, site):
    data = with_language(filled(administration, site), "en")

    response = administration.post(address(site), data, follow=True)

    home = HomePage.of_site(site).get(locale__language_code="en")
    assert home.live is False
    assert "Englisch ist eingeschaltet." in shown(response, ".messages")
    assert "Englisch : Startseite noch nicht veröffentlicht" in shown(response)


def test_history_says_what_changed_and_who_did_it(administration, site):
    add_language(site, "en")
    data = filled(administration, site) | {"short_name": "BV", "palette": "plum"}
    del data["languages-1-enabled"]

    administration.post(address(site), data)

    action, changed, user = history(administration, site)[0]
    assert action == "Bearbeitet"
    assert changed == (
        "Kurzname: „BV“ kam hinzu Farben: aus „Petrol“ wurde „Pflaume“"
        " Sprachen: aus „Englisch, eingeschaltet: Ja“ wurde „Englisch, eingeschaltet: Nein“"
    )
    assert user == "Ada Test"
    assert SiteLanguage.objects.get(settings__site=site, language_code="en").enabled is False


def test_history_knows_languages_that_were_added_by_the_guided_form(administration, site):
    administration.post(reverse("new_language", args=[site.pk]), {"language": "en"})

    _action, changed, user = history(administration, site)[0]
    assert changed == "Sprachen: „Englisch, eingeschaltet: Ja“ kam hinzu"
    assert user == "Ada Test"


def test_history_of_a_command_names_the_system(administration, site):
    assert history(administration, site)[-1][2] == "System"


def test_form_leads_to_history_language_and_next_steps(administration, site):
    page = BeautifulSoup(administration.get(address(site)).content, "html.parser")

    for name in ("site_settings_history", "new_language", "site_steps"):
        assert page.select_one(f'main a[href="{reverse(name, args=[site.pk])}"]') is not None


def test_form_with_a_mistake_keeps_everything(administration, site):
    data = with_language(filled(administration, site), "de") | {"short_name": "BV"}

    response = administration.post(address(site), data)

    assert response.status_code == 200
    assert SiteSettings.objects.get(site=site).short_name == ""
    assert ModelLogEntry.objects.for_instance(SiteSettings.objects.get(site=site)).filter(
        user__isnull=False
    ).count() == 0  # fmt: skip


@pytest.mark.parametrize("part", ["", "results/"])
def test_history_is_closed_to_other_sites(client, site, part):
    client.force_login(user_with_role(Role.ADMINISTRATION, "localhost"))

    for pk in (site.pk, 98765):
        response = client.get(reverse("site_settings_history", args=[pk]) + part)
        assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))


def test_history_can_be_filtered(administration, site):
    response = administration.get(
        reverse("site_settings_history_results", args=[site.pk]), {"action": "wagtail.create"}
    )

    rows = BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")
    assert len(rows) == 1
